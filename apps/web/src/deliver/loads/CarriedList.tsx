import type { Carried, CarriedByPerson } from '@chengshi/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { links } from '../../app/links.ts';
import { LightBadge } from '../../ui/LightBadge.tsx';
import { partWords } from '../../ui/wording.ts';

/** Commitments with their lights and why, what is due, and what was last reported. */
export function CarriedList({ rows }: { readonly rows: readonly (Carried | CarriedByPerson)[] }) {
  const { t, i18n } = useTranslation();
  return (
    <ul className="dispatch-cards">
      {rows.map((row) => {
        const { commitment, part, status, state, lastReport } = row;
        const [reason] = status.reasons;
        return (
          <li key={`${commitment.id} ${part?.place} ${'duty' in row ? row.duty : ''}`} className="dispatch-card">
            <LightBadge light={status.light} />
            <div className="dispatch-body">
              <Link
                {...(part ? links.split(commitment.id, part.place) : links.commitment(commitment.id))}
                className="row-title"
                lang="zh-CN"
              >
                {commitment.title}
              </Link>
              <p className="head-facts muted">
                <span className="figure">{commitment.code}</span>
                {part && <span className="tag">{partWords(part, t)}</span>}
                <span>{commitment.due ? t('loads.due', { date: commitment.due }) : t('loads.noDue')}</span>
                {'duty' in row && <strong>{t(`dispatches.duty.${row.duty}`)}</strong>}
                {'unit' in row && <Link {...links.unit(row.unit.id)}>{row.unit.name}</Link>}
                {'inherited' in row && row.inherited && (
                  <span className="tag">{t('loads.inherited', { name: row.inherited })}</span>
                )}
                {state !== 'accepted' && <span>{t(`dispatches.state.${state}`)}</span>}
              </p>
              <p className="muted">
                {i18n.language === 'en' ? reason?.en : reason?.zh}
                {' · '}
                {lastReport
                  ? t('loads.lastReport', { date: lastReport.on, words: lastReport.words })
                  : t('loads.noReport')}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
