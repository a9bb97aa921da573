import type { CellFormat, FormatSection, Token } from './cell-format.ts';
import type { CellMoment } from './serial-dates.ts';

/** A number as General shows it, but in full: long numbers are identifiers here more often than quantities. */
export function generalText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  return String(Number(value.toPrecision(15)));
}

/** A number in its format. */
export function numberText(value: number, format: CellFormat): { readonly text: string; readonly percent: boolean } {
  const section = sectionFor(value, format);
  if (section === null || section.kind === 'general' || section.kind === 'date' || section.kind === 'text') {
    const around = section?.kind === 'general' ? section.tokens : [];
    return { text: around.length > 1 ? drawGeneral(value, around) : generalText(value), percent: false };
  }
  // The second section draws the sign itself, when it wants one; so does any with a condition.
  const own = section !== format.sections[0] && section.condition === null && value < 0;
  const size = own ? Math.abs(value) : value;
  return { text: drawNumber(size, section), percent: section.percent };
}

function sectionFor(value: number, format: CellFormat): FormatSection | null {
  const numeric = format.sections.filter(({ kind }) => kind !== 'text');
  if (numeric.some(({ condition }) => condition !== null)) {
    return numeric.find(({ condition }) => condition === null || holds(value, condition)) ?? null;
  }
  if (value < 0 && numeric.length > 1) return numeric[1] ?? null;
  return (value === 0 && numeric.length > 2 ? numeric[2] : numeric[0]) ?? null;
}

function holds(value: number, { sign, value: limit }: NonNullable<FormatSection['condition']>): boolean {
  if (sign === '<') return value < limit;
  if (sign === '>') return value > limit;
  if (sign === '<=') return value <= limit;
  if (sign === '>=') return value >= limit;
  return (sign === '=') === (value === limit);
}

function drawGeneral(value: number, tokens: readonly Token[]): string {
  return tokens.map(({ kind, text }) => (kind === 'general' ? generalText(value) : text)).join('');
}

function drawNumber(value: number, { tokens, percent }: FormatSection): string {
  const patterns = tokens.filter(({ kind }) => kind === 'digits');
  const fraction = tokens.some(({ kind, text }) => kind === 'literal' && text === '/') && patterns.length > 1;
  if (fraction) return generalText(value);
  let first = true;
  const scaled = percent ? value * 100 : value;
  let drawn = '';
  for (const { kind, text } of tokens) {
    if (kind === 'literal') drawn += text;
    else if (kind === 'digits') {
      if (first) drawn += drawDigits(Math.abs(scaled), text);
      first = false;
    }
  }
  const words = drawn.trim();
  return value < 0 && /[1-9]/.test(words) ? `-${words}` : words;
}

function drawDigits(value: number, pattern: string): string {
  const science = /e[+-]/i.exec(pattern);
  if (science) {
    const decimals = (pattern.slice(0, science.index).split('.')[1] ?? '').length;
    const [mantissa, power] = value.toExponential(Math.min(decimals, 15)).split('e') as [string, string];
    const sign = power.startsWith('-') ? '-' : '+';
    return `${mantissa}E${sign}${power.slice(1).padStart(2, '0')}`;
  }
  const scale = /,+$/.exec(pattern)?.[0].length ?? 0;
  const plain = scale > 0 ? pattern.slice(0, -scale) : pattern;
  const [whole = '', decimals = ''] = plain.split('.');
  const fixed = roundTo(value / 1000 ** scale, Math.min(decimals.length, 30));
  const [digits = '', rest = ''] = fixed.split('.');
  const least = whole.replace(/[^0]/g, '').length;
  let integer = digits === '0' && least === 0 ? '' : digits.padStart(least, '0');
  if (whole.includes(',')) integer = integer.replace(/\B(?=(\d{3})+$)/g, ',');
  const optional = /[#?]*$/.exec(decimals)?.[0].length ?? 0;
  let fractionDigits = rest;
  for (let i = 0; i < optional && fractionDigits.endsWith('0'); i++) fractionDigits = fractionDigits.slice(0, -1);
  return fractionDigits === '' ? integer || '0' : `${integer}.${fractionDigits}`;
}

/** Rounded half away from zero on the decimal digits that programs keep, so that 1.005 becomes 1.01. */
function roundTo(value: number, decimals: number): string {
  const known = Number(value.toPrecision(15));
  if (known >= 1e15) return BigInt(Math.round(known)).toString();
  const shifted = Number(`${known}e${decimals}`);
  return Number.isFinite(shifted) && shifted < 1e15
    ? Number(`${Math.round(shifted)}e-${decimals}`).toFixed(decimals)
    : known.toFixed(decimals);
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const WEEKDAYS = '日一二三四五六';
const ENGLISH_WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** A moment in its format. `serial` serves formats that count hours past a day. */
export function dateText(moment: CellMoment, serial: number, format: CellFormat): string {
  const section = format.sections[0];
  if (!section) return '';
  const { tokens } = section;
  const half = tokens.some(({ kind, text }) => kind === 'part' && /^(上午|am|a\/p)/.test(text));
  let drawn = '';
  for (const [i, { kind, text }] of tokens.entries()) {
    if (kind === 'literal') drawn += text;
    else if (kind === 'part') drawn += drawPart(text, moment, serial, half, isMinutes(tokens, i));
  }
  return drawn.trim();
}

/** m is minutes behind hours and before seconds, else months. */
function isMinutes(tokens: readonly Token[], at: number): boolean {
  if (!/^m{1,2}$/.test(tokens[at]?.text ?? '')) return false;
  const parts = (list: readonly Token[]) => list.filter(({ kind }) => kind === 'part').map(({ text }) => text);
  const before = parts(tokens.slice(0, at)).findLast((text) => !/^(上午|am|a\/p)/.test(text)) ?? '';
  const after = parts(tokens.slice(at + 1))[0] ?? '';
  return /^(h|\[h)/.test(before) || after.startsWith('s') || after === '[s]';
}

function drawPart(part: string, moment: CellMoment, serial: number, half: boolean, minutes: boolean): string {
  const { year, month, day, hour, minute, second, weekday } = moment;
  const pad = (n: number) => (part.length > 1 ? String(n).padStart(2, '0') : String(n));
  if (part === '[h]') return String(Math.floor(serial * 24 + 1e-9));
  if (part === '[m]') return String(Math.floor(serial * 1440 + 1e-7));
  if (part === '[s]') return String(Math.round(serial * 86_400));
  if (part === '上午/下午') return hour < 12 ? '上午' : '下午';
  if (part.startsWith('am') || part === 'a/p') return (hour < 12 ? 'AM' : 'PM').slice(0, part === 'a/p' ? 1 : 2);
  if (part.startsWith('a')) return `${part.length > 3 ? '星期' : ''}${WEEKDAYS[weekday]}`;
  switch (part[0]) {
    case 'e':
      return String(year);
    case 'y':
      return part.length > 2 ? String(year) : String(year % 100).padStart(2, '0');
    case 'm':
      if (minutes) return pad(minute);
      if (part.length > 2)
        return (MONTHS[month - 1] ?? '').slice(0, part.length === 5 ? 1 : part.length === 4 ? undefined : 3);
      return pad(month);
    case 'd':
      if (part.length > 2) return (ENGLISH_WEEKDAYS[weekday] ?? '').slice(0, part.length === 3 ? 3 : undefined);
      return pad(day);
    case 'h':
      return pad(half ? hour % 12 || 12 : hour);
    default:
      return String(second).padStart(part.startsWith('ss') ? 2 : 1, '0');
  }
}
