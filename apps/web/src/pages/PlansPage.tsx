import { type PlanCall, planStates } from '@chengshi/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { links } from '../app/links.ts';
import { PagedTable, paging } from '../app/PagedTable.tsx';
import { PageHead } from '../app/PageHead.tsx';
import { useMay, useMe } from '../app/session.ts';
import { CallCards } from '../plan/calls/CallCards.tsx';
import { planColumns } from '../plan/plans/columns.tsx';
import { Choice } from '../ui/Choice.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';

const route = getRouteApi('/inside/plans');

/** Plans of units, last moved first, under the calls that are open. */
export function PlansPage() {
  const { t } = useTranslation();
  const { today } = useMe();
  const may = useMay();
  const { query, state, front, own } = route.useSearch();
  const navigate = route.useNavigate();
  const files = may((all) => all.plans.create);
  const calls = may((all) => all.planCalls.create);
  const open = useQuery(api.planCalls.list.queryOptions({ input: { open: true, limit: 5 } }));
  const campaigns = useQuery(api.campaigns.list.queryOptions({ input: { limit: 200 } }));
  const list = useInfiniteQuery(
    api.plans.list.infiniteOptions({
      input: (cursor: string | undefined) =>
        compact({ query, states: state && [state], frontId: front, own, cursor, limit: 50 }),
      ...paging,
    }),
  );
  const set = (change: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ search: (old) => compact({ ...old, ...change }), replace: true });
  const actions = (
    <>
      {files && (
        <Link {...links.newPlan()} className="button-primary">
          {t('plans.file')}
        </Link>
      )}
      {calls && (
        <Link {...links.newPlanCall()} className="button-primary">
          {t('plans.call')}
        </Link>
      )}
    </>
  );
  return (
    <div className="page">
      <PageHead title={t('plans.title')} lead={t('plans.lead')} actions={actions} />
      <CallCards calls={(open.data?.rows ?? []) as readonly PlanCall[]} today={today} />
      <div className="filters plan-filters">
        <SearchBox label={t('plans.searchLabel')} value={query} onSearch={(words) => set({ query: words })} />
        <Choice
          label={t('plans.filters.state')}
          none={t('plans.filters.allStates')}
          value={state}
          options={planStates.map((value) => ({ value, label: t(`plans.states.${value}`) }))}
          onChange={(value) => set({ state: value })}
        />
        <Choice
          label={t('plans.filters.front')}
          none={t('plans.filters.allFronts')}
          value={front}
          options={(campaigns.data?.rows ?? []).flatMap(({ fronts }) =>
            fronts.map(({ id, name }) => ({ value: id as string, label: name })),
          )}
          onChange={(value) => set({ front: value })}
        />
        {files && (
          <Choice
            label={t('plans.filters.scope')}
            none={t('plans.filters.ownAndApproved')}
            value={own ? 'own' : undefined}
            options={[{ value: 'own', label: t('plans.filters.own') }]}
            onChange={(value) => set({ own: value === 'own' ? true : undefined })}
          />
        )}
      </div>
      <PagedTable
        query={list}
        caption={t('plans.title')}
        columns={planColumns(t)}
        rowKey={(row) => row.id}
        empty={
          query || state || front || own ? (
            <EmptyState title={t('state.noneMatch')} help={t('state.noneMatchHelp')} />
          ) : (
            <EmptyState
              title={t('plans.empty')}
              help={t(files ? 'plans.emptyLiaison' : calls ? 'plans.emptyOffice' : 'plans.emptyOther')}
              action={actions}
            />
          )
        }
      />
    </div>
  );
}
