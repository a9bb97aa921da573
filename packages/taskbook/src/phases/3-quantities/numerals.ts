import { characterSet, isIn } from '../../lexicon/characters.ts';

/** A numeral as written: `1.2`, `十二`, `三千五百`, with the scale that follows apart (300亿 is 300 and 亿). */
export interface Numeral {
  readonly start: number;
  /** Behind the digits. */
  readonly digitsEnd: number;
  /** Behind the scale. */
  readonly end: number;
  readonly value: number;
  /** 十, 百, 千, 万, 亿 and their compounds, or empty. */
  readonly scale: string;
  readonly chinese: boolean;
}

/** Reads the numeral that starts at `at`, or null. Cost is the length of the numeral; one longer than 40 characters is not a numeral. */
export function readNumeral(text: string, at: number): Numeral | null {
  const kind = numeralClass(text.charCodeAt(at));
  if (kind === DIGIT) return readDigits(text, at);
  return kind === CHINESE ? readChinese(text, at) : null;
}

export const DIGIT = 1;
export const CHINESE = 2;
/** 1 for 0–9, 2 for a Chinese numeral, 0 for all others. */
export function numeralClass(code: number): 0 | 1 | 2 {
  if (code >= 48 && code <= 57) return DIGIT;
  return isIn(CHINESE_NUMERALS, code) ? CHINESE : 0;
}

function readDigits(text: string, at: number): Numeral | null {
  let end = at;
  while (isDigit(text, end) || (text[end] === ',' && isGroup(text, at, end))) {
    if (end - at > LONGEST) return null;
    end++;
  }
  if (text[end] === '.' && isDigit(text, end + 1)) {
    end++;
    while (isDigit(text, end) && end - at <= LONGEST) end++;
    // 1.2.3 and 10.10.2024 are not numerals.
    if (text[end] === '.' && isDigit(text, end + 1)) return null;
  }
  const value = Number(text.slice(at, end).replaceAll(',', ''));
  // 80个亿, as people say it; 6个万亿级产业 are six.
  const spoken = text[end] === '个' && SPOKEN.test(text.slice(end + 1, end + 6)) ? 1 : 0;
  const scale = readScale(text, end + spoken);
  return { start: at, digitsEnd: end + spoken, end: end + spoken + scale.length, value, scale, chinese: false };
}

/** A comma between groups of three digits: 12,000. A list such as 1,2,3 is not one number. */
function isGroup(text: string, start: number, comma: number): boolean {
  const size = comma - start;
  const groups = size <= 3 || text[comma - 4] === ',';
  return (
    groups &&
    isDigit(text, comma + 1) &&
    isDigit(text, comma + 2) &&
    isDigit(text, comma + 3) &&
    !isDigit(text, comma + 4)
  );
}

function readChinese(text: string, at: number): Numeral | null {
  let end = at;
  while (numeralClass(text.charCodeAt(end)) === CHINESE) {
    if (end - at > LONGEST) return null;
    end++;
  }
  const word = text.slice(at, end);
  if (/^[千百万亿]+$/.test(word)) return { start: at, digitsEnd: at, end, value: 1, scale: word, chinese: true };
  // The scale at the end stays in the unit: 三百亿 is 300 and 亿, 五千万 is 5000 and 万.
  const scale = /[一二三四五六七八九十百千两零〇]([万亿]+)$/.exec(word)?.[1] ?? '';
  const value = chineseValue(word.slice(0, word.length - scale.length));
  return value === null ? null : { start: at, digitsEnd: end - scale.length, end, value, scale, chinese: true };
}

/** 三百二十 → 320, 二〇二五 → 2025, 两 → 2. Null for words that are no number (万千). */
export function chineseValue(word: string): number | null {
  if (/^[零〇一二三四五六七八九]{2,}$/.test(word)) return Number([...word].map((c) => DIGIT_VALUE[c]).join(''));
  let hundredMillions = 0;
  let tenThousands = 0;
  let section = 0;
  let digit = -1;
  for (const character of word) {
    const plain = DIGIT_VALUE[character];
    if (plain !== undefined) {
      if (digit > 0) return null;
      digit = plain;
      continue;
    }
    const below = section + Math.max(digit, 0);
    if (character === '亿') hundredMillions = (hundredMillions + tenThousands + below || 1) * 100_000_000;
    else if (character === '万') tenThousands = (below || 1) * 10_000;
    else section += (digit < 0 ? 1 : digit) * (POWER[character] ?? 1);
    if (character === '亿') tenThousands = 0;
    if (character === '亿' || character === '万') section = 0;
    digit = -1;
  }
  return hundredMillions + tenThousands + section + Math.max(digit, 0);
}

function readScale(text: string, at: number): string {
  let end = at;
  while (end - at < 3 && SCALES.includes(text[end] ?? ' ')) end++;
  const scale = text.slice(at, end);
  // 5千米 and 5千克 are units of their own.
  return /千$/.test(scale) && '米克瓦伏卡'.includes(text[end] ?? ' ') ? scale.slice(0, -1) : scale;
}

function isDigit(text: string, at: number): boolean {
  return numeralClass(text.charCodeAt(at)) === DIGIT;
}

/** 1个亿元项目 is one project: 亿元 in front of a noun tells how large it is. */
const SPOKEN = /^(?:亿(?!级|元(?:以上|级|[项企产镇村园工大]))|万(?![人亩吨家头平立级]|亿元?级))/;
const LONGEST = 40;
const SCALES = '百千万亿';
const DIGIT_VALUE: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const POWER: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const CHINESE_NUMERALS = characterSet('零〇一二两三四五六七八九十百千万亿');
