import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { api, client } from '../client.ts';
import { followStream } from '../followStream.ts';

/**
 * How many own messages wait, told by the server as it changes. Only the window in sight listens: browsers keep few connections to one server, and
 * whoever has ten windows open needs them for other things. One that comes back into sight hears the count first.
 */
export function useUnread(): number {
  const queries = useQueryClient();
  const { data } = useQuery(api.messages.unread.queryOptions({}));
  const inSight = useSyncExternalStore(onSight, isInSight);
  useEffect(() => {
    if (!inSight) return;
    const abort = new AbortController();
    const { signal } = abort;
    const { queryKey } = api.messages.unread.queryOptions({});
    const event = (news: { readonly count: number }) => {
      if (queries.getQueryData(queryKey)?.count === news.count) return;
      queries.setQueryData(queryKey, news);
      void queries.invalidateQueries({ queryKey: api.messages.list.key() });
    };
    void followStream(() => client.messages.follow({}, { signal }), { event }, signal);
    return () => abort.abort();
  }, [inSight, queries]);
  return data?.count ?? 0;
}

const isInSight = (): boolean => document.visibilityState === 'visible';

function onSight(changed: () => void): () => void {
  document.addEventListener('visibilitychange', changed);
  return () => document.removeEventListener('visibilitychange', changed);
}
