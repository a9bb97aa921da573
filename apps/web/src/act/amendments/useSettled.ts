import { type Thing, useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';

/** What shows requests or the commitment they are about. */
export const settledThings: readonly Thing[] = ['amendments', 'commitments', 'status', 'assignments'];

/** After a request was made or settled: whatever shows requests or the commitment is read again. */
export function useSettled(onClose: () => void): (sentence: string) => Promise<void> {
  const say = useSay();
  const refresh = useRefresh();
  return async (sentence) => {
    say.done(sentence);
    onClose();
    await refresh(...settledThings);
  };
}
