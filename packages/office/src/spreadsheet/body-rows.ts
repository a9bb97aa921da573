import { compact, type Grid, oneLine } from './grid.ts';
import type { Cell } from './sheet.ts';
import type { RowKind, TableRow } from './table.ts';

/** What is known of a table before its rows are told apart. */
export interface BodyContext {
  readonly grid: Grid;
  readonly headerBottom: number;
  /** Columns of the sheet that belong to the table, in order. */
  readonly columns: readonly number[];
  readonly repeatedHeaders: ReadonlySet<number>;
}

const TOTAL =
  /^(合计|总计|小计|共计|总和|累计|全市合计|全县合计|全区合计|.{1,8}(合计|小计|总计)|(sub)?total)[:]?(\(.*\))?$/i;
const NOTE =
  /^(注|说明|备注|附注|填表说明|填报说明|指标解释|数据来源|资料来源|来源|填报?人|填表人|填报单位|制表人?|审核人?|负责人|单位负责人|分管领导签字|主要负责人|联系人|联系电话|填报(日期|时间)|note)s?(\d*)[:.、)]|^(※|★|☆|\*)/i;
const ORDINAL =
  /^([一二三四五六七八九十百]+[、.]|\([一二三四五六七八九十]+\)|第[一二三四五六七八九十]+(部分|章|篇|类|方面|板块)|[①-⑳]|\(\d+\)|\d+[、.](?!\d))/;
const STYLES = [
  /^[一二三四五六七八九十百]+[、.]/,
  /^\([一二三四五六七八九十]+\)/,
  /^第/,
  /^\d+[、.]/,
  /^\(\d+\)/,
  /^[①-⑳]/,
];
const NONE: readonly number[] = [];

/** The rows below a header, told apart; notes at the end come as their row numbers. */
export function readBody(
  context: BodyContext,
  rowNumbers: readonly number[],
): { rows: TableRow[]; notes: readonly number[] } {
  const { grid, columns } = context;
  const positions = new Map(columns.map((column, i) => [column, i]));
  const numbersFirst = firstColumnHoldsNumbers(context, rowNumbers);
  const rows: TableRow[] = [];
  let notes: number[] = [];
  let sections: { style: number; text: string }[] = [];
  let group: readonly string[] = [];
  for (const row of rowNumbers) {
    const own = grid.row(row);
    const first = own[0];
    if (!first) continue;
    const words = first.text.length > 400 ? first.text : compact(first.text);
    if (context.repeatedHeaders.has(row)) {
      rows.push(tableRow(context, positions, row, 'repeated-header', []));
      continue;
    }
    if (isNote(own, words, notes.length > 0)) {
      notes.push(row);
      continue;
    }
    notes = [];
    if (isSection(context, own, words, numbersFirst)) {
      const style = STYLES.findIndex((pattern) => pattern.test(words));
      const level = sections.findIndex((section) => section.style === style);
      if (level >= 0) sections = sections.slice(0, level);
      const text = oneLine(first.text);
      rows.push(tableRow(context, positions, row, 'section', group.slice(0, sections.length)));
      sections.push({ style, text });
      group = sections.map((section) => section.text);
      continue;
    }
    const kind = own.length > 0 && TOTAL.test(words) ? 'total' : 'data';
    rows.push(tableRow(context, positions, row, kind, group));
  }
  // A section without a row below it is a remark that nobody marked as one.
  const trailing: number[] = [];
  while (rows.at(-1)?.kind === 'section') trailing.unshift((rows.pop() as TableRow).row);
  return { rows, notes: [...trailing, ...notes] };
}

function tableRow(
  { grid, headerBottom, columns }: BodyContext,
  positions: ReadonlyMap<number, number>,
  row: number,
  kind: RowKind,
  group: readonly string[],
): TableRow {
  const cells: (Cell | null)[] = new Array(columns.length).fill(null);
  for (const cell of grid.row(row)) {
    const position = positions.get(cell.column);
    if (position !== undefined) cells[position] = cell;
  }
  let repeated: number[] | null = null;
  for (const merge of grid.mergesInRow(row)) {
    const position = positions.get(merge.left);
    if (merge.top === row || merge.top <= headerBottom || position === undefined) continue;
    cells[position] = grid.cell(merge.top, merge.left);
    if (cells[position]) repeated = [...(repeated ?? []), position];
  }
  return { kind, row, hidden: grid.sheet.hiddenRows.has(row), group, cells, repeated: repeated ?? NONE };
}

/** 注：… 说明：…, lines of who filled the form in, and after such a line every further line of one cell. */
function isNote(own: readonly Cell[], words: string, afterNote: boolean): boolean {
  if (own.length === 1 && NOTE.test(words)) return true;
  if (afterNote && own.length === 1) return true;
  return own.length <= 4 && own.every((cell) => NOTE.test(compact(cell.text)) || (afterNote && cell.type === 'date'));
}

/**
 * A row with one cell that stands over the rows below: merged over most of the table, or with a heading's number in the first column, or in
 * words where the first column otherwise counts. Rows that merged cells reach into belong to those.
 */
function isSection(
  { grid, columns }: BodyContext,
  own: readonly Cell[],
  words: string,
  numbersFirst: boolean,
): boolean {
  const cell = own[0];
  if (own.length !== 1 || !cell || cell.type !== 'text' || TOTAL.test(words)) return false;
  const merge = grid.merge(cell.row, cell.column);
  if (grid.mergesInRow(cell.row).some((other) => other !== merge && other.top < cell.row)) return false;
  const covered = merge ? columns.filter((column) => column >= merge.left && column <= merge.right).length : 1;
  if (merge && covered >= Math.min(3, columns.length) && covered >= columns.length * 0.5) return true;
  if (cell.column > (columns[1] ?? columns[0] ?? 0)) return false;
  if (
    words.length <= 40 &&
    /^([一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|第[一二三四五六七八九十]+(部分|章|篇|类|方面|板块))/.test(
      words,
    )
  )
    return true;
  return (
    cell.column === columns[0] &&
    numbersFirst &&
    words.length <= 40 &&
    !/^\d+(\.\d+)*$/.test(words) &&
    (covered > 1 || ORDINAL.test(words) || words.length >= 2)
  );
}

function firstColumnHoldsNumbers({ grid, columns }: BodyContext, rowNumbers: readonly number[]): boolean {
  let [numbers, all] = [0, 0];
  for (const row of rowNumbers.slice(0, 200)) {
    const own = grid.row(row);
    if (own.length < 2 || own[0]?.column !== columns[0]) continue;
    all++;
    if (/^\d+([.-]\d+)*$/.test(compact(own[0]?.text ?? ''))) numbers++;
  }
  return all > 0 && numbers >= all * 0.7;
}
