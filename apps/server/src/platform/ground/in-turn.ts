/**
 * Runs work one piece after the other for each name. Passwords of one account are tried in turn, so that a burst of guesses sent at
 * once meets the lock like guesses sent one by one.
 */
export function inTurn(): <Result>(name: string, work: () => Promise<Result>) => Promise<Result> {
  const lasts = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const mine = (lasts.get(name) ?? Promise.resolve()).then(work, work);
    lasts.set(name, mine);
    try {
      return await mine;
    } finally {
      if (lasts.get(name) === mine) lasts.delete(name);
    }
  };
}
