import { contract, type Me } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { type Guarded, may } from './access.ts';
import { api } from './client.ts';

export const meQuery = api.session.me.queryOptions({ staleTime: 5 * 60_000, retry: false });

/** Who is signed in. Pages below the sign-in are drawn only after this was loaded. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error('useMe is for pages that stand behind the sign-in');
  return data as Me; // The JSON form differs from the contract's only in the brands of its ids.
}

/** `useMay()((all) => all.documents.import)`: may the signed-in person call that route at all? */
export function useMay(): (choose: (all: typeof contract) => Guarded) => boolean {
  const me = useMe();
  return (choose) => may(me, choose(contract));
}
