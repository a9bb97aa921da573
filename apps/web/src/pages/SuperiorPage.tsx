import type { SuperiorList } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { links } from '../app/links.ts';
import { PagedTable, paging } from '../app/PagedTable.tsx';
import { PageHead } from '../app/PageHead.tsx';
import { useMay } from '../app/session.ts';
import type { Column } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

/** Lists that came from a superior, with how far each is answered. */
export function SuperiorPage() {
  const { t } = useTranslation();
  const mayImport = useMay()((all) => all.tables.import);
  const query = useInfiniteQuery(
    api.superior.lists.infiniteOptions({
      input: (cursor: string | undefined) => compact({ cursor, limit: 50 }),
      ...paging,
    }),
  );
  const importLink = mayImport && (
    <Link {...links.importTable()} className="button-primary">
      {t('tables.import')}
    </Link>
  );
  const listOf = (row: unknown) => row as SuperiorList; // Only the brands of its ids are lost on the way.
  const figure = (name: 'taken' | 'answered' | 'open'): Column<unknown> => ({
    id: name,
    title: t(`superior.columns.${name}`),
    numeric: true,
    className: 'figure',
    cell: (row) => listOf(row).counts[name],
  });
  const columns: readonly Column<unknown>[] = [
    {
      id: 'list',
      title: t('superior.columns.list'),
      head: true,
      cell: (row) => (
        <>
          <Link {...links.superiorList(listOf(row).id)} className="row-title">
            {listOf(row).title}
          </Link>
          {listOf(row).state === 'draft' && <span className="tag">{t('superior.draft')}</span>}
        </>
      ),
    },
    {
      id: 'issuer',
      title: t('superior.columns.issuer'),
      cell: (row) => (
        <>
          {listOf(row).issuer}
          {listOf(row).number && <span className="fact-note">{listOf(row).number}</span>}
        </>
      ),
    },
    {
      id: 'reportOn',
      title: t('superior.columns.reportOn'),
      className: 'figure',
      cell: (row) => listOf(row).reportOn ?? t('superior.noDate'),
    },
    figure('taken'),
    figure('answered'),
    figure('open'),
  ];
  return (
    <div className="page">
      <PageHead title={t('superior.title')} lead={t('superior.lead')} actions={importLink} />
      <PagedTable
        query={query}
        caption={t('superior.title')}
        columns={columns}
        rowKey={(row) => listOf(row).id}
        empty={<EmptyState title={t('superior.empty')} help={t('superior.emptyHelp')} action={importLink} />}
      />
    </div>
  );
}
