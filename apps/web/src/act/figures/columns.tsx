import type { FigureLine } from '@chengshi/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CommitmentLink } from '../../app/CommitmentLink.tsx';
import { links } from '../../app/links.ts';
import type { Column } from '../../ui/DataTable.tsx';
import { figureWords } from '../../ui/wording.ts';

interface CommitmentName {
  readonly id: string;
  readonly code: string;
  readonly title: string;
}
/** As the client has it: without the brands of ids. */
type Line = Omit<FigureLine, 'commitment' | 'unit' | 'indicator' | 'given'> & {
  readonly commitment: CommitmentName;
  readonly indicator: { readonly id: string; readonly name: string } | null;
  readonly given: (Omit<NonNullable<FigureLine['given']>, 'from'> & { readonly from: CommitmentName | null }) | null;
  readonly unit: { readonly id: string; readonly name: string };
};

const valued = (value: number, unit: string | null): string => `${figureWords(value)} ${unit ?? ''}`.trim();

/** A figure that is asked for: whose, and what was given. */
export function useLineColumns(): readonly Column<Line>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'commitment',
      head: true,
      title: t('figures.commitment'),
      cell: ({ commitment, indicator }) => (
        <>
          <CommitmentLink commitment={commitment} />
          {indicator && (
            <span className="fact-note">
              {t('figures.measuredBy')} <Link {...links.indicator(indicator.id)}>{indicator.name}</Link>
            </span>
          )}
        </>
      ),
    },
    { id: 'unit', title: t('figures.unit'), cell: ({ unit }) => <span lang="zh-CN">{unit.name}</span> },
    { id: 'found', title: t('figures.found'), cell: ({ found }) => t(`figures.states.${found}`) },
    {
      id: 'value',
      title: t('figures.value'),
      numeric: true,
      cell: ({ given, valueUnit }) =>
        given === null || given.value === null ? null : (
          <div>
            {valued(given.value, valueUnit)}
            {given.verified && (
              <span className="fact-note">
                {given.verified.value === null
                  ? t(`verification.verdict.${given.verified.verdict}`)
                  : t('figures.verified', { value: valued(given.verified.value, valueUnit) })}
              </span>
            )}
            {given.adopted !== null && (
              <span className="fact-note">{t('figures.adopted', { value: valued(given.adopted, valueUnit) })}</span>
            )}
          </div>
        ),
    },
    {
      id: 'given',
      title: t('figures.given'),
      cell: ({ given }) =>
        given === null ? (
          <strong className="message-new">{t('figures.notYet')}</strong>
        ) : (
          <div>
            <span className="figure">{given.asOf}</span> <span lang="zh-CN">{given.words}</span>
            {given.from && (
              <span className="fact-note">
                {t('figures.from')} <CommitmentLink commitment={given.from} />
              </span>
            )}
          </div>
        ),
    },
  ];
}
