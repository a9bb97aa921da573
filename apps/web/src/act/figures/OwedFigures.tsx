import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CommitmentLink } from '../../app/CommitmentLink.tsx';
import { api } from '../../app/client.ts';
import { useMay } from '../../app/session.ts';

/** Figures that the own units still owe, each once however many lists wait for it. */
export function OwedFigures() {
  const { t } = useTranslation();
  const owes = useMay()((all) => all.figures.mine);
  const rows = useQuery(api.figures.mine.queryOptions({ enabled: owes })).data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="card" aria-labelledby="owed-figures">
      <h2 id="owed-figures" className="card-title">
        {t('figures.owed', { count: rows.length })}
      </h2>
      <p className="card-lead">{t('figures.owedHelp')}</p>
      <ul className="messages messages-plain">
        {rows.map(({ commitment, asOf, dueOn, titles }) => (
          <li key={commitment.id} className="message">
            <p>
              <CommitmentLink commitment={commitment} />
            </p>
            <p className="head-facts muted">
              <span>{t('figures.wantedBy', { asOf, dueOn })}</span>
              <span lang="zh-CN">{titles.join(t('unitJoin'))}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
