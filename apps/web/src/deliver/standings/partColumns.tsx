import type { PartStanding, SplitPart, SplitStanding } from '@chengshi/contract';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { links } from '../../app/links.ts';
import type { Column } from '../../ui/DataTable.tsx';
import { LightBadge } from '../../ui/LightBadge.tsx';
import { figureWords } from '../../ui/wording.ts';

/** What is said about each part of a split, as columns beside its share: who answers, what is claimed and verified, its light and why. */
export function partColumns(
  parts: readonly PartStanding[],
  commitmentId: string,
  t: TFunction,
  language: string,
): readonly Column<SplitPart>[] {
  const standingOf = (part: SplitPart) => parts.find(({ place }) => place === part.place);
  const valued = (value: number | null | undefined) =>
    value === null || value === undefined ? <span className="muted">—</span> : figureWords(value);
  return [
    { id: 'claimed', title: t('parts.claimed'), numeric: true, cell: (part) => valued(standingOf(part)?.claimed) },
    { id: 'verified', title: t('parts.verified'), numeric: true, cell: (part) => valued(standingOf(part)?.verified) },
    {
      id: 'answers',
      title: t('parts.answers'),
      cell: (part) => {
        const standing = standingOf(part);
        if (!standing?.seen) return <span className="muted">{t('parts.unseen')}</span>;
        if (!standing.dispatch) return <span className="muted">{t('parts.notSent')}</span>;
        const { unit, state } = standing.dispatch;
        return (
          <span>
            <Link {...links.unit(unit.id)}>{unit.name}</Link>{' '}
            <Link {...links.split(commitmentId, part.place)} className={state === 'objected' ? 'field-fault' : 'muted'}>
              {t(`dispatches.state.${state}`)}
            </Link>
          </span>
        );
      },
    },
    {
      id: 'light',
      title: t('parts.light'),
      className: 'sentence',
      cell: (part) => {
        const status = standingOf(part)?.status;
        if (!status) return <span className="muted">—</span>;
        const [reason] = status.reasons;
        return (
          <span>
            <LightBadge light={status.light} />{' '}
            {reason && <span className="muted">{language === 'en' ? reason.en : reason.zh}</span>}
          </span>
        );
      },
    },
  ];
}

/** What the parts come to beside what the whole claims; the one never takes the place of the other. */
export function TogetherWords({ standing, t }: { readonly standing: SplitStanding; readonly t: TFunction }) {
  const { whole, together, difference, unit, parts } = standing;
  if (!whole) return null;
  const valued = (value: number | null) => (value === null ? t('parts.nothing') : `${figureWords(value)} ${unit}`);
  return (
    <p className="head-facts">
      <span>{t('parts.expected', { value: valued(Number(whole.expected.toFixed(2))) })}</span>
      {together && (
        <span>
          {t('parts.together', { value: valued(together.claimed), reported: together.reported, all: parts.length })}
        </span>
      )}
      {together && together.verified !== null && (
        <span>{t('parts.togetherVerified', { value: valued(together.verified) })}</span>
      )}
      <span>{t('parts.whole', { value: valued(whole.claimed) })}</span>
      {difference !== null && difference !== 0 && (
        <strong className="field-fault">
          {t(difference > 0 ? 'parts.wholeMore' : 'parts.partsMore', { value: valued(Math.abs(difference)) })}
        </strong>
      )}
    </p>
  );
}
