import { MutationCache, notifyManager, QueryCache, QueryClient } from '@tanstack/react-query';
import { errorCode, isNetworkError } from './errors.ts';

// What a key changes in the cache is drawn with what else it changes, in one go instead of a turn later.
notifyManager.setScheduler(queueMicrotask);

/** Server state. A refusal is final; only what never reached the server is tried again. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const watch = (error: unknown) => {
    if (errorCode(error) === 'NOT_SIGNED_IN') onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      // Offline, a request fails at once and says so; waiting silently for the network would look like a hang.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        staleTime: 15_000,
        retry: (failures, error) => isNetworkError(error) && failures < 2,
        refetchOnWindowFocus: true,
      },
    },
  });
}
