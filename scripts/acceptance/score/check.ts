export interface Check {
  readonly name: string;
  readonly cells: number;
  readonly right: number;
  /** Largest relative difference among the cells that both have. */
  readonly worst: number;
}

/** Cells that agree to a billionth of their size; a cell that only one side has is wrong. */
export function check(
  name: string,
  pairs: Iterable<readonly [got: number, expected: number]>,
  tolerance = 1e-9,
): Check {
  let cells = 0;
  let right = 0;
  let worst = 0;
  for (const [got, expected] of pairs) {
    cells++;
    if (Object.is(got, expected) || got === expected) {
      right++;
      continue;
    }
    const away = Math.abs(got - expected) / Math.max(1, Math.abs(expected));
    if (away <= tolerance) right++;
    if (Number.isFinite(away)) worst = Math.max(worst, away);
    else worst = Number.POSITIVE_INFINITY;
  }
  return { name, cells, right, worst };
}
