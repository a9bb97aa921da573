import type { LedgerEntry } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { PagedTable, paging } from '../app/PagedTable.tsx';
import { PageHead } from '../app/PageHead.tsx';
import type { Column } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { instantWords } from '../ui/formats.ts';
import { SearchBox } from '../ui/SearchBox.tsx';

const route = getRouteApi('/inside/ledger');

/** Every change, newest first, for the auditor. */
export function LedgerPage() {
  const { t } = useTranslation();
  const { subjectKind, subjectId } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(
    api.ledger.list.infiniteOptions({
      input: (cursor: string | undefined) => compact({ subjectKind, subjectId, cursor, limit: 100 }),
      ...paging,
    }),
  );
  const columns: readonly Column<LedgerEntry>[] = [
    {
      id: 'seq',
      title: t('ledger.columns.seq'),
      numeric: true,
      head: true,
      className: 'narrow',
      cell: ({ seq }) => seq,
    },
    { id: 'at', title: t('ledger.columns.at'), className: 'figure', cell: ({ at }) => instantWords(at) },
    { id: 'actor', title: t('ledger.columns.actor'), cell: ({ actor }) => actor?.name ?? t('ledger.system') },
    { id: 'action', title: t('ledger.columns.action'), cell: ({ action }) => <code>{action}</code> },
    {
      id: 'subject',
      title: t('ledger.columns.subject'),
      cell: (row) => (
        <>
          {row.subjectKind} <code className="muted">{row.subjectId}</code>
        </>
      ),
    },
    {
      id: 'digest',
      title: t('ledger.columns.digest'),
      cell: ({ before, after }) => (
        <code className="digests">
          <span title={before ?? undefined}>{shortened(before) ?? t('ledger.digestNone')}</span> →{' '}
          <span title={after ?? undefined}>{shortened(after) ?? t('ledger.digestNone')}</span>
        </code>
      ),
    },
  ];
  return (
    <div className="page page-wide">
      <PageHead title={t('ledger.title')} lead={t('ledger.lead')} />
      <div className="filters">
        <SearchBox
          label={t('ledger.subjectKind')}
          value={subjectKind}
          onSearch={(value) =>
            void navigate({ search: (old) => compact({ ...old, subjectKind: value }), replace: true })
          }
        />
        <SearchBox
          label={t('ledger.subjectId')}
          value={subjectId}
          onSearch={(value) => void navigate({ search: (old) => compact({ ...old, subjectId: value }), replace: true })}
        />
      </div>
      <PagedTable
        query={list}
        caption={t('ledger.title')}
        columns={columns}
        rowKey={({ seq }) => seq}
        empty={<EmptyState title={t('ledger.empty')} help={t('ledger.emptyHelp')} />}
      />
    </div>
  );
}

function shortened(digest: string | null): string | undefined {
  return digest?.slice(0, 10);
}
