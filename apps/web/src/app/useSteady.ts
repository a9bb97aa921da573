import { useLayoutEffect, useRef, useState } from 'react';

type Acts = Readonly<Record<string, (...given: never[]) => unknown>>;

/** Functions that stay the same for those they are handed to, and do what the last drawing meant: so nobody is drawn for their sake. */
export function useSteady<These extends Acts>(acts: These): These {
  const latest = useRef(acts);
  useLayoutEffect(() => {
    latest.current = acts;
  });
  // One forwarder for each name; they have the same arguments and results as what they forward to.
  const [steady] = useState(
    () =>
      Object.fromEntries(
        Object.keys(acts).map((name) => [name, (...given: never[]) => latest.current[name]?.(...given)]),
      ) as These,
  );
  return steady;
}
