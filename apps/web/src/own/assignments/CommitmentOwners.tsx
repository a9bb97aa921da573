import type { Commitment } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { links } from '../../app/links.ts';

/** Who answers for a commitment: units as links, and what is not confirmed yet. */
export function CommitmentOwners({ commitment }: { readonly commitment: Commitment }) {
  const { t } = useTranslation();
  const query = useQuery(api.assignments.ofCommitment.queryOptions({ input: { id: commitment.id } }));
  if (query.isError) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data?.rows ?? [];
  // The document may name nobody, and somebody answers for it all the same.
  if (rows.length === 0 && commitment.owner === null) return null;
  return (
    <section className="card" aria-labelledby="owners">
      <h2 id="owners" className="card-title">
        {t('assignments.owners')}
      </h2>
      {query.data && rows.length === 0 && (
        // Published before owners were proposed: the words are all there is.
        <p>{[...(commitment.owner?.lead ?? []), ...(commitment.owner?.support ?? [])].join(t('unitJoin'))}</p>
      )}
      <ul className="plan-rows">
        {rows.map((row) => (
          <li key={`${row.role} ${row.words}`} className="owner-line">
            <span className="muted">{t(`assignments.role.${row.role}`)}</span>
            <span>
              {row.person?.name}
              {row.units.map((unit, index) => (
                <span key={unit.id}>
                  {index > 0 && t('unitJoin')}
                  <Link {...links.unit(unit.id)}>{unit.name}</Link>
                </span>
              ))}
              {row.role !== 'patron' && row.units.length === 0 && row.words}
              {row.role !== 'patron' && !row.units.some(({ name }) => name === row.words) && row.units.length > 0 && (
                <span className="muted"> {t('assignments.asWritten', { words: row.words })}</span>
              )}
            </span>
            <span className={row.doubtful ? 'tag tag-alert' : 'tag'}>
              {row.role !== 'patron' && row.units.length === 0 && row.state === 'proposed'
                ? t('publication.owners.unmatched')
                : t(`assignments.state.${row.state}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
