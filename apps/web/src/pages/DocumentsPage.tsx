import { DocumentState, type DocumentSummary } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { links } from '../app/links.ts';
import { PagedTable, paging } from '../app/PagedTable.tsx';
import { PageHead } from '../app/PageHead.tsx';
import { useMay } from '../app/session.ts';
import { Choice } from '../ui/Choice.tsx';
import type { Column } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { instantWords } from '../ui/formats.ts';
import { SearchBox } from '../ui/SearchBox.tsx';

const route = getRouteApi('/inside/documents');

export function DocumentsPage() {
  const { t } = useTranslation();
  const { query, state } = route.useSearch();
  const navigate = route.useNavigate();
  const mayImport = useMay()((all) => all.documents.import);
  const list = useInfiniteQuery(
    api.documents.list.infiniteOptions({
      input: (cursor: string | undefined) => compact({ query, state, cursor, limit: 50 }),
      ...paging,
    }),
  );
  const importLink = mayImport && (
    <>
      <Link {...links.importTable()} className="button-plain">
        {t('tables.import')}
      </Link>
      <Link {...links.importDocument()} className="button-primary">
        {t('documents.import')}
      </Link>
    </>
  );
  const columns: readonly Column<DocumentSummary>[] = [
    {
      id: 'title',
      title: t('documents.columns.title'),
      head: true,
      cell: (row) => (
        <>
          <Link {...links.document(row.id)} className="row-title">
            {row.title}
          </Link>
          {row.classification === 'internal' && <span className="tag">{t('classification.internal')}</span>}
        </>
      ),
    },
    {
      id: 'issuedOn',
      title: t('documents.columns.issuedOn'),
      className: 'figure',
      cell: (row) => row.issuedOn ?? t('documents.undated'),
    },
    { id: 'region', title: t('documents.columns.region'), cell: (row) => row.region.name },
    {
      id: 'state',
      title: t('documents.columns.state'),
      cell: (row) => <span className={`state state-${row.state}`}>{t(`documentState.${row.state}`)}</span>,
    },
    {
      id: 'found',
      title: t('documents.columns.found'),
      numeric: true,
      cell: ({ items }) => (
        <span
          className="figure"
          title={t('documents.found', { targets: items.target, tasks: items.task, mechanisms: items.mechanism })}
        >
          {items.target} / {items.task} / {items.mechanism}
        </span>
      ),
    },
    {
      id: 'imported',
      title: t('documents.columns.imported'),
      className: 'figure',
      cell: (row) => instantWords(row.importedAt),
    },
  ];
  const filtered = query !== undefined || state !== undefined;
  return (
    <div className="page">
      <PageHead title={t('documents.title')} actions={importLink} />
      <div className="filters">
        <SearchBox
          label={t('documents.searchLabel')}
          hint={`${t('documents.searchLabel')} · ${t('documents.searchHelp')}`}
          value={query}
          onSearch={(words) => void navigate({ search: (old) => compact({ ...old, query: words }), replace: true })}
        />
        <Choice
          label={t('documents.stateLabel')}
          none={`${t('documents.stateLabel')} · ${t('act.all')}`}
          value={state}
          options={DocumentState.options.map((value) => ({ value, label: t(`documentState.${value}`) }))}
          onChange={(chosen) => void navigate({ search: (old) => compact({ ...old, state: chosen }), replace: true })}
        />
      </div>
      <PagedTable
        query={list}
        caption={t('documents.title')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={
          filtered ? (
            <EmptyState title={t('state.noneMatch')} help={t('state.noneMatchHelp')} />
          ) : (
            <EmptyState
              title={t('documents.empty')}
              help={mayImport ? t('documents.emptyHelp') : t('documents.emptyHelpReader')}
              action={importLink}
            />
          )
        }
      />
    </div>
  );
}
