import type { Target } from '@chengshi/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { links } from '../app/links.ts';
import { PagedTable, paging } from '../app/PagedTable.tsx';
import { PageHead } from '../app/PageHead.tsx';
import { PageLoading } from '../app/RouteStates.tsx';
import { useMay } from '../app/session.ts';
import type { Column } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { quantityWords } from '../ui/wording.ts';

const route = getRouteApi('/inside/indicators/$id');

/** An indicator with the commitments that it measures, by deadline. */
export function IndicatorPage() {
  const { t } = useTranslation();
  const may = useMay();
  const { id } = route.useParams();
  const query = useQuery(api.indicators.get.queryOptions({ input: { id } }));
  const targets = useInfiniteQuery(
    api.indicators.targets.infiniteOptions({
      input: (cursor: string | undefined) => ({ id, ...compact({ cursor, limit: 50 }) }),
      ...paging,
    }),
  );
  if (query.isPending) return <PageLoading />;
  if (!query.data) {
    return (
      <div className="page">
        <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  const indicator = query.data;
  const columns: readonly Column<Target>[] = [
    {
      id: 'title',
      title: t('indicators.target.title'),
      head: true,
      cell: (row) => (
        <Link {...links.commitment(row.commitment.id)} className="row-title">
          {row.commitment.title}
        </Link>
      ),
    },
    {
      id: 'code',
      title: t('commitments.columns.code'),
      cell: (row) => <span className="figure">{row.commitment.code}</span>,
    },
    { id: 'value', title: t('indicators.target.value'), cell: (row) => quantityWords(row.quantity, t) },
    {
      id: 'due',
      title: t('indicators.target.due'),
      cell: (row) => <span className="figure">{row.due ?? t('due.none')}</span>,
    },
    {
      id: 'state',
      title: t('indicators.target.state'),
      cell: (row) => t(row.accepted ? 'indicators.accepted' : 'indicators.open'),
    },
  ];
  return (
    <div className="page">
      <PageHead
        title={indicator.name}
        crumbs={[
          <Link key="up" {...links.indicators()}>
            {t('indicators.title')}
          </Link>,
        ]}
        lead={
          <span className="head-facts">
            <span>{indicator.region.name}</span>
            {indicator.unit && <span>{indicator.unit}</span>}
            <span>{t(`review.editor.measures.${indicator.measure}`)}</span>
            <span>{t(`indicators.direction.${indicator.direction}`)}</span>
            <span>{t(`indicators.period.${indicator.periodKind}`)}</span>
          </span>
        }
        actions={
          may((all) => all.figures.ask) && (
            <Link {...links.newFigures()} search={{ indicator: id }} className="button-plain">
              {t('figures.askByIndicator')}
            </Link>
          )
        }
      />
      <h2 className="card-title">{t('indicators.targetsTitle')}</h2>
      <PagedTable
        query={targets}
        caption={t('indicators.targetsTitle')}
        columns={columns}
        rowKey={(row) => row.commitment.id}
        empty={<EmptyState title={t('indicators.targetsNone')} help={t('indicators.targetsNoneHelp')} />}
      />
    </div>
  );
}
