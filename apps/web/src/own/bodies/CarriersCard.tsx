import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { links } from '../../app/links.ts';

/** Which leading bodies carry a commitment, and by what way; nothing at all where none does. */
export function CarriersCard({ commitmentId }: { readonly commitmentId: string }) {
  const { t } = useTranslation();
  const query = useQuery(api.bodies.ofCommitment.queryOptions({ input: { id: commitmentId } }));
  if (query.isError) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data || query.data.rows.length === 0) return null;
  return (
    <section className="card" aria-labelledby="carriers">
      <h2 id="carriers" className="card-title">
        {t('bodies.carriers')}
      </h2>
      <ul className="body-members">
        {query.data.rows.map(({ body, chiefs, ways }) => (
          <li key={body.id} className="body-member">
            <div className="dispatch-body">
              <p className="head-facts">
                <span className="body-duty">{t(`bodies.kind.${body.kind}`)}</span>
                <Link {...links.body(body.id)} className="row-title" lang="zh-CN">
                  {body.name}
                </Link>
                {chiefs.length > 0 && (
                  <span className="muted">
                    {t('bodies.ledBy', {
                      duty: t(`bodies.duty.${body.kind}.chief`),
                      names: chiefs.join(t('unitJoin')),
                    })}
                  </span>
                )}
              </p>
              <ul>
                {ways.map(({ kind, name, since }) => (
                  <li key={`${kind} ${name} ${since}`} className="head-facts">
                    <span>{t(`bodies.way.${kind}`, { name })}</span>
                    <span className="figure muted">{t('bodies.since', { date: since })}</span>
                  </li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
