import type { Fault } from '@chengshi/contract';
import { codeFault, levelOf, parentCodeOf } from './codes.ts';

export interface RegionLine {
  readonly row: number;
  readonly code: string;
  readonly codeKind: 'gbt2260' | 'gbt10114' | 'own';
  readonly name: string;
  readonly nameEn: string | null;
  /** The code above: as the list says, or as the standards build codes. */
  readonly parentCode: string | null;
  /** Whether the list itself names the parent; one that is only derived may be missing, and the next one above is taken. */
  readonly parentNamed: boolean;
  readonly level: 'province' | 'city' | 'county' | 'town' | 'village' | 'park';
}

const headers: Readonly<Record<string, keyof RegionCells>> = {
  code: 'code',
  代码: 'code',
  区划代码: 'code',
  行政区划代码: 'code',
  name: 'name',
  名称: 'name',
  区划名称: 'name',
  parent: 'parent',
  parentcode: 'parent',
  上级代码: 'parent',
  level: 'level',
  级别: 'level',
  层级: 'level',
  english: 'nameEn',
  nameen: 'nameEn',
  英文名: 'nameEn',
  英文名称: 'nameEn',
};
interface RegionCells {
  code: string;
  name: string;
  parent: string;
  level: string;
  nameEn: string;
}
const levels: Readonly<Record<string, RegionLine['level']>> = {
  province: 'province',
  省: 'province',
  city: 'city',
  市: 'city',
  county: 'county',
  县: 'county',
  区县: 'county',
  '县（市、区）': 'county',
  town: 'town',
  乡镇: 'town',
  街道: 'town',
  '乡镇（街道）': 'town',
  village: 'village',
  村: 'village',
  '村（社区）': 'village',
  park: 'park',
  园区: 'park',
};

/** How lists name the levels; each is understood when read. */
export const levelNames: Readonly<Record<RegionLine['level'], string>> = {
  province: '省',
  city: '市',
  county: '区县',
  town: '乡镇',
  village: '村',
  park: '园区',
};

/** Reads a region list (CSV, RFC 4180, also with tabs) into lines; every fault says row and column. */
export function readRegionList(csv: string): { lines: RegionLine[]; faults: Fault[] } {
  const rows = parseDelimited(csv);
  const columns = (rows[0] ?? []).map((cell) => headers[cell.trim().toLowerCase().replace(/\s/g, '')] ?? null);
  const faults: Fault[] = [];
  for (const needed of ['code', 'name'] as const) {
    if (!columns.includes(needed)) {
      const zh = needed === 'code' ? '代码' : '名称';
      faults.push({ place: '第 1 行 · row 1', zh: `表头缺少“${zh}”列`, en: `the header has no column “${needed}”` });
    }
  }
  if (faults.length > 0) return { lines: [], faults };

  const lines: RegionLine[] = [];
  const firstRowOf = new Map<string, number>();
  rows.slice(1).forEach((cells, index) => {
    const row = index + 2;
    if (cells.every((cell) => cell.trim() === '')) return;
    const value = (column: keyof RegionCells) => (cells[columns.indexOf(column)] ?? '').trim();
    const line = readRegionLine(row, value, faults);
    if (!line) return;
    const earlier = firstRowOf.get(line.code);
    if (earlier) {
      faults.push({
        ...at(row, '代码', 'code'),
        zh: `代码 ${line.code} 与第 ${earlier} 行重复`,
        en: `code ${line.code} stands in row ${earlier} already`,
      });
    } else firstRowOf.set(line.code, row);
    lines.push(line);
  });
  return { lines, faults };
}

const at = (row: number, zh: string, en: string) => ({ place: `第 ${row} 行 ${zh} · row ${row}, ${en}` });

/** One line from its cells; null with a fault when it cannot be read. */
export function readRegionLine(
  row: number,
  value: (column: keyof RegionCells) => string,
  faults: Fault[],
): RegionLine | null {
  const code = value('code');
  const name = value('name');
  if (!/^[0-9A-Za-z-]{2,20}$/.test(code)) {
    faults.push({
      ...at(row, '代码', 'code'),
      zh: `代码“${code}”应为 2 至 20 位数字、字母或连字符`,
      en: `code “${code}” must have 2 to 20 digits, letters or hyphens`,
    });
    return null;
  }
  if (name === '' || name.length > 100) {
    faults.push({
      ...at(row, '名称', 'name'),
      zh: '名称为空或超过 100 字',
      en: 'the name is empty or longer than 100 characters',
    });
    return null;
  }
  const codeKind = /^\d{6}$/.test(code) ? 'gbt2260' : /^\d{9}$|^\d{12}$/.test(code) ? 'gbt10114' : 'own';
  const fault = codeFault(code, codeKind);
  if (fault) {
    faults.push({ ...at(row, '代码', 'code'), ...fault });
    return null;
  }
  const levelText = value('level');
  const level = levelText === '' ? (levelOf(code) ?? 'park') : levels[levelText.toLowerCase()];
  if (!level) {
    faults.push({ ...at(row, '级别', 'level'), zh: `不认识的级别“${levelText}”`, en: `unknown level “${levelText}”` });
    return null;
  }
  return {
    row,
    code,
    codeKind,
    name,
    nameEn: value('nameEn') || null,
    parentCode: value('parent') || parentCodeOf(code),
    parentNamed: value('parent') !== '',
    level,
  };
}

/** Rows of a delimited text; the delimiter is a tab when the first line has one, else a comma. Quoted cells may hold breaks. */
function parseDelimited(content: string): string[][] {
  const body = content.replace(/^\uFEFF/, '');
  const delimiter = (body.split('\n', 1)[0] ?? '').includes('\t') ? '\t' : ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < body.length; i++) {
    const char = body[i] as string;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (body[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === delimiter || char === '\n') {
      row.push(cell.replace(/\r$/, ''));
      cell = '';
      if (char === '\n') {
        rows.push(row);
        row = [];
      }
    } else cell += char;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell.replace(/\r$/, '')]);
  return rows;
}
