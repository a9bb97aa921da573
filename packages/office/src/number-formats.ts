const DIGITS = '〇一二三四五六七八九';
const LEGAL_DIGITS = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const ROMAN = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

/**
 * A number as Word draws it in a number format (ECMA-376 Part 1, 17.18.59): `formatNumber(12, 'chineseCounting')` is 十二. Formats that
 * Chinese documents do not use, and numbers past a format's last sign, come in Arabic digits; `bullet` and `none` are nothing.
 */
export function formatNumber(n: number, format: string): string {
  switch (format) {
    case 'bullet':
    case 'none':
      return '';
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return chinese(n, DIGITS, '十百千', true);
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
      return chinese(n, LEGAL_DIGITS, '拾佰仟', false);
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return [...String(n)].map((d) => DIGITS[Number(d)]).join('');
    case 'ideographTraditional':
      return STEMS[n - 1] ?? String(n);
    case 'ideographZodiac':
      return BRANCHES[n - 1] ?? String(n);
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(n).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return enclosed(n, 0x2460, 20);
    case 'decimalEnclosedParen':
      return enclosed(n, 0x2474, 20);
    case 'decimalEnclosedFullstop':
      return enclosed(n, 0x2488, 20);
    case 'ideographEnclosedCircle':
      return enclosed(n, 0x3280, 10);
    case 'decimalZero':
      return String(n).padStart(2, '0');
    case 'upperLetter':
      return letters(n);
    case 'lowerLetter':
      return letters(n).toLowerCase();
    case 'upperRoman':
      return roman(n).toUpperCase();
    case 'lowerRoman':
      return roman(n);
    default:
      return String(n);
  }
}

function enclosed(n: number, first: number, count: number): string {
  return n >= 1 && n <= count ? String.fromCharCode(first + n - 1) : String(n);
}

/** A … Z, then AA, BB … as Word counts. */
function letters(n: number): string {
  return n >= 1 ? String.fromCharCode(65 + ((n - 1) % 26)).repeat(Math.min(Math.ceil(n / 26), 30)) : String(n);
}

function roman(n: number): string {
  if (n < 1 || n > 3999) return String(n);
  let left = n;
  let out = '';
  for (const [value, sign] of ROMAN) {
    while (left >= value) {
      out += sign;
      left -= value;
    }
  }
  return out;
}

/** 十二 and 一百零五 for counting; a leading 一十 is 十 there. */
function chinese(n: number, digits: string, units: string, short: boolean): string {
  if (n < 1 || n > 9999) return n === 0 ? '零' : String(n);
  let out = '';
  const figures = [...String(n)].map(Number);
  figures.forEach((figure, i) => {
    const power = figures.length - 1 - i;
    if (figure === 0) {
      if (figures.slice(i).some((f) => f > 0) && figures[i - 1] !== 0) out += '零';
    } else out += `${digits[figure]}${power > 0 ? units[power - 1] : ''}`;
  });
  return short && n >= 10 && n < 20 ? out.slice(1) : out;
}
