import type { Indicator } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { links } from '../app/links.ts';
import { PagedTable, paging } from '../app/PagedTable.tsx';
import { PageHead } from '../app/PageHead.tsx';
import type { Column } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';

const route = getRouteApi('/inside/indicators');

export function IndicatorsPage() {
  const { t } = useTranslation();
  const { query } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(
    api.indicators.list.infiniteOptions({
      input: (cursor: string | undefined) => compact({ query, cursor, limit: 50 }),
      ...paging,
    }),
  );
  const columns: readonly Column<Indicator>[] = [
    {
      id: 'name',
      title: t('indicators.columns.name'),
      head: true,
      cell: (row) => (
        <Link {...links.indicator(row.id)} className="row-title">
          {row.name}
        </Link>
      ),
    },
    { id: 'unit', title: t('indicators.columns.unit'), cell: (row) => row.unit || null },
    {
      id: 'measure',
      title: t('indicators.columns.measure'),
      cell: (row) => t(`review.editor.measures.${row.measure}`),
    },
    {
      id: 'direction',
      title: t('indicators.columns.direction'),
      cell: (row) => t(`indicators.direction.${row.direction}`),
    },
    { id: 'period', title: t('indicators.columns.period'), cell: (row) => t(`indicators.period.${row.periodKind}`) },
    { id: 'region', title: t('indicators.columns.region'), cell: (row) => row.region.name },
    { id: 'targets', title: t('indicators.columns.targets'), numeric: true, cell: (row) => row.targets },
  ];
  return (
    <div className="page">
      <PageHead title={t('indicators.title')} lead={t('indicators.lead')} />
      <div className="filters">
        <SearchBox
          label={t('indicators.searchLabel')}
          value={query}
          onSearch={(words) => void navigate({ search: compact({ query: words }), replace: true })}
        />
      </div>
      <PagedTable
        query={list}
        caption={t('indicators.title')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={
          query ? (
            <EmptyState title={t('state.noneMatch')} help={t('state.noneMatchHelp')} />
          ) : (
            <EmptyState
              title={t('indicators.empty')}
              help={t('indicators.emptyHelp')}
              action={<Link {...links.documents()}>{t('overview.goDocuments')}</Link>}
            />
          )
        }
      />
    </div>
  );
}
