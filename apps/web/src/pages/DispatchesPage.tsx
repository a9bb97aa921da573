import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { PageHead } from '../app/PageHead.tsx';
import { UnitPicker } from '../org/units/UnitPicker.tsx';
import { DispatchList } from '../own/dispatches/DispatchList.tsx';
import { UndispatchedList } from '../own/dispatches/UndispatchedList.tsx';
import { Choice } from '../ui/Choice.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { dispatchViews } from './searches.ts';

const route = getRouteApi('/inside/dispatches');

/** The office's desk: what is not dispatched, what waits, what is late, what was objected to. */
export function DispatchesPage() {
  const { t } = useTranslation();
  const { view = 'undispatched', campaign, query, ready } = route.useSearch();
  const navigate = route.useNavigate();
  const counts = useQuery(api.dispatches.counts.queryOptions({ input: compact({ campaignId: campaign }) }));
  const campaigns = useQuery(api.campaigns.list.queryOptions({ input: { limit: 200 } }));
  const look = (change: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ search: (old) => compact({ ...old, ...change }), replace: true });
  const found = counts.data;
  const countOf = {
    undispatched: found?.undispatched,
    waiting: found?.waiting,
    late: found && found.waitingLate + found.objectedLate,
    objected: found?.objected,
    accepted: found?.accepted,
  };
  return (
    <div className="page">
      <PageHead title={t('dispatches.title')} lead={t('dispatches.lead')} />
      <Tabs
        label={t('dispatches.views.label')}
        value={view}
        tabs={dispatchViews.map((value) => ({
          value,
          label: t('dispatches.count', { name: t(`dispatches.views.${value}`), count: countOf[value] ?? 0 }),
          alert: value === 'late' && (countOf.late ?? 0) > 0,
        }))}
        onChange={(value) => look({ view: value })}
      />
      <div className="filters">
        <SearchBox label={t('dispatches.searchLabel')} value={query} onSearch={(words) => look({ query: words })} />
        <Choice
          label={t('commitments.campaign')}
          none={t('commitments.allCampaigns')}
          value={campaign}
          options={(campaigns.data?.rows ?? []).map(({ id, name }) => ({ value: id as string, label: name }))}
          onChange={(value) => look({ campaign: value })}
        />
        {view === 'undispatched' && (
          <label className="check">
            <input
              type="checkbox"
              checked={ready ?? false}
              onChange={(event) => look({ ready: event.target.checked || undefined })}
            />
            {t('dispatches.onlyReady')}
          </label>
        )}
      </div>
      {view === 'undispatched' ? (
        <UndispatchedList
          key={`${campaign} ${query} ${ready}`}
          campaignId={campaign}
          query={query}
          ready={ready ?? false}
          picker={(words, onPick, onClose) => <UnitPicker words={words} onPick={onPick} onClose={onClose} />}
        />
      ) : (
        <DispatchList
          key={view}
          mine={false}
          state={view === 'late' ? undefined : view}
          overdue={view === 'late'}
          campaignId={campaign}
          query={query}
        />
      )}
    </div>
  );
}
