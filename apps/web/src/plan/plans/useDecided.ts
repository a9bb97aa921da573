import { type Thing, useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';

/** What shows plans or what came of them. */
export const decidedThings: readonly Thing[] = [
  'plans',
  'planCalls',
  'commitments',
  'campaigns',
  'documents',
  'status',
];

/** After a decision: it is said, the dialog closes, and whatever shows plans or what came of them is read again. */
export function useDecided(sentence: string, onClose: () => void): () => Promise<void> {
  const say = useSay();
  const refresh = useRefresh();
  return async () => {
    say.done(sentence);
    onClose();
    await refresh(...decidedThings);
  };
}
