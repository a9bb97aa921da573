import { type IntegrityEvent, type IntegritySummary, integrityKinds, integrityWays } from '@chengshi/contract';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { PagedTable, paging } from '../app/PagedTable.tsx';
import { PageHead } from '../app/PageHead.tsx';
import { usePreferences } from '../app/preferences.ts';
import { RegionFilter } from '../app/RegionFilter.tsx';
import { SheetButton } from '../app/SheetButton.tsx';
import { useMe } from '../app/session.ts';
import { integrityColumns } from '../deliver/integrity/columns.tsx';
import { MonthSummary } from '../deliver/integrity/MonthSummary.tsx';
import { Choice } from '../ui/Choice.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';

const route = getRouteApi('/inside/integrity');

/** What became of published promises in a month, in figures and one by one. */
export function IntegrityPage() {
  const { t } = useTranslation();
  const { today } = useMe();
  const { language } = usePreferences();
  const { month = today.slice(0, 7), region, campaign, kind, way, query } = route.useSearch();
  const navigate = route.useNavigate();
  const look = (change: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ search: (old) => compact({ ...old, ...change }), replace: true });
  const period = compact({ month, regionId: region, campaignId: campaign });
  const summary = useQuery(api.integrity.summary.queryOptions({ input: period, placeholderData: keepPreviousData }));
  const campaigns = useQuery(api.campaigns.list.queryOptions({ input: { limit: 200 } }));
  const list = useInfiniteQuery(
    api.integrity.events.infiniteOptions({
      input: (cursor: string | undefined) => compact({ ...period, kind, way, query, cursor, limit: 50 }),
      ...paging,
    }),
  );
  return (
    <div className="page">
      <PageHead
        title={t('integrity.title')}
        lead={t('integrity.lead')}
        actions={
          <SheetButton
            name={`${t('integrity.file')} ${month}`}
            write={() => client.integrity.file(compact({ ...period, kind, way, query, language }))}
          />
        }
      />
      <div className="filters">
        <Button onClick={() => look({ month: monthAfter(month, -1) })}>{t('integrity.previous')}</Button>
        <Input
          type="month"
          className="integrity-month"
          aria-label={t('integrity.month')}
          max={today.slice(0, 7)}
          value={month}
          onChange={(event) => look({ month: event.target.value || undefined })}
        />
        <Button disabled={month >= today.slice(0, 7)} onClick={() => look({ month: monthAfter(month, 1) })}>
          {t('integrity.next')}
        </Button>
        <Choice
          label={t('commitments.campaign')}
          none={t('commitments.allCampaigns')}
          value={campaign}
          options={(campaigns.data?.rows ?? []).map(({ id, name }) => ({ value: id as string, label: name }))}
          onChange={(value) => look({ campaign: value })}
        />
        <RegionFilter region={region} onRegion={(value) => look({ region: value })} />
      </div>
      {summary.isError && <ErrorNotice error={summary.error} onRetry={() => void summary.refetch()} />}
      {summary.data && (
        <MonthSummary
          summary={summary.data as IntegritySummary}
          kind={kind}
          onKind={(value) => look({ kind: value })}
        />
      )}
      <div className="filters integrity-filters">
        <Choice
          label={t('integrity.kind')}
          none={t('integrity.allKinds')}
          value={kind}
          options={integrityKinds.map((value) => ({ value, label: t(`integrity.kinds.${value}`) }))}
          onChange={(value) => look({ kind: value })}
        />
        <Choice
          label={t('integrity.way')}
          none={t('integrity.allWays')}
          value={way}
          options={integrityWays.map((value) => ({ value, label: t(`integrity.ways.${value}`) }))}
          onChange={(value) => look({ way: value })}
        />
        <SearchBox label={t('integrity.searchLabel')} value={query} onSearch={(words) => look({ query: words })} />
      </div>
      <PagedTable<IntegrityEvent>
        query={list as never} // Only the brands of ids are lost.
        caption={t('integrity.title')}
        columns={integrityColumns(t)}
        rowKey={({ id, at }) => `${id} ${at}`}
        empty={
          kind || way || query ? (
            <EmptyState title={t('state.noneMatch')} help={t('state.noneMatchHelp')} />
          ) : (
            <EmptyState title={t('integrity.none')} help={t('integrity.noneHelp')} />
          )
        }
      />
    </div>
  );
}

function monthAfter(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}
