import type { FigureRequest } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { compact } from '../../app/compact.ts';
import { links } from '../../app/links.ts';
import { PagedTable, paging } from '../../app/PagedTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';

type Row = Omit<FigureRequest, 'id'> & { readonly id: string };

/** Requests for figures with how far they are answered. */
export function RequestList({ open }: { readonly open: boolean }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(
    api.figures.list.infiniteOptions({
      input: (cursor: string | undefined) => compact({ open: open || undefined, cursor, limit: 50 }),
      ...paging,
    }),
  );
  return (
    <PagedTable<Row>
      query={list}
      caption={t('figures.title')}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t(open ? 'figures.noneOpen' : 'figures.empty')} help={t('figures.emptyHelp')} />}
      columns={[
        {
          id: 'title',
          head: true,
          title: t('figures.name'),
          cell: (row) => (
            <Link {...links.figureRequest(row.id)} className="row-title" lang="zh-CN">
              {row.title}
            </Link>
          ),
        },
        { id: 'asOf', title: t('figures.asOf'), cell: ({ asOf }) => <span className="figure">{asOf}</span> },
        { id: 'due', title: t('figures.dueOn'), cell: ({ dueOn }) => <span className="figure">{dueOn}</span> },
        { id: 'lines', title: t('figures.lines'), numeric: true, cell: (row) => row.lines },
        { id: 'spared', title: t('figures.spared'), numeric: true, cell: (row) => row.spared },
        {
          id: 'missing',
          title: t('figures.missing'),
          numeric: true,
          cell: (row) => (row.withdrawn ? t('figures.withdrawn') : row.missing),
        },
      ]}
    />
  );
}
