import { type Thing, useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';

/** What shows bodies and how they stand. */
export const bodyThings: readonly Thing[] = ['bodies', 'standings', 'status'];

/** After a change of a body: says so, closes the form, and reads again whatever shows bodies and how they stand. */
export function useBodyDone(onClose: () => void) {
  const say = useSay();
  const refresh = useRefresh();
  return async (sentence: string) => {
    say.done(sentence);
    onClose();
    await refresh(...bodyThings);
  };
}
