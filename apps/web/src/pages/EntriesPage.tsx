import type { EntryOpening } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CloseEntry } from '../act/entries/CloseEntry.tsx';
import { OpenEntry } from '../act/entries/OpenEntry.tsx';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { PagedTable, paging } from '../app/PagedTable.tsx';
import { PageHead } from '../app/PageHead.tsx';
import { useMay } from '../app/session.ts';
import { EmptyState } from '../ui/EmptyState.tsx';

/** Which towns enter reports themselves, under which number, until when. */
export function EntriesPage() {
  const { t } = useTranslation();
  const mayOpen = useMay()((all) => all.entries.open);
  const list = useInfiniteQuery(
    api.entries.list.infiniteOptions({
      input: (cursor: string | undefined) => compact({ cursor, limit: 50 }),
      ...paging,
    }),
  );
  const stateOf = ({ open, closed }: Pick<EntryOpening, 'open' | 'closed'>) =>
    open
      ? t('entries.state.open')
      : closed
        ? t('entries.state.closed', { date: closed.on, by: closed.by, reason: closed.reason })
        : t('entries.state.over');
  return (
    <div className="page">
      <PageHead title={t('entries.title')} lead={t('entries.lead')} actions={mayOpen && <OpenEntry />} />
      <PagedTable
        query={list}
        caption={t('entries.title')}
        columns={[
          { id: 'region', title: t('entries.columns.region'), head: true, cell: (row) => row.region.name },
          { id: 'filing', title: t('entries.columns.filing'), cell: (row) => row.filingNumber },
          { id: 'reason', title: t('entries.columns.reason'), className: 'wide', cell: (row) => row.reason },
          {
            id: 'span',
            title: t('entries.columns.span'),
            className: 'figure',
            cell: (row) => t('entries.span', { since: row.since, until: row.until }),
          },
          {
            id: 'state',
            title: t('entries.columns.state'),
            cell: (row) => (
              <>
                {stateOf(row)} {row.open && mayOpen && <CloseEntry opening={row as EntryOpening} />}
              </>
            ),
          },
        ]}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('entries.empty')} help={t('entries.emptyHelp')} />}
      />
    </div>
  );
}
