import type { Source, TaskBook } from '@chengshi/taskbook';
import { compact } from './grid.ts';
import { isoDayOfSerial } from './serial-dates.ts';
import type { Cell } from './sheet.ts';

/** From when a deadline in words counts. A year alone serves 6月底前 and 年底前, but not 3个月内. */
export type DateBasis =
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'none' };

export type DeadlineFinding =
  | 'not-a-date'
  | 'impossible-date'
  | 'needs-a-date'
  | 'several-dates'
  | 'number-taken-as-date';

export interface Deadline {
  /** As written. */
  readonly text: string;
  /** ISO day by which it must be done; null for what has no end (长期坚持) or could not be dated. */
  readonly end: string | null;
  readonly finding: DeadlineFinding | null;
}

/** The engine's `readTaskBook`: whoever imports hands it in, because this package knows the engine by its types alone. */
export type TaskBookReader = (source: Source) => TaskBook;

/** Words for what goes on without end, or returns: deadlines of rhythms, and no mistake. */
const STANDING = /^(长期|持续|常态|全程|不定期|适时|随时|每[年月周日季]|逐[年月]|按[月季年周]|滚动|动态|贯穿)/;
const LONGEST = 200;
const MOST_DATES = 6;
/** 2000-01-01 to 2099-12-31 as serial days: a bare number between them in a column of deadlines is a date that lost its format. */
const SERIALS = [36_526, 73_050] as const;

/**
 * Reads deadlines of cells. Dates of the file come as they are (a month means its last day); words go through the grammar of times of the
 * task book engine, with ranges cut to their end and short forms (2025.6, 25年6月) written out first. The same words are read once.
 */
export function deadlineReader(
  readTaskBook: TaskBookReader,
  basis: DateBasis,
  date1904: boolean,
): (cell: Cell, text?: string) => Deadline | null {
  const known = new Map<string, Deadline>();
  return (cell, text = cell.text) => {
    if (text === cell.text && cell.type === 'date') return ofDate(cell.value, cell.precision, text);
    if (text === cell.text && cell.type === 'number') {
      const day = cell.value >= SERIALS[0] && cell.value <= SERIALS[1] ? isoDayOfSerial(cell.value, date1904) : null;
      if (day !== null) return { text: day, end: day, finding: 'number-taken-as-date' };
    }
    const words = compact(text);
    if (/^[-—–/\\无]*$/.test(words)) return null;
    const deadline = known.get(text) ?? ofWords(readTaskBook, words, text.trim(), basis);
    known.set(text, deadline);
    return deadline;
  };
}

/** The day that a deadline in words means, counted from a date; null when it means none. */
export function deadlineFrom(readTaskBook: TaskBookReader, words: string, date: string): string | null {
  return ofWords(readTaskBook, compact(words), words, { kind: 'date', date }).end;
}

function ofDate(iso: string, precision: string, text: string): Deadline {
  const [year = 0, month = 0] = iso.split('-').map(Number);
  if (!/^\d{4}-/.test(iso)) return { text, end: null, finding: 'not-a-date' };
  if (precision === 'year') return { text, end: `${year}-12-31`, finding: null };
  return { text, end: precision === 'month' ? lastDay(year, month) : iso.slice(0, 10), finding: null };
}

function ofWords(readTaskBook: TaskBookReader, words: string, text: string, basis: DateBasis): Deadline {
  if (STANDING.test(words)) return { text, end: null, finding: null };
  const pieces = words
    .slice(0, LONGEST)
    .split(/[,，;；。]/)
    .filter((piece) => /[\d年月日季初末底周天五]/.test(piece))
    .slice(0, MOST_DATES);
  const ends: string[] = [];
  let finding: DeadlineFinding | null = null;
  for (const piece of pieces) {
    const one = ofPiece(readTaskBook, piece, basis);
    if (one.end !== null) ends.push(one.end);
    else finding ??= one.finding;
  }
  const end = ends.sort().at(-1) ?? null;
  if (end === null) return { text, end, finding: finding ?? 'not-a-date' };
  const several = new Set(ends).size > 1 ? 'several-dates' : null;
  return { text, end, finding: finding === 'impossible-date' ? finding : several };
}

function ofPiece(
  readTaskBook: TaskBookReader,
  piece: string,
  basis: DateBasis,
): { end: string | null; finding: DeadlineFinding | null } {
  const exact =
    /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?(?:之?前|以前)?$/.exec(piece) ??
    /^(20\d{2})(\d{2})(\d{2})$/.exec(piece);
  if (exact) {
    const [year, month, day] = exact.slice(1).map(Number) as [number, number, number];
    const possible = month >= 1 && month <= 12 && day >= 1 && day <= Number(lastDay(year, month).slice(8));
    return possible
      ? { end: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, finding: null }
      : { end: null, finding: 'impossible-date' };
  }
  const words = endOfRange(writtenOut(piece));
  const relative = /(个?月|周|星期|天|日|年)(之|以)?内|之日起/.test(words);
  const date =
    basis.kind === 'date' ? basis.date : basis.kind === 'year' && !relative ? `${basis.year}-01-01` : undefined;
  const due = dueOf(readTaskBook, words, date);
  if (due === null) return { end: null, finding: 'not-a-date' };
  if (due === '') return { end: null, finding: 'needs-a-date' };
  const [year = 0, month = 0] = due.split('-').map(Number);
  return due > lastDay(year, month) ? { end: null, finding: 'impossible-date' } : { end: due, finding: null };
}

/**
 * What the engine makes of the words, put where it expects a deadline: an owner annotation behind a target that it cannot overlook. '' for a
 * time that counts from a date nobody gave, null for no time at all.
 */
function dueOf(readTaskBook: TaskBookReader, words: string, date: string | undefined): string | null {
  const text = `确保新增规模以上企业不少于20个（牵头单位：市工信局；完成时限：${words}）。`;
  const due = readTaskBook(date === undefined ? { text } : { text, date }).items.find((item) => item.kind === 'target');
  if (due?.kind !== 'target' || due.due === null) return null;
  return due.due.end ?? '';
}

/** 2025.6 → 2025年6月, 202506 → 2025年6月, 25年6月 → 2025年6月, 2025 → 2025年, 6.30 → 6月30日. */
function writtenOut(piece: string): string {
  return piece
    .replace(/(?<!\d)(20\d{2})[.\-/](1[0-2]|0?[1-9])(?![\d.\-/月])/g, '$1年$2月')
    .replace(/^(20\d{2})(0[1-9]|1[0-2])$/, '$1年$2月')
    .replace(/(?<!\d)(2\d)年(?=\d{1,2}月|年?底|末)/g, '20$1年')
    .replace(/^(20\d{2})$/, '$1年')
    .replace(/^(1[0-2]|0?[1-9])[./](3[01]|[12]\d|0?[1-9])(?=$|前|之前)/, '$1月$2日');
}

/** 2025年1月—12月 ends in 2025年12月; 1-9月 in 9月; 2025—2027年 in 2027年. */
function endOfRange(words: string): string {
  const match = /^(.*?\d[年月日号]?份?)(?:[-~—–－至到]+)((?:20\d{2}年)?\d{1,2}(?:月|日).*|20\d{2}年?.*)$/.exec(words);
  if (!match) return words;
  const [, from = '', to = ''] = match;
  const year = /20\d{2}年/.exec(from)?.[0] ?? '';
  const month = /\d{1,2}月/.exec(from)?.[0] ?? '';
  if (/^20\d{2}/.test(to)) return /年|月/.test(to) ? to : `${to}年`;
  return `${year}${/月/.test(to) ? '' : month}${to}`;
}

function lastDay(year: number, month: number): string {
  const day = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
