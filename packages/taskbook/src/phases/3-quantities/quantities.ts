import { readUnit } from '../../lexicon/units.ts';
import { isClockTime, isNameBehind, isPartOfWord, isQuotedName, isScore } from './number-names.ts';
import { CHINESE, DIGIT, type Numeral, numeralClass, readNumeral } from './numerals.ts';
import type { Quantity } from './quantity.ts';
import { isServiceTerm, serviceTerm } from './service-terms.ts';
import type { TimeExpression } from './times.ts';

/** Finds all quantities that are not times. One pass; a numeral is read once. */
export function findQuantities(text: string, times: readonly TimeExpression[]): Quantity[] {
  const found: Quantity[] = [];
  let nextTime = 0;
  for (let at = 0; at < text.length; at++) {
    if (!numeralClass(text.charCodeAt(at))) continue;
    while (nextTime < times.length && times[nextTime]!.end <= at) nextTime++;
    const time = times[nextTime];
    if (time && at >= time.start && !isServiceTerm(text, time)) {
      at = time.end - 1;
      continue;
    }
    const share = shareOfHundred(text, at);
    if (share) {
      found.push(share);
      at = share.end - 1;
      continue;
    }
    const numeral = readNumeral(text, at);
    if (!numeral) {
      at = skipNumeral(text, at) - 1;
      continue;
    }
    const quantity = readQuantity(text, numeral);
    if (quantity) found.push(quantity);
    at = Math.max(quantity?.end ?? 0, numeral.end) - 1;
  }
  return found;
}

/** 百分之二十, 百分之百. */
function shareOfHundred(text: string, at: number): Quantity | null {
  if (!text.startsWith('百分之', at)) return null;
  const numeral = readNumeral(text, at + 3);
  if (!numeral) return null;
  const value = text[at + 3] === '百' && numeral.end === at + 4 ? 100 : numeral.value;
  return {
    start: at,
    end: numeral.end,
    at,
    value,
    valueMax: null,
    unit: '%',
    kind: 'percent',
    scale: '',
    chinese: false,
    rank: null,
    rough: false,
    grade: false,
  };
}

function readQuantity(text: string, first: Numeral): Quantity | null {
  const before = text[first.start - 1] ?? ' ';
  if (isPartOfWord(text, first, before) || isQuotedName(text, first) || isClockTime(text, first)) return null;
  const placed = rankBefore(text, first.start);
  const second = rangeEnd(text, first);
  const last = second ?? first;
  let end = last.end;
  const rough = ROUGH.includes(text[end] ?? ' ');
  if (rough) end++;
  if (rough && SCALE.includes(text[end] ?? ' ')) end++;
  const scale = text.slice(last.digitsEnd, end).replace(ROUGH_ALL, '');
  const unit = readUnit(text, end);
  if (unit?.kind === 'name' || (unit && isNameBehind(text, end, unit.word))) {
    if (!(scale && text[end] === '级')) return null;
  }
  // 四个“到位” is a name; 3个“一刻钟”生活圈 are counted.
  if (unit?.word === '个' && first.chinese && /[“"]/.test(text[end + 1] ?? '')) return null;
  // 二次签注, 二轮土地承包: 二 orders, and 两 counts.
  if (/^[次轮级期代]$/.test(unit?.word ?? '') && text.slice(first.start, first.end) === '二') return null;
  // 二期 and 三期 name parts of a project; 2期 of a course are counted.
  if (unit?.word === '期' && first.chinese) return null;
  // 嘉亿城市广场: without a numeral 亿 is the round figure only where something reaches it.
  const isNamed = scale === '亿' && first.start === first.digitsEnd && !/[超过破达近逾上数]/.test(before);
  // 百亿企业培育行动 is a campaign for those of that size.
  const bigRound =
    first.chinese &&
    !isNamed &&
    /^[百千万十]*亿$/.test(scale) &&
    first.end === end &&
    !unit &&
    !CAMPAIGN.test(text.slice(end, end + 16));
  if (unit && first.chinese && PLACE_UNITS.includes(unit.word)) return null;
  // 万元产值, 千人床位数, 千名干部: a round number without a numeral is a name, below 亿 at least, unless so many are brought about (建成百个社区).
  if (unit && /^[十百千万]+$/.test(first.scale) && first.start === first.digitsEnd && text[end] !== '级') {
    const made =
      /^[个家名座所户]$/.test(unit.word) && BROUGHT_ABOUT.test(text.slice(Math.max(0, first.start - 4), first.start));
    if (!made || NAMED_BEHIND.test(text.slice(end, end + 12))) return null;
  }
  // 亿元项目, 亿元GDP死亡率: likewise, unless a verb reaches for it.
  if (
    unit?.word === '元' &&
    first.scale === '亿' &&
    first.start === first.digitsEnd &&
    /^[^以,。;、)]/.test(text.slice(end + 1, end + 2))
  )
    return null;
  // 一次, 一批 are articles, unless a bound makes a count of them: 每月不少于一次.
  if (
    first.chinese &&
    first.value === 1 &&
    scale === '' &&
    /^[次批遍]/.test(unit?.word ?? '') &&
    !isBounded(text, first) &&
    !/^[次批遍](?:及)?以上/.test(text.slice(end, end + 4))
  )
    return null;
  // 第4、5条 are places in a paper.
  if (
    /^[条款项章节]$/.test(unit?.word ?? '') &&
    /第[\d一二三四五六七八九十]+(?:[、和至][\d一二三四五六七八九十]+)*[、和至]$/.test(
      text.slice(Math.max(0, first.start - 12), first.start),
    )
  )
    return null;
  // 第1件, 第17、18件: which one of a list.
  if (
    /^[件项条个期批次]$/.test(unit?.word ?? '') &&
    ORDINAL.test(text.slice(Math.max(0, first.start - 12), first.start))
  )
    return null;
  if (unit?.word === '分' && isScore(text, first, end)) return null;
  // 学前三年, 前5个月: 前 in front of a time is no place in an order.
  const rank = unit?.kind === 'time' || unit?.kind === 'money' ? null : placed;
  const grade = (scale !== '' && text[end] === '级') || bigRound;
  // 1.5亿棒: behind a scale and before a mark an unknown measure word is one all the same.
  const spoken =
    !unit && !grade && scale !== '' && /^[\u4e00-\u9fff][、,。;]/.test(text.slice(end, end + 2)) ? text[end]! : '';
  // 1.1万失业人员: people are counted, whatever they are called.
  const people =
    !unit && !grade && /万/.test(scale) && last.digitsEnd > last.start && PEOPLE.test(text.slice(end, end + 12))
      ? '人'
      : '';
  const word = grade ? '' : (unit?.word ?? spoken);
  const kind = people
    ? 'people'
    : grade
      ? 'money'
      : unit?.word === '小时' && scale !== ''
        ? 'count'
        : (unit?.kind ?? 'none');
  if (kind === 'time' && !rank) return serviceTerm(text, first, last, end, word);
  const isZero = first.value === 0 && first.chinese;
  if (
    kind === 'none' &&
    !grade &&
    !isZero &&
    !rank &&
    (first.chinese || scale === '') &&
    !isBareFigure(text, first, last, before)
  )
    return null;
  if (isZero && !isZeroGoal(text, first)) return null;
  if (rank && kind === 'none' && !RANK_END.test(text.slice(end, end + 1))) return null;
  // 百个, 千家: the numeral itself, as 十个 is.
  const round = first.start === first.digitsEnd && !grade && unit ? ROUND[scale] : undefined;
  return {
    start: first.start,
    end: grade && text[end] === '级' ? end + 1 : end + word.length,
    at: first.start,
    value: round ?? first.value,
    valueMax: second ? second.value : null,
    unit: rank && kind === 'none' ? '位' : (round ? '' : scale) + (people || word),
    kind: rank ? 'rank' : kind,
    scale: round ? '' : scale,
    chinese: first.chinese,
    rank,
    rough: rough || /[近约超]$/.test(before),
    grade,
  };
}

function isBounded(text: string, { start }: Numeral): boolean {
  return /(?:不(?:得)?少于|至少|最多|不超过|不低于)[^,。;]{0,2}$/.test(text.slice(Math.max(0, start - 8), start));
}

function rankBefore(text: string, at: number): Quantity['rank'] {
  // 第4、5条 counts nothing.
  if (text[at - 1] === '第')
    return /^[\d一二三四五六七八九十]+(?:[、和至][\d一二三四五六七八九十]+)+[条款项章节]/.test(text.slice(at, at + 12))
      ? null
      : 'first';
  if (text[at - 1] === '前' && !/[之以年月日]/.test(text[at - 2] ?? '')) return 'top';
  if (text[at - 1] === '后' && !/[之以年月日然今最先此]/.test(text[at - 2] ?? '')) return 'bottom';
  return text[at - 1] === '倒' || /倒数第?$|[退出列]后$/.test(text.slice(Math.max(0, at - 3), at)) ? 'bottom' : null;
}

/** 1—2项, 30%—50%, 1个至2个: the second number of a range. */
function rangeEnd(text: string, first: Numeral): Numeral | null {
  let at = first.end;
  const unit = readUnit(text, at);
  if (unit && /^[-~—至到]/.test(text.slice(at + unit.word.length, at + unit.word.length + 1))) at += unit.word.length;
  if (!/^[-~—至到]/.test(text.slice(at, at + 1))) return null;
  const next = text[at + 1] === '—' ? at + 2 : at + 1;
  const kind = numeralClass(text.charCodeAt(next));
  if (kind !== (first.chinese ? CHINESE : DIGIT)) return null;
  const second = readNumeral(text, next);
  if (!second) return null;
  const low = first.value * scaleValue(first.scale || second.scale);
  const high = second.value * scaleValue(second.scale);
  return high > low ? second : null;
}

/** A figure without a unit counts only with a sign that it is one: 100+, 达到100, 增至5, or a cell of its own. */
function isBareFigure(text: string, first: Numeral, last: Numeral, before: string): boolean {
  if (text[last.end] === '+' && !numeralClass(text.charCodeAt(last.end + 1)))
    return before === '“' || before === '"' || FIGURE_VERB.test(text.slice(Math.max(0, first.start - 3), first.start));
  if (text[last.end] === ':' && numeralClass(text.charCodeAt(last.end + 1)) === DIGIT) return true;
  if (before === ':' && numeralClass(text.charCodeAt(first.start - 2)) === DIGIT) return true;
  return (
    FIGURE_VERB.test(text.slice(Math.max(0, first.start - 3), first.start)) &&
    FIGURE_END.test(text.slice(last.end, last.end + 2))
  );
}

/** 清零, 零事故: zero as something to be reached. 零距离 and 零售 are words. */
function isZeroGoal(text: string, numeral: Numeral): boolean {
  if (numeral.end - numeral.start !== 1) return false;
  if (text[numeral.start - 1] === '清' || /归$|为$/.test(text[numeral.start - 1] ?? ''))
    return !/^(行动|计划|工程|机制|督查|制度)/.test(text.slice(numeral.end, numeral.end + 2));
  // 零就业家庭: a household by what it lacks.
  if (/^就业家庭/.test(text.slice(numeral.end, numeral.end + 4))) return false;
  if (
    /(?:保持|实现|达到|确保|力争|做到)[^,。;]{0,8}[“"]?$/.test(
      text.slice(Math.max(0, numeral.start - 12), numeral.start),
    ) &&
    !/^(距离|售|部件|门槛|跑)/.test(text.slice(numeral.end, numeral.end + 2))
  )
    return true;
  return /^(审批|新增|填埋|事故|死亡|伤亡|发生|上访|投诉|新增|增长|火灾|感染|返贫|突破|排放|违法|违规|事件|辍学|差错|失误|欠薪|延误)/.test(
    text.slice(numeral.end, numeral.end + 2),
  );
}

function skipNumeral(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && (numeralClass(text.charCodeAt(end)) || text[end] === '.')) end++;
  return end;
}

function scaleValue(scale: string): number {
  let value = 1;
  for (const character of scale) value *= SCALE_VALUE[character] ?? 1;
  return value;
}

const SCALE_VALUE: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };
const SCALE = '万亿';
/** Places are counted in digits; with a Chinese numeral they are names (五里河, 双十镇). */
const PLACE_UNITS = [
  '里',
  '星',
  '分',
  '秒',
  '度',
  '方',
  '镇',
  '村',
  '乡',
  '县',
  '市',
  '街道',
  '社区',
  '坊',
  '站',
  '路',
  '门',
  '面',
  '根',
];
const ROUGH = '余多';
const ROUGH_ALL = /[余多]/g;
const PEOPLE =
  /^(?!人)[\u4e00-\u9fff]{0,8}?(?:人口|人员|居民|群众|农民|职工|学生|老人|老年人|劳动力|干部|党员|妇女|儿童)/;
const CAMPAIGN = /^[^,。;、\d]{2,10}(?:行动|计划|工程)/;
const RANK_END = /[,。;、”"及并的在以)]|^$/;
const ORDINAL = /第(?:\d+[、和至-])*$/;
const FIGURE_VERB = /(控制在|达到?|[至到]|为|以上|超过?|突破|不少于|不低于|≥|>|≤|<|第|前|倒)$/;
const FIGURE_END = /^([,。;、)”]|$|以上|以下|以内|左右)/;

const ROUND: Readonly<Record<string, number>> = { 百: 100, 千: 1000 };
const BROUGHT_ABOUT = /(?:建成|建设|新建|培育|培养|集聚|聚集|引育|引进|打造|新增|招引|孵化|创建)$/;
/** 培育百家企业行动: the round number is in a name. */
const NAMED_BEHIND = /^[^,。;、]{0,10}(?:行动|工程|计划|活动)/;
