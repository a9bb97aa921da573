import { isOrganisation, splitNames } from '../3-quantities/names.ts';
import { chineseValue } from '../3-quantities/numerals.ts';
import { type TimeExpression, timesBetween } from '../3-quantities/times.ts';
import { type ColumnRole, columnRole, type TableCell, type TableRow } from './columns.ts';
import type { Line } from './lines.ts';

/**
 * Tables that a web page has made lines of, one cell a line: 序号 / 任务 / 责任单位 / 完成时限, and then 1, 2, 3 with their cells. Cells that were empty or merged
 * are gone, so that a line's own words tell its column: a time, names of offices, else the task. Linear: each line is looked at twice at most.
 */
export function listedRows(
  text: string,
  lines: readonly Line[],
  times: readonly TimeExpression[],
  headRanges: { start: number; end: number }[],
): TableRow[] {
  const own = lines.filter((line) => !line.chrome);
  const rows: TableRow[] = [];
  for (let at = 0; at < own.length; at++) {
    const columns = headingAt(text, own, at);
    if (!columns) continue;
    if (columns[0] !== 'number') {
      const unnumbered = tupleRows(text, own, at + columns.length, columns, times);
      if (unnumbered.length === 0) continue;
      for (let i = 0; i < columns.length; i++) headRanges.push(own[at + i]!);
      rows.push(...unnumbered);
      at += columns.length * (unnumbered.length + 1) - 1;
      continue;
    }
    for (let i = 0; i < columns.length; i++) headRanges.push(own[at + i]!);
    at += columns.length;
    if (isGroup(text, own[at])) at++;
    let longest = columns.length;
    for (let number = 1; numberOf(text, own[at]) === number; number++) {
      let end = at + 1;
      // The last row has no number behind it: it is as high as the highest before.
      while (end < own.length && numberOf(text, own[end]) !== number + 1 && end - at <= MOST_LINES) end++;
      const isLast = numberOf(text, own[end]) !== number + 1;
      if (isLast) end = Math.min(own.length, at + longest);
      else longest = Math.max(longest, end - at);
      rows.push(...rowsOf(text, own.slice(at, end), columns, times));
      at = end;
    }
    at--;
  }
  return rows;
}

/** The heads of the columns that stand from this line on, each on its own line, with a 1 behind them; null when there are none. */
function headingAt(text: string, lines: readonly Line[], at: number): ColumnRole[] | null {
  const roles: ColumnRole[] = [];
  for (let i = at; i < lines.length && roles.length <= MOST_COLUMNS; i++) {
    const { start, end } = lines[i]!;
    const role = end - start <= LONGEST_HEAD ? columnRole(text.slice(start, end)) : 'other';
    if (role === 'other' || (i > at && role === 'number')) break;
    roles.push(role);
  }
  const tells = roles.some((role) => OWNING.has(role) || role === 'deadline');
  if (roles[0] !== 'number') return roles.length >= 2 && roles[0] === 'task' && tells ? roles : null;
  const body = at + roles.length + (isGroup(text, lines[at + roles.length]) ? 1 : 0);
  return roles.length >= 3 && tells && numberOf(text, lines[body]) === 1 ? roles : null;
}

/**
 * Rows without numbers: as many lines as there are heads, as long as each line is what its column says. Cells of the rows are none of them empty.
 */
function tupleRows(
  text: string,
  lines: readonly Line[],
  from: number,
  columns: readonly ColumnRole[],
  times: readonly TimeExpression[],
): TableRow[] {
  const rows: TableRow[] = [];
  for (let at = from; at + columns.length <= lines.length; at += columns.length) {
    const cells = columns.map((role, i): TableCell => ({ ...lines[at + i]!, role, year: null }));
    const fits = cells.every(({ role, start, end }) => {
      const owner = OWNING.has(role) ? role : undefined;
      const own = roleOf(text.slice(start, end), start, end, columns, owner ?? 'unit', times);
      return owner !== undefined || role === 'deadline' ? own === role || own === 'other' : own === 'task';
    });
    if (!fits) break;
    rows.push({ start: cells[0]!.start, end: cells.at(-1)!.end, cells });
  }
  return rows;
}

/** (一)完善基础设施, over the whole width: the heading of the rows below it. */
function isGroup(text: string, line: Line | undefined): boolean {
  return (
    line !== undefined &&
    /^(?:\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}、)/.test(text.slice(line.start, line.start + 6))
  );
}

function numberOf(text: string, line: Line | undefined): number {
  const words = line && line.end - line.start <= 5 ? text.slice(line.start, line.end) : '';
  const number = /^\(?(\d{1,3}|[一二三四五六七八九十]{1,3})\)?[.、]?$/.exec(words)?.[1] ?? '';
  return /^\d/.test(number) ? Number(number) : (chineseValue(number) ?? 0);
}

/** One row, or several where tasks of one number have deadlines of their own; the later ones keep the owners of the first. */
function rowsOf(
  text: string,
  lines: readonly Line[],
  columns: readonly ColumnRole[],
  times: readonly TimeExpression[],
): TableRow[] {
  const owning = columns.filter((role) => OWNING.has(role));
  const rows: TableCell[][] = [[]];
  let named = 0;
  for (const line of lines.slice(1)) {
    if (isGroup(text, line)) continue;
    const { start, end } = line;
    let row = rows.at(-1)!;
    const words = text.slice(start, end);
    const isPerson =
      owning[named] === 'head' &&
      PERSONS.test(words) &&
      row.filter((cell) => cell.role === 'task').length >= columns.slice(0, columns.indexOf('head')).length - 1;
    const role = isPerson
      ? 'head'
      : roleOf(words, start, end, columns, owning[Math.min(named, owning.length - 1)], times);
    if (role === 'task' && row.some((cell) => cell.role === 'deadline')) {
      row = [];
      rows.push(row);
    }
    row.push({ role, start, end, year: null });
    if (OWNING.has(role) && owning.length > 1) named++;
  }
  const owners = rows[0]!.filter((cell) => OWNING.has(cell.role));
  return rows
    .filter((cells) => cells.length > 0)
    .map((cells) => ({
      start: cells[0]!.start,
      end: cells.at(-1)!.end,
      cells: cells.some((cell) => OWNING.has(cell.role)) ? cells : [...cells, ...owners],
    }));
}

function roleOf(
  words: string,
  start: number,
  end: number,
  columns: readonly ColumnRole[],
  owner: ColumnRole | undefined,
  times: readonly TimeExpression[],
): ColumnRole {
  // — where nobody helps.
  if (!/[\p{L}\p{N}]/u.test(words) || words === '无') return 'other';
  const time = columns.includes('deadline') && words.length <= 16 ? timesBetween(times, start, end)[0] : undefined;
  if (time && time.start - start <= 2) return 'deadline';
  if (owner && words.length <= LONGEST_LIST && !/[。;]/.test(words) && splitNames(words).every(isOrganisation))
    return owner;
  return 'task';
}

const OWNING: ReadonlySet<ColumnRole> = new Set(['lead', 'unit', 'support', 'head']);
/** 王某, 李某某 张某: in the column of those who answer in person. */
const PERSONS = /^[\u4e00-\u9fff]{2,4}(?:[、, ]+[\u4e00-\u9fff]{2,4}){0,4}$/;
const LONGEST_HEAD = 12;
const LONGEST_LIST = 300;
const MOST_COLUMNS = 8;
const MOST_LINES = 30;
