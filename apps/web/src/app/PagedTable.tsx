import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { ErrorNotice } from './ErrorNotice.tsx';
import { MoreRows } from './MoreRows.tsx';
import { PageLoading } from './RouteStates.tsx';

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** How every list goes on: by the cursor of the page before. */
export const paging = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last: { readonly next: string | null }) => last.next ?? undefined,
};

/** A list of the API as a table: the rows so far, the way to more, and what to say when there are none. */
export function PagedTable<Row>(props: {
  readonly query: UseInfiniteQueryResult<InfiniteData<Page<Row>, unknown>>;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly empty: ReactNode;
}) {
  const { query } = props;
  if (query.isPending) return <PageLoading />;
  if (!query.data) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return props.empty;
  return (
    <>
      <DataTable caption={props.caption} columns={props.columns} rows={rows} rowKey={props.rowKey} />
      {query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      <MoreRows query={query} />
    </>
  );
}
