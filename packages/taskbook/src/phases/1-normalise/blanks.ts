/**
 * Tables that only blanks align: below a line of short heads, one of which names who is responsible or by when, each run of two or more blanks becomes a tab
 * (one character for one, in place), down to the first line that has none. Linear.
 */
export function tabsForBlanks(codes: Uint16Array, length: number): void {
  let inTable = false;
  for (let start = 0; start < length; ) {
    let end = start;
    while (end < length && codes[end] !== BREAK) end++;
    const runs = runsOf(codes, start, end);
    if (runs.length === 0) inTable = inTable && isEmpty(codes, start, end);
    else inTable = inTable || isHead(codes, start, end, runs);
    if (inTable) for (const at of runs) codes[at] = TAB;
    start = end + 1;
  }
}

/** Where runs of blanks end that stand between words. */
function runsOf(codes: Uint16Array, start: number, end: number): readonly number[] {
  let runs: number[] | null = null;
  let blanks = 0;
  let begun = false;
  for (let at = start; at < end; at++) {
    if (codes[at] === BLANK) {
      blanks++;
      continue;
    }
    if (begun && blanks > 1) {
      runs ??= [];
      runs.push(at - 1);
    }
    [begun, blanks] = [true, 0];
  }
  return runs ?? NO_RUNS;
}

function isHead(codes: Uint16Array, start: number, end: number, runs: readonly number[]): boolean {
  if (end - start > LONGEST_HEAD) return false;
  const cells: string[] = [];
  let from = start;
  for (const run of [...runs, end]) {
    cells.push(String.fromCharCode(...codes.subarray(from, run)).replace(/ /g, ''));
    from = run + 1;
  }
  return cells.every((cell) => cell.length <= 12 && !/[。;,:、]/.test(cell)) && cells.some((cell) => TELLS.test(cell));
}

function isEmpty(codes: Uint16Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (codes[at] !== BLANK) return false;
  return true;
}

/** Most lines have none. */
const NO_RUNS: readonly number[] = [];
const BLANK = 32;
const BREAK = 10;
const TAB = 9;
const LONGEST_HEAD = 160;
const TELLS = /^(?:牵头|责任|配合|承办|主办|实施|落实)(?:责任)?(?:单位|部门|主体)$|^(?:完成|办结)(?:时限|时间)$/;
