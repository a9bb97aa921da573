import { strToU8, zipSync } from 'fflate';
import { type FoundTable, findTables, readWorkbook, type Sheet, type Workbook } from '../../src/spreadsheet/index.ts';

/** A cell to write: text and numbers as they are, numbers with a style, or the XML of a whole cell's inside with its type. */
export type CellSource =
  | null
  | string
  | number
  | { readonly n: number; readonly style: number }
  | { readonly type: string; readonly inside: string; readonly style?: number };

export interface SheetSource {
  readonly name?: string;
  readonly state?: string;
  readonly rows: readonly (readonly CellSource[])[];
  /** `A1:C1` */
  readonly merges?: readonly string[];
  readonly hiddenRows?: readonly number[];
  /** XML of the `cols` element. */
  readonly cols?: string;
}

export interface WorkbookSource {
  readonly sheets: readonly SheetSource[];
  /** Number formats; style 1 is the first of them. */
  readonly formats?: readonly string[];
  readonly date1904?: boolean;
  readonly prefix?: string;
  readonly extra?: Readonly<Record<string, Uint8Array>>;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** An .xlsx as a program writes it: texts are shared strings. */
export function xlsx({ sheets, formats = [], date1904 = false, prefix = '', extra = {} }: WorkbookSource): Uint8Array {
  const strings: string[] = [];
  const p = prefix;
  const root = (name: string, inside: string) =>
    `<?xml version="1.0" encoding="UTF-8"?><${p}${name} xmlns${p ? `:${p.slice(0, -1)}` : ''}="${MAIN}" xmlns:r="${RELATIONS}">${inside}</${p}${name}>`;
  const parts: Record<string, Uint8Array> = {};
  sheets.forEach((sheet, i) => {
    const rows = sheet.rows.map((cells, row) => {
      const inside = cells.map((cell, column) => cellXml(cell, `${letters(column)}${row + 1}`, strings, p)).join('');
      const hidden = sheet.hiddenRows?.includes(row) ? ' hidden="1"' : '';
      return `<${p}row r="${row + 1}"${hidden}>${inside}</${p}row>`;
    });
    const merges = (sheet.merges ?? []).map((ref) => `<${p}mergeCell ref="${ref}"/>`).join('');
    const body = `${sheet.cols ?? ''}<${p}sheetData>${rows.join('')}</${p}sheetData><${p}mergeCells>${merges}</${p}mergeCells>`;
    parts[`xl/worksheets/sheet${i + 1}.xml`] = strToU8(root('worksheet', body));
  });
  const list = sheets.map(
    ({ name, state }, i) =>
      `<${p}sheet name="${name ?? `表${i + 1}`}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="s${i + 1}"/>`,
  );
  const styles = formats.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${escaped(code)}"/>`).join('');
  const xfs = ['0', ...formats.map((_, i) => `${200 + i}`)].map((id) => `<xf numFmtId="${id}"/>`).join('');
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const sheetRelations = sheets.map((_, i) => relation(`s${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`));
  return zipSync({
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${PACKAGE}">${relation('r1', 'officeDocument', '/xl/workbook.xml')}</Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      root('workbook', `<${p}workbookPr date1904="${date1904 ? 1 : 0}"/><${p}sheets>${list.join('')}</${p}sheets>`),
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${PACKAGE}">${sheetRelations.join('')}${relation('t', 'sharedStrings', 'sharedStrings.xml')}${relation('y', 'styles', 'styles.xml')}</Relationships>`,
    ),
    'xl/styles.xml': strToU8(
      `<styleSheet xmlns="${MAIN}"><numFmts>${styles}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>${xfs}</cellXfs></styleSheet>`,
    ),
    'xl/sharedStrings.xml': strToU8(root('sst', strings.join(''))),
    ...parts,
    ...extra,
  });
}

function cellXml(cell: CellSource, address: string, strings: string[], p: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<${p}c r="${address}"><${p}v>${cell}</${p}v></${p}c>`;
  if (typeof cell === 'string') {
    strings.push(`<${p}si><${p}t xml:space="preserve">${escaped(cell)}</${p}t></${p}si>`);
    return `<${p}c r="${address}" t="s"><${p}v>${strings.length - 1}</${p}v></${p}c>`;
  }
  if ('n' in cell) return `<${p}c r="${address}" s="${cell.style}"><${p}v>${cell.n}</${p}v></${p}c>`;
  return `<${p}c r="${address}" t="${cell.type}" s="${cell.style ?? 0}">${cell.inside}</${p}c>`;
}

export function letters(column: number): string {
  return (
    (column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : '') + String.fromCharCode(65 + (column % 26))
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

export function workbookOf(bytes: Uint8Array): Workbook {
  const workbook = readWorkbook(bytes);
  if (workbook.kind === 'fault') throw new Error(workbook.code);
  return workbook;
}

export function sheetOf(source: SheetSource, more: Omit<WorkbookSource, 'sheets'> = {}): Sheet {
  return workbookOf(xlsx({ ...more, sheets: [source] })).sheets[0] as Sheet;
}

export function tableOf(source: SheetSource, more: Omit<WorkbookSource, 'sheets'> = {}): FoundTable {
  const tables = findTables(sheetOf(source, more));
  if (tables.length !== 1) throw new Error(`${tables.length} tables`);
  return tables[0] as FoundTable;
}
