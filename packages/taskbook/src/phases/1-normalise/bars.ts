/**
 * Tables drawn with bars (| 序号 | 任务 | 责任单位 |): in a line that a bar opens and that holds three of them, each bar becomes the tab that parts cells.
 * One character for one, in place. Linear.
 */
export function tabsForBars(codes: Uint16Array, length: number): void {
  for (let start = 0; start < length; ) {
    let end = start;
    let bars = 0;
    while (end < length && codes[end] !== BREAK) if (codes[end++] === BAR) bars++;
    let first = start;
    while (first < end && codes[first] === BLANK) first++;
    if (bars >= 3 && codes[first] === BAR) {
      for (let at = start; at < end; at++) if (codes[at] === BAR) codes[at] = TAB;
    }
    start = end + 1;
  }
}

const BAR = 124;
const BLANK = 32;
const BREAK = 10;
const TAB = 9;
