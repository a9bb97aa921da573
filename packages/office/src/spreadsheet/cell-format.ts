import type { DatePrecision } from './sheet.ts';

/** A number format, taken apart once for all cells that have it. */
export interface CellFormat {
  readonly kind: 'general' | 'number' | 'date';
  readonly sections: readonly FormatSection[];
}

export interface FormatSection {
  readonly tokens: readonly Token[];
  readonly kind: 'general' | 'number' | 'date' | 'text';
  readonly condition: { readonly sign: string; readonly value: number } | null;
  readonly percent: boolean;
  readonly precision: DatePrecision;
}

export interface Token {
  /** Digits stand for the whole number pattern (`#,##0.00`), parts for pieces of a date. */
  readonly kind: 'literal' | 'digits' | 'part' | 'general' | 'text';
  readonly text: string;
}

/** Programs write no longer ones; a hostile file could make each cell as long as it likes. */
const MAX_FORMAT = 255;

/**
 * The formats that a file names by number alone (ECMA-376 Part 1, 18.8.30), in their Chinese reading. Number 14 is the short date of the
 * system, which is 2025/6/30 on a Chinese one.
 */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: '上午/下午h"时"mm"分"',
  35: '上午/下午h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: '上午/下午h"时"mm"分"',
  56: '上午/下午h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

export function builtInFormat(id: number): string {
  return BUILT_IN[id] ?? 'General';
}

/** Takes a format code apart. Codes that make no sense become General, as the number is worth more than its dress. */
export function parseFormat(code: string): CellFormat {
  if (code.length > MAX_FORMAT || /^general$/i.test(code)) return { kind: 'general', sections: [] };
  const sections = splitSections(code).slice(0, 4).map(parseSection);
  const first = sections[0];
  const kind = first === undefined || first.kind === 'text' ? 'general' : first.kind;
  return { kind, sections };
}

function splitSections(code: string): string[] {
  const sections: string[] = [];
  let start = 0;
  for (let at = 0; at < code.length; at++) {
    const c = code[at];
    if (c === '\\') at++;
    else if (c === '"' || c === '[') {
      const end = code.indexOf(c === '"' ? '"' : ']', at + 1);
      if (end > 0) at = end;
    } else if (c === ';') {
      sections.push(code.slice(start, at));
      start = at + 1;
    }
  }
  return [...sections, code.slice(start)];
}

const DATE_PART = /^(?:上午\/下午|am\/pm|a\/p|y+|m+|d+|h+|s+(?:\.0+)?|a{3,4}|e+)/i;
const DIGITS = /^[#0?][#0?,]*(?:\.[#0?]*)?(?:,+)?(?:e[+-][#0?]+)?/i;

function parseSection(code: string): FormatSection {
  const tokens: Token[] = [];
  let condition: FormatSection['condition'] = null;
  for (let at = 0; at < code.length; ) {
    const c = code[at] as string;
    const rest = code.slice(at);
    if (c === '"') {
      const end = code.indexOf('"', at + 1);
      tokens.push({ kind: 'literal', text: code.slice(at + 1, end < 0 ? undefined : end) });
      at = end < 0 ? code.length : end + 1;
    } else if (c === '[') {
      const end = code.indexOf(']', at);
      const inside = code.slice(at + 1, end < 0 ? undefined : end);
      at = end < 0 ? code.length : end + 1;
      const compare = /^(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)$/.exec(inside);
      const currency = /^\$([^-]*)/.exec(inside)?.[1];
      if (compare) condition = { sign: compare[1] as string, value: Number(compare[2]) };
      else if (/^(h+|m+|s+)$/i.test(inside)) tokens.push({ kind: 'part', text: `[${inside.toLowerCase()[0]}]` });
      else if (currency) tokens.push({ kind: 'literal', text: currency });
    } else if (c === '\\') {
      tokens.push({ kind: 'literal', text: code[at + 1] ?? '' });
      at += 2;
    } else if (c === '_' || c === '*') {
      at += 2;
    } else if (c === '@') {
      tokens.push({ kind: 'text', text: '' });
      at++;
    } else if (/^general|^G\/通用格式/i.test(rest)) {
      tokens.push({ kind: 'general', text: '' });
      at += /^general/i.test(rest) ? 7 : 6;
    } else {
      const digits = DIGITS.exec(rest)?.[0];
      const part = digits === undefined ? DATE_PART.exec(rest)?.[0] : undefined;
      if (digits !== undefined) tokens.push({ kind: 'digits', text: digits });
      else if (part !== undefined) tokens.push({ kind: 'part', text: part.toLowerCase() });
      else tokens.push({ kind: 'literal', text: c });
      at += (digits ?? part ?? c).length;
    }
  }
  return { tokens, condition, ...kindOf(tokens) };
}

function kindOf(tokens: readonly Token[]): Pick<FormatSection, 'kind' | 'percent' | 'precision'> {
  const percent = tokens.some(({ kind, text }) => kind === 'literal' && text === '%');
  const parts = tokens.filter(({ kind }) => kind === 'part').map(({ text }) => text);
  const hasDigits = tokens.some(({ kind }) => kind === 'digits');
  // A stray letter beside digits (0.0"万"m) is a literal, but a fraction of seconds belongs to a date.
  if (parts.length > 0 && !hasDigits) return { kind: 'date', percent: false, precision: precisionOf(parts) };
  if (hasDigits) return { kind: 'number', percent, precision: 'day' };
  const text = tokens.some(({ kind }) => kind === 'text');
  return {
    kind: text ? 'text' : tokens.length === 0 || isGeneral(tokens) ? 'general' : 'number',
    percent,
    precision: 'day',
  };
}

function isGeneral(tokens: readonly Token[]): boolean {
  return tokens.some(({ kind }) => kind === 'general');
}

function precisionOf(parts: readonly string[]): DatePrecision {
  const has = (letter: string) => parts.some((part) => part.startsWith(letter));
  if (has('h') || has('s') || has('[')) return 'time';
  if (has('d') || has('a')) return 'day';
  return has('m') ? 'month' : 'year';
}
