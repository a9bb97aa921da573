import { type Report, reportKinds } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ReportItem } from '../act/reports/ReportItem.tsx';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { MoreRows } from '../app/MoreRows.tsx';
import { paging } from '../app/PagedTable.tsx';
import { PageHead } from '../app/PageHead.tsx';
import { PageLoading } from '../app/RouteStates.tsx';
import { Choice } from '../ui/Choice.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';

const route = getRouteApi('/inside/reports');

/** Everything that was reported in scope, the newest first. */
export function ReportsPage() {
  const { t } = useTranslation();
  const { query, kind } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(
    api.reports.list.infiniteOptions({
      input: (cursor: string | undefined) => compact({ query, kind, cursor, limit: 30 }),
      ...paging,
    }),
  );
  const rows = (list.data?.pages.flatMap((page) => page.rows) ?? []) as Report[]; // Only brands are lost.
  const look = (change: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ search: (old) => compact({ ...old, ...change }), replace: true });
  return (
    <div className="page">
      <PageHead title={t('reports.title')} lead={t('reports.lead')} />
      <div className="filters">
        <SearchBox label={t('reports.searchLabel')} value={query} onSearch={(words) => look({ query: words })} />
        <Choice
          label={t('reports.kindLabel')}
          none={t('reports.allKinds')}
          value={kind}
          options={reportKinds.map((value) => ({ value, label: t(`reports.kind.${value}`) }))}
          onChange={(value) => look({ kind: value })}
        />
      </div>
      {list.isPending && <PageLoading />}
      {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && (
        <EmptyState
          title={t(query || kind ? 'state.noneMatch' : 'reports.empty')}
          help={t(query || kind ? 'state.noneMatchHelp' : 'reports.emptyHelp')}
        />
      )}
      {rows.length > 0 && (
        <ul className="card reports" aria-label={t('reports.title')}>
          {rows.map((report) => (
            <ReportItem key={report.id} report={report} named />
          ))}
        </ul>
      )}
      <MoreRows query={list} />
    </div>
  );
}
