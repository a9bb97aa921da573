import { characterSet, isIn } from '../../lexicon/characters.ts';
import { firstFrom } from '../in-order.ts';
import { isNamePart } from './time-names.ts';
import { lengthOf, monthOf, planYears, type TimeLength, toYear } from './time-parts.ts';

/**
 * How a time stands to its sentence: the end of the road, the time of the action, a beginning, a point of comparison (比2015年), or a part of a name
 * (“十四五”规划, 《2025年工作要点》).
 */
export type TimeRole = 'by' | 'during' | 'since' | 'base' | 'name';

/**
 * A time in the text: a calendar time (2025年6月底前), a plan period (“十四五”末), one that counts from the year of the document (年内, 明年),
 * or a length (3年内). Offsets are of the normalised text.
 */
export interface TimeExpression {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly role: TimeRole;
  readonly kind: 'calendar' | 'plan' | 'relative' | 'length';
  /** The last year it names, or of the plan period. */
  readonly year: number | null;
  /** The first year of a span of years; else the same as `year`. */
  readonly firstYear: number | null;
  /** 1…12; 0 is the month of the document (月底前). */
  readonly month: number | null;
  readonly day: number | null;
  /** Years from the document's own: 年内 0, 明年 1, 去年 -1. */
  readonly offset: number | null;
  readonly length: TimeLength | null;
  /** Ends with 末, 底, 前, 内 or starts with 到: names an end rather than a period. */
  readonly closed: boolean;
}

/** Finds all time expressions, in order. Patterns are tried only at characters that can begin one; each is bounded in length. */
export function findTimes(text: string): TimeExpression[] {
  const found: TimeExpression[] = [];
  for (let at = 0; at < text.length; at++) {
    const trigger = triggerOf(text.charCodeAt(at));
    if (!trigger) continue;
    const time = readTime(text, at, trigger);
    if (!time) {
      if (trigger === NUMBER) at = numberEnd(text, at) - 1;
      continue;
    }
    found.push(time);
    at = time.end - 1;
  }
  return found;
}

function readTime(text: string, at: number, trigger: number): TimeExpression | null {
  for (const { first, pattern, read } of FORMS) {
    if (!(first & trigger)) continue;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const parts = match?.groups && read(match.groups);
    if (!match || !parts) continue;
    return complete(text, at, at + match[0].length, match[0], parts);
  }
  return null;
}

/** The times that lie within a stretch, by bisection. */
export function timesBetween(times: readonly TimeExpression[], start: number, end: number): readonly TimeExpression[] {
  const low = firstFrom(times, start);
  let behind = low;
  while (behind < times.length && times[behind]!.end <= end) behind++;
  return times.slice(low, behind);
}

type Groups = Readonly<Record<string, string | undefined>>;
type Parts = Partial<Pick<TimeExpression, 'year' | 'firstYear' | 'month' | 'day' | 'offset' | 'length'>> & {
  readonly kind: TimeExpression['kind'];
  readonly tail: string;
};

function complete(text: string, at: number, end: number, words: string, parts: Parts): TimeExpression {
  const lead =
    /(?:到|至|截至|截止到|截止|自|从|比|较|与|同|以|于|在|由|力争|用|经过)$/.exec(
      text.slice(Math.max(0, at - 3), at),
    )?.[0] ?? '';
  const closed = /[底末终前内止]/.test(parts.tail) || lead === '到' || lead === '至';
  let role: TimeRole = closed ? 'by' : 'during';
  if (/起|以来|后$|来$/.test(parts.tail) || lead === '自' || lead === '从') role = 'since';
  // 每年3月、9月: comes again each year and ends nothing.
  if (RECURS.test(text.slice(Math.max(0, at - 16), at))) role = 'since';
  const behind = text.slice(end, end + 5);
  if (
    /比|较|与|同/.test(lead) ||
    // 不低于上年支出的12%: what it is measured by.
    (parts.offset != null &&
      parts.offset < 0 &&
      /(?:低于|少于|高于|超过|多于)$/.test(text.slice(Math.max(0, at - 3), at))) ||
    /^的?(?:[^,。;\d]{0,3}基础上|相比)/.test(behind) ||
    // 对2020年已达标的…: which of them is meant.
    (!closed && /^(?:就)?已/.test(behind)) ||
    // 由2024年的12万元提高到…: where it starts from.
    ((lead === '由' || lead === '从') && /^的?\d/.test(behind)) ||
    (lead === '以' && /^(为|的|水平)/.test(behind))
  )
    role = 'base';
  // 完成全年任务的75%: what it is a part of.
  if (parts.kind === 'relative' && parts.month == null && /^(?:目标)?(?:任务|目标|计划)的/.test(behind)) role = 'name';
  if (isNamePart(text, at, end, parts)) role = 'name';
  const year = parts.year ?? null;
  return {
    start: at,
    end,
    text: words,
    role,
    kind: parts.kind,
    year,
    firstYear: parts.firstYear ?? year,
    month: parts.month ?? null,
    day: parts.day ?? null,
    offset: parts.offset ?? null,
    length: parts.length ?? null,
    closed,
  };
}

const RECURS = /每年(?:的)?(?:\d{1,2}月(?:份)?[、和及])*$/;

const NUMBER = 1;
const WORD = 2;
const PLAN = 4;
const NUMBERS = characterSet('0123456789〇零一二三四五六七八九百半两第十“');
const WORDS = characterSet('今未本当全年明后去上前下月季第半两周国元汛主春中端清岁');
const PLANS = characterSet('十“');

/** Which forms of time can begin with this character, as a sum of bits; 0 for none. */
function triggerOf(code: number): number {
  return (isIn(NUMBERS, code) ? NUMBER : 0) | (isIn(WORDS, code) ? WORD : 0) | (isIn(PLANS, code) ? PLAN : 0);
}

const CN = '[〇零一二三四五六七八九十]';
const YEAR = `(?:(?:19|20)\\d{2}|二[〇零]${CN}{2}|一九${CN}{2})`;
const MONTH = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])';
const DAY = '(?:[12]\\d|3[01]|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])';
const PART = '(?:第?[一二三四1-4]季度|[上下]半年|第?[一二三四1-4]季度)';
const TAIL =
  '(?:(?:年?底|年?末|年?初|中旬|上旬|下旬|期末|期间)?(?:之前|以前|前|之内|以内|内|为止|以来|起(?![楼步飞草点跑势色来])|后(?!续|期|台|勤|备))?)';

interface Form {
  /** Which triggers it can begin with, as bits. */
  readonly first: number;
  readonly pattern: RegExp;
  readonly read: (groups: Groups) => Parts | null;
}

/** Tried in this order; the first that fits wins. */
const FORMS: readonly Form[] = [
  {
    first: NUMBER,
    pattern: /(?<y>(?:19|20)\d{2})(?<sep>[-./])(?<m>1[0-2]|0?[1-9])\k<sep>(?<d>3[01]|[12]\d|0?[1-9])(?!\d)/y,
    read: ({ y, m, d }) => ({ kind: 'calendar', year: Number(y), month: Number(m), day: Number(d), tail: '' }),
  },
  {
    first: NUMBER,
    pattern: new RegExp(`(?<f>${YEAR})年?(?:[-~—]{1,2}|至|到)(?<y>${YEAR})年(?:度)?(?<tail>${TAIL})`, 'y'),
    read: ({ f, y, tail }) => ({ kind: 'calendar', firstYear: toYear(f), year: toYear(y), tail: tail ?? '' }),
  },
  {
    first: NUMBER,
    pattern: /(?<f>20\d{2})[-~—]{1,2}(?<y>20\d{2})(?=[)年])/y,
    read: ({ f, y }) => ({ kind: 'calendar', firstYear: Number(f), year: Number(y), tail: '' }),
  },
  {
    first: NUMBER,
    pattern: new RegExp(
      `(?<y>${YEAR})年(?:度)?(?:(?<m>${MONTH})月份?(?:(?<d>${DAY})[日号])?|(?<part>${PART}))?(?<tail>${TAIL})`,
      'y',
    ),
    read: ({ y, m, d, part, tail }) => ({
      kind: 'calendar',
      year: toYear(y),
      ...monthOf(m, d, part, tail),
      tail: tail ?? '',
    }),
  },
  {
    first: PLAN,
    pattern: /[“"]?(?<n>十[一二三四五六七])五[”"]?(?<tail>期末|末|期间|时期|以来|收官)?/y,
    read: ({ n, tail }) => ({ kind: 'plan', ...planYears(n), tail: tail ?? '' }),
  },
  {
    first: NUMBER,
    pattern: new RegExp(
      `(?<n>\\d{1,3}|${CN}{1,3}|[两半]|一?百)(?:[-~—]|到|至)?(?<n2>(?<=[-~—到至])(?:\\d{1,3}|${CN}{1,2}))?(?:个)?(?<u>年|月|星期|周|天|日|工作日|季度)(?:左右)?(?:的?时间)?(?<tail>之内|以内|内)`,
      'y',
    ),
    read: ({ n, n2, u, tail }) => ({ kind: 'length', length: lengthOf(n2 ?? n, u), tail: tail ?? '' }),
  },
  {
    first: NUMBER,
    pattern: new RegExp(
      `(?<n>\\d{1,2}|${CN}{1,2}|两)(?:(?:[-~—]|到|至)(?<n2>\\d{1,2}|${CN}{1,2}))?年(?:左右)?(?:的?时间)`,
      'y',
    ),
    read: ({ n, n2 }) => ({ kind: 'length', length: lengthOf(n2 ?? n, '年'), tail: '内' }),
  },
  {
    // 今后五年, 未来三年: as long as 五年内, unless a paper is called by it.
    first: WORD,
    pattern: new RegExp(`(?:今后|未来)(?<n>\\d{1,2}|${CN}{1,2}|两)年(?:内|里|期间)?(?!行动|规划|计划|滚动|来)`, 'y'),
    read: ({ n }) => ({ kind: 'length', length: lengthOf(n, '年'), tail: '内' }),
  },
  {
    first: NUMBER | WORD,
    // 一月一调度 and 三月一考核 are rhythms.
    pattern: new RegExp(`(?<m>${MONTH})月份?(?!一(?![日号]))(?:(?<d>${DAY})[日号])?(?<tail>${TAIL})`, 'y'),
    read: ({ m, d, tail }) => ({ kind: 'relative', offset: 0, ...monthOf(m, d, undefined, tail), tail: tail ?? '' }),
  },
  {
    first: NUMBER | WORD,
    pattern: new RegExp(`(?<part>${PART})(?<tail>${TAIL})`, 'y'),
    read: ({ part, tail }) => ({
      kind: 'relative',
      offset: 0,
      ...monthOf(undefined, undefined, part),
      tail: tail ?? '',
    }),
  },
  {
    // 月底前, 本月底前: the month of the document.
    first: WORD,
    pattern: /(?:[本当]月|(?<![每\d一二三四五六七八九十]|各)月)(?<tail>[底末]之?前)/y,
    read: ({ tail }) => ({ kind: 'relative', offset: 0, month: 0, tail: tail ?? '' }),
  },
  {
    first: WORD,
    pattern: new RegExp(
      `(?<w>今明两年|今年|本年度|本年|当年|全年|年内|年度内|明年|后年|去年|上年|前年|年底|年末|年终(?=前)|岁末)(?:(?<m>${MONTH})月份?(?:(?<d>${DAY})[日号])?|(?<part>${PART}))?(?<tail>${TAIL})`,
      'y',
    ),
    read: ({ w, m, d, part, tail }) => ({
      kind: 'relative',
      offset: RELATIVE[w ?? ''] ?? 0,
      ...monthOf(m, d, part, tail),
      tail: `${/[内底末终]$/.test(w ?? '') ? w : ''}${tail ?? ''}`,
    }),
  },
  {
    // 本届政府任期内: an end that no calendar tells.
    first: WORD,
    pattern: /本届(?:市|县|区|省)?(?:政府|班子)?任期(?<tail>内)/y,
    read: ({ tail }) => ({ kind: 'relative', tail: tail ?? '内' }),
  },
  {
    // 国庆节前, 元旦前: the day before the feast.
    first: WORD,
    pattern: /(?<w>国庆|元旦)节?(?:假期)?(?<tail>之?前)/y,
    read: ({ w, tail }) => ({
      kind: 'relative',
      offset: 0,
      ...(w === '国庆' ? { month: 9, day: 30 } : { month: 12, day: 31 }),
      tail: tail ?? '',
    }),
  },
  {
    // 汛期前, 春节前: no day of the calendar that one could tell.
    first: WORD,
    pattern: /(?:(?:主汛|汛|春节|中秋|端午|清明)节?(?:期|来临|到来)?)(?<tail>之?前)|主汛期(?:内|期间)/y,
    read: ({ tail }) => ({ kind: 'relative', tail: tail ?? '内' }),
  },
];

const RELATIVE: Readonly<Record<string, number>> = { 明年: 1, 后年: 2, 去年: -1, 上年: -1, 前年: -2, 今明两年: 1 };

function numberEnd(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++;
  return end;
}
