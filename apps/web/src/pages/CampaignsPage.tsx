import type { Campaign } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { links } from '../app/links.ts';
import { PagedTable, paging } from '../app/PagedTable.tsx';
import { PageHead } from '../app/PageHead.tsx';
import { spanWords } from '../plan/campaigns/phases.ts';
import type { Column } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

type Row = Pick<Campaign, 'id' | 'name' | 'region' | 'from' | 'until' | 'fronts'>;

export function CampaignsPage() {
  const { t } = useTranslation();
  const list = useInfiniteQuery(
    api.campaigns.list.infiniteOptions({
      input: (cursor: string | undefined) => compact({ cursor, limit: 50 }),
      ...paging,
    }),
  );
  const columns: readonly Column<Row>[] = [
    {
      id: 'name',
      title: t('campaigns.columns.name'),
      head: true,
      cell: (row) => (
        <Link {...links.campaign(row.id)} className="row-title">
          {row.name}
        </Link>
      ),
    },
    { id: 'region', title: t('campaigns.columns.region'), cell: (row) => row.region.name },
    {
      id: 'span',
      title: t('campaigns.columns.span'),
      className: 'figure',
      cell: (row) => spanWords(row.from, row.until, t('campaigns.spanOpen')),
    },
    { id: 'fronts', title: t('campaigns.columns.fronts'), numeric: true, cell: (row) => row.fronts.length },
    {
      id: 'commitments',
      title: t('campaigns.columns.commitments'),
      numeric: true,
      cell: (row) => row.fronts.reduce((sum, front) => sum + front.commitments, 0),
    },
  ];
  return (
    <div className="page">
      <PageHead title={t('campaigns.title')} />
      <PagedTable
        query={list}
        caption={t('campaigns.title')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={
          <EmptyState
            title={t('campaigns.empty')}
            help={t('campaigns.emptyHelp')}
            action={<Link {...links.documents()}>{t('overview.goDocuments')}</Link>}
          />
        }
      />
    </div>
  );
}
