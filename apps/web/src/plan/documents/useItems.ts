import type { Item } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../../app/client.ts';
import { compact } from '../../app/compact.ts';
import { paging } from '../../app/PagedTable.tsx';

/** All items of a draft: the review and the marks on its text need every one, so page after page is fetched. */
export function useItems(documentId: string) {
  const query = useInfiniteQuery(
    api.documents.items.infiniteOptions({
      input: (cursor: string | undefined) => compact({ id: documentId, cursor, limit: 1000 }),
      ...paging,
      select: (data) => data.pages.flatMap((page) => page.rows) as readonly Item[], // The brands of ids are lost in JSON.
    }),
  );
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  return query;
}
