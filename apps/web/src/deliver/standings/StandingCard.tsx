import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CommitmentLink } from '../../app/CommitmentLink.tsx';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { links } from '../../app/links.ts';
import { PageLoading } from '../../app/RouteStates.tsx';
import { CountsBar, totalOf } from '../../ui/CountsBar.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { dayBefore } from './days.ts';
import { MarkList } from './MarkList.tsx';

export type StandingView = 'all' | 'overdue' | 'soon';

/** How a body stands: lights, what is overdue and what falls due, and whatever waits for somebody's word. */
export function StandingCard(props: {
  readonly bodyId: string;
  readonly view: StandingView;
  readonly onView: (view: StandingView) => void;
}) {
  const { t } = useTranslation();
  const { bodyId, view, onView } = props;
  const query = useQuery(api.standings.ofBody.queryOptions({ input: { id: bodyId } }));
  if (query.isPending) return <PageLoading />;
  if (!query.data) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  const { asOf, dueUntil, counts, overdue, dueSoon, matters } = query.data;
  const lists = {
    all: { filter: { bodyId }, order: 'light' as const, count: totalOf(counts) },
    overdue: {
      filter: { bodyId, lights: ['red' as const], dueUntil: dayBefore(asOf) },
      ...{ order: 'due' as const, count: overdue },
    },
    soon: {
      filter: { bodyId, lights: ['green', 'yellow', 'red'] as ('green' | 'yellow' | 'red')[], dueFrom: asOf, dueUntil },
      ...{ order: 'due' as const, count: dueSoon },
    },
  };
  return (
    <>
      <section className="card standing" aria-labelledby="standing">
        <div className="card-head">
          <h2 id="standing" className="card-title">
            {t('standings.title')}
          </h2>
          <Link {...links.commitments()} search={{ body: bodyId }}>
            {t('standings.table')}
          </Link>
        </div>
        <p className="card-lead">{t('standings.asOf', { date: asOf })}</p>
        {totalOf(counts) > 0 && <CountsBar counts={counts} />}
        <Tabs
          label={t('standings.views.label')}
          value={view}
          tabs={(['all', 'overdue', 'soon'] as const).map((value) => ({
            value,
            label: t(`standings.views.${value}`, { count: lists[value].count }),
            alert: value === 'overdue' && overdue > 0,
          }))}
          onChange={onView}
        />
        <MarkList
          key={view}
          filter={lists[view].filter}
          order={lists[view].order}
          empty={t(`standings.none.${view}`)}
        />
      </section>
      <section className="card standing" aria-labelledby="matters">
        <h2 id="matters" className="card-title">
          {t('standings.matters')}
        </h2>
        {matters.length === 0 && <p className="muted">{t('standings.noMatters')}</p>}
        <ul className="dispatch-cards">
          {matters.map(({ kind, commitment, unit, words, on }) => (
            <li key={`${kind} ${commitment.id} ${on} ${unit}`} className="dispatch-card">
              <span className="tag">{t(`standings.matter.${kind}`)}</span>
              <div className="dispatch-body">
                <p>
                  <CommitmentLink commitment={commitment} />
                </p>
                <p className="head-facts muted">
                  <span className="figure">{on}</span>
                  {unit && <span lang="zh-CN">{unit}</span>}
                  {words && <span lang="zh-CN">{words}</span>}
                </p>
              </div>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
