import type { Quantity } from '../3-quantities/quantity.ts';
import type { TimeExpression } from '../3-quantities/times.ts';
import { pairedMarks } from './paired-marks.ts';

export interface QuantityPlace {
  readonly text: string;
  readonly quantity: Quantity;
  /** The quantity before it in the same sentence, if any. */
  readonly previous: Quantity | null;
  readonly next: Quantity | null;
  readonly sentenceStart: number;
  readonly sentenceEnd: number;
  readonly times: readonly TimeExpression[];
}

/** What is counted: the words ahead of the numeral in its part of the list, and the noun behind its unit. Empty when the text leaves them out. */
export function countedWords(place: QuantityPlace): { ahead: string; behind: string; start: number } {
  const { text, quantity } = place;
  const floor = Math.max(
    place.sentenceStart,
    place.previous && isCounted(place) ? tailOf(text, place.previous) : place.sentenceStart,
    quantity.at - 60,
  );
  let start = quantity.at;
  let depth = 0;
  while (start > floor) {
    const character = text[start - 1]!;
    const quoted = character === '”' ? openingQuote(text, start - 1, floor) : -1;
    if (quoted >= 0) {
      start = quoted;
      continue;
    }
    // 综合排名“退后五”: the figure is quoted, its subject is not.
    if (character === '“' && depth === 0 && text.slice(quantity.end, quantity.end + 4).includes('”')) {
      start--;
      continue;
    }
    if (character === ')') depth++;
    if (character === '(' && depth === 0) break;
    if (character === '(') depth--;
    else if (depth === 0 && STOPS.includes(character) && !(character === '、' && isBetweenTimes(place, start - 1)))
      break;
    start--;
  }
  // 清零, 归零: the verb is part of the figure.
  const at = quantity.value === 0 && '清归'.includes(text[quantity.at - 1] ?? ' ') ? quantity.at - 1 : quantity.at;
  let ahead = clean(blank(text, start, Math.max(start, at), place.times));
  if (ahead.endsWith('等')) {
    // 甲、乙等9个项目: the list belongs to the name.
    while (start > floor && !',;:。!?\n\t'.includes(text[start - 1]!)) start--;
    ahead = clean(blank(text, start, quantity.at, place.times));
  }
  return { ahead, behind: behindWords(place), start };
}

/** Where the quotation that closes at `close` begins, when it is short: “专精特新”企业. */
function openingQuote(text: string, close: number, floor: number): number {
  for (let i = close - 1; i >= floor && close - i <= 20; i--) {
    if (text[i] === '“') return i;
    if (text[i] === '”' || text[i] === '。') return -1;
  }
  return -1;
}

/** 分别达98%、95%和91%: gives each figure its own name from the list ahead of 分别, when both lists are equally long. */
export function distributed(place: QuantityPlace, siblings: readonly Quantity[], index: number): string | null {
  const { text, quantity } = place;
  const from = Math.max(place.sentenceStart, quantity.at - 160);
  const found = text.slice(from, quantity.at).lastIndexOf('分别');
  if (found < 0) return null;
  const marker = from + found;
  const listed = siblings.slice(Math.max(0, index - 12), index + 12).filter((other) => other.at > marker);
  const position = listed.indexOf(quantity);
  if (position < 0 || /[,;。]/.test(text.slice(marker, listed[0]!.at))) return null;
  let start = marker;
  while (start > from && !',;。:'.includes(text[start - 1]!)) start--;
  const names = blank(text, start, marker, place.times)
    .split(/、|和|(?<!普)及|与/)
    .map(clean)
    .filter(Boolean);
  const verb = clean(text.slice(marker + 2, listed[0]!.at));
  const ended = listed.findIndex((other, i) => i > 0 && /[;。]/.test(text.slice(listed[i - 1]!.end, other.at)));
  const group = ended < 0 ? listed : listed.slice(0, ended);
  if (names.length < 2 || group.length < names.length || position >= names.length) return null;
  // 城镇、农村居民人均可支配收入: the noun at the end belongs to every member.
  const last = names.at(-1)!;
  const own = names[position]!;
  const head = own.length <= 4 && last.length > own.length + 3 ? last.slice(sharedFrom(own, last)) : '';
  return `${own}${position < names.length - 1 ? head : ''}${verb}`;
}

/** Where the noun begins that the last name shares with a shorter one: 城镇、农村|居民收入; 公交车、出租车|新能源化率. */
function sharedFrom(own: string, last: string): number {
  const same = last.indexOf(own.at(-1)!, own.length - 2);
  return same > 0 && same <= own.length ? same + 1 : Math.min(own.length, 2);
}

/** The title of a task: its first clauses without number, conjunction and word of obligation, about thirty characters. */
export function taskTitle(sentence: string): string {
  let words = sentence.replace(
    /^\s*(?:第[一二三四五六七八九十百\d]+条\s*|\d+[.、]|[(（]?[一二三四五六七八九十]+[)）、]|[一二三四五六七八九十]+[是要])?\s*/,
    '',
  );
  words = words.replace(
    /^(?:同时|此外|另外|特别是|因此|所以|下一步|接下来|今年|目标任务:|工作目标:|会议(?:指出|强调|要求)|对此)[,:]?/,
    '',
  );
  words = words.replace(/^(?:我们)?(?:要|将|必须|应当|应|需|务必)(?!求|素)/, '');
  const all = words
    .split(/[,;。:!?]/)
    .map((clause) => clause.trim())
    .filter(Boolean);
  // Who does it, and by when, are told beside the title.
  const work = all.filter((clause) => !WHO.test(clause));
  const clauses = (work.length > 0 ? work : all).filter(
    (clause, _, list) => list.length === 1 || !WHEN_ONLY.test(clause),
  );
  let title = clauses[0] ?? words;
  for (const clause of clauses.slice(1)) {
    if (title.length >= 8 && !PREAMBLE.test(title) && !TOPIC.test(title)) break;
    if (title.length + clause.length > 40) break;
    title = PREAMBLE.test(title) ? clause : `${title},${clause}`;
  }
  // One time is told beside the title; 3月、9月不安排会议 means all of them.
  const untimed = TIMES.test(title) ? title : title.replace(WHEN, '');
  if (untimed.length >= 4) title = untimed;
  return pairedMarks(
    title
      .replace(OPENING_MARKS, '')
      .slice(0, 40)
      .replace(/^(?:我们)?(?:要|将|必须)(?!求|素)/, ''),
  );
}

/** 规上企业2025年、2026年分别达到…: the mark between two times does not part the title. */
function isBetweenTimes({ times }: QuantityPlace, at: number): boolean {
  return times.some((time) => time.end === at) && times.some((time) => time.start === at + 1);
}

function isCounted(place: QuantityPlace): boolean {
  const between = place.text.slice(place.previous!.end, place.quantity.at);
  return /[、,;和及]/.test(between) || between.length < 2 || !/[以的]/.test(between[0] ?? '');
}

/** Behind the words that bound a quantity: 20家以上. */
function tailOf(text: string, quantity: Quantity): number {
  const bound = /^(?:及?以上|及?以下|以内|之内|左右|内)/.exec(text.slice(quantity.end, quantity.end + 3))?.[0] ?? '';
  return quantity.end + bound.length;
}

function behindWords(place: QuantityPlace): string {
  const { text, quantity } = place;
  // 3个百亿级产业集群: the noun stands behind both.
  const both = place.next?.grade && place.next.at === quantity.end ? place.next : quantity;
  const start = tailOf(text, both);
  if ('、和及'.includes(text[start] ?? '、')) return '';
  const limit = Math.min(place.sentenceEnd, start + 40);
  let end = start;
  while (end < limit && !STOPS_BEHIND.includes(text[end]!)) end++;
  let words = text.slice(start, end);
  // 5家无人机、整机等领军企业: what all of the list are stands at its end.
  const whole =
    text[end] === '、' ? LISTED_KIND.exec(text.slice(end, Math.min(place.sentenceEnd, end + 46)))?.[0] : undefined;
  if (whole && !(place.next && place.next.at < end + whole.length)) return clean(`${words}${whole}`.replace(/^的/, ''));
  // The list goes on with the next figure: what is said up to the mark before it belongs to this one.
  if (place.next && place.next !== both && place.next.at < end) {
    words = text.slice(start, place.next.at);
    if (words.includes('、')) words = words.slice(0, words.lastIndexOf('、'));
  }
  return clean(words.replace(/^的/, ''));
}

/** The words of a stretch without the times in it. */
function blank(text: string, start: number, end: number, times: readonly TimeExpression[]): string {
  let words = '';
  let at = start;
  for (const time of times) {
    if (time.end <= at || time.start >= end) continue;
    const between = text.slice(at, Math.max(at, time.start));
    // 2025年和2026年: what joins two times goes with them.
    if (at > start && /^[、,和及至到]$/.test(between)) {
      at = Math.min(end, time.end);
      continue;
    }
    words += between.replace(BEFORE_TIME, '');
    at = Math.min(end, time.end);
  }
  return words + text.slice(at, end);
}

/** What leads to a time goes with it: 收入比上年增长 is 收入增长, but 占比2027年提高 keeps its 占比. */
const BEFORE_TIME = /(?:到|至|在|于|截至|从|自|力争用|用|较|(?<![占同环对配价投产])比)$/;

function clean(words: string): string {
  const unquoted = words.includes('“') && !words.includes('”') ? words.replace('“', '') : words;
  let title = unquoted.trim().replace(OPENING_MARKS, '');
  for (let before = ''; before !== title; ) {
    before = title;
    title = title.replace(LEADING, '').replace(TRAILING, '').trim();
  }
  // 打通“断头路”6条: the mark that closes belongs to the one that opens.
  return pairedMarks(title.includes('“') && !title.includes('”') ? `${title}”` : title);
}

const LISTED_KIND =
  /^、[^,。;:\d]{1,24}?等[\u4e00-\u9fff]{2,14}|^、[^,。;:\d]{4,40}?(?:企业|项目|平台|基地|人才|机构|园区|产品|设备|场所|场景|团队)(?=(?:落地|发展|入驻|集聚|投产)*[,。;])/;
const WHO =
  /^(?:(?:原则上|统一)?由.{2,40}(?:牵头|负责|主办|承办|组织实施|抓总)|[^“”]{2,30}(?:局|委|办|厅|部门|单位|政府|公司|集团|街道|乡镇|区县|中心)(?:等)?(?:积极|密切|共同)?(?:配合|协助|协同|参与))$/;
const ONE_TIME =
  '(?:20\\d\\d年|今年|明年|年内|全年|年底|年末|[上下]半年|第?[一二三四]季度|\\d{1,2}月)(?:\\d{1,2}月)?(?:年?底|年?末|年?初|[上中下]旬|份|\\d{1,2}日)?(?:之?前|内|起)?';
/** A time, or several of them: 3月、9月, 2025年和2026年. */
const WHEN = new RegExp(`^(?:到|在|于)?${ONE_TIME}(?:[、和及至到]${ONE_TIME})*(?:分别)?[,]?`);
const WHEN_ONLY = new RegExp(`${WHEN.source}$`);
const TIMES = new RegExp(`^(?:到|在|于)?${ONE_TIME}[、和及]${ONE_TIME}`);
/** Marks and conjunctions that what was cut away leaves behind; 和谐, 及时, 与会 and 并网 are words of their own. */
const OPENING_MARKS =
  /^(?:[\s、,;:.。!?)”》\]—-]|和(?![谐美平睦])|及(?![时早格其])|与(?![会时])|或(?!者)|并(?![联网轨购发行]))+/;
const STOPS = ',;:。!?、\n\t“”';
const STOPS_BEHIND = ',;:。!?、\n\t(';
const LEADING =
  /^(?:我们|原则上|我[省市县区](?!场)|要|将|应(?!急|用|对|届|收|税)|须(?!知)|需(?!求)|必须|至少(?=.{2})|力争|争取|努力|确保|力求|计划|预计|目标任务|其中|全年|年内|每年|对|使|让|把|实现(?=.{3})|以及|和(?![谐美平睦])|及(?![时早格其])|并(?![联网轨购发行])|同时|也|还|再|完成(?!情况|率|时限|进度)(?=.{4})|(?:各|每)[^,]{1,8}要(?=完成|实现|达到|新增|引进|招引|建成))(?!求|素)/;
const TRAILING =
  /(?:每(?:年|半年|季度?|月|周|[人户]每?[年月]?)|(?:由|从)(?:原来的?|目前的?|现在的?|每[人户生](?:每[年月])?)?[\d.]+[\u4e00-\u9fff%]{0,5}|[”"/]|分别|由|从|达到?|增长到|提高到|提升到|降到|升到|增到|压到|压缩到|压减到|缩短到|压缩至|缩短至|压减至|提高至|增加到|提升至|增至|降至|降低到|下降到|减少到|控制在|稳定在|保持在|维持在|不少于|不低于|不小于|不超过|不高于|超过?|突破|至少|力争|确保|在|为|(?<![签履预])约|近|各|共|到|至|平?均|要|的|≥|≤|>|<|:)$/;
/** 对新评定的三级医院,给予…: for whom something is done, not what. */
const TOPIC = /^对[^,]{2,30}(?:的[^,的]{1,10}|企业|单位|项目|个人|人员|机构|平台|园区)$/;
const PREAMBLE =
  /^(?:按照|按|根据|围绕|聚焦|针对|为了?|以|通过|依托|结合|立足|坚持|对标|对照|在|瞄准|紧盯|抢抓|抓住|充分发挥)/;
