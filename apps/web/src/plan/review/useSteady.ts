import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that stays the same for those it is handed to, and does what the last drawing meant. */
export function useSteady<Arguments extends unknown[], Result>(
  act: (...given: Arguments) => Result,
): (...given: Arguments) => Result {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...given: Arguments) => latest.current(...given), []);
}
