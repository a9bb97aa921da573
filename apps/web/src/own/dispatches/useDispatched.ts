import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';

/** After an answer or decision: says so, closes the form, and reads again whatever shows dispatches. */
export function useDispatched(onClose: () => void) {
  const say = useSay();
  const refresh = useRefresh();
  return async (sentence: string) => {
    say.done(sentence);
    onClose();
    await refresh('dispatches', 'standings', 'status', 'reports');
  };
}
