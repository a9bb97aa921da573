import type { DocumentHead } from '../../types.ts';
import type { Reading } from '../1-normalise/index.ts';
import { originalSpan } from '../1-normalise/index.ts';
import { type TimeExpression, timesBetween } from '../3-quantities/times.ts';
import { isoOf, newsDay, onlyYear, reportYear, statedYear } from './head-year.ts';
import type { Line } from './lines.ts';

/** Title, date and year of a document, and which of its lines belong to the frame around the body (title, recipients, signature). */
export interface Head {
  readonly head: DocumentHead;
  /** Index of the title's line, -1 when the text has none. */
  readonly titleLine: number;
  readonly frame: ReadonlySet<number>;
  /** Years that the title spans (2024—2027年); null when it names none. */
  readonly span: { readonly first: number; readonly last: number } | null;
}

export function readHead(
  reading: Reading,
  lines: readonly Line[],
  times: readonly TimeExpression[],
  given: { readonly date?: string; readonly name?: string },
): Head {
  const { text } = reading;
  const own = lines.map((line, index) => ({ ...line, index })).filter((line) => !line.chrome);
  const top = headLines(own);
  const bodyAt = top.findIndex(
    (line, i) => i > 0 && line.end - line.start > 90 && !/印发给你们|印发你们/.test(text.slice(line.start, line.end)),
  );
  const zone = bodyAt > 0 ? top.slice(0, bodyAt) : top;
  const words = (line: Line) => text.slice(line.start, Math.min(line.end, line.start + 160));

  const issued = zone.find((line) => /印发给?你们/.test(text.slice(line.start, line.end)))?.index ?? -1;

  let titleLine = -1;
  let best = 0;
  for (const line of zone) {
    // Behind 现印发给你们 stands the paper itself.
    const bonus = issued >= 0 && line.index > issued ? 3 : 0;
    // A single line that goes on behind a comma is what the paper says.
    if (own.length === 1 && /[,;。]/.test(words(line))) break;
    const plain = titleScore(unspaced(words(line)), line.end - line.start, line.index === zone[0]?.index);
    const score = plain > 2 ? plain + bonus : plain;
    // Without a word of titles only the first lines can be one.
    if (plain < 2 && zone.indexOf(line) > 2) continue;
    if (score > best) [best, titleLine] = [score, line.index];
  }
  const opening = titleLine >= 0 ? titleOpening(lines, titleLine, words) : -1;
  const titleWords =
    titleLine >= 0
      ? `${opening >= 0 ? words(lines[opening]!) : ''}${unspaced(words(lines[titleLine]!))}`.replace(
          /^title:\s*|\s*\(范文推荐\)$/g,
          '',
        )
      : (given.name ?? null);

  const frame = new Set<number>();
  for (const line of zone)
    if (
      line.index === titleLine ||
      line.index === opening ||
      (FRAME.test(words(line)) && !tellsNews(words(line))) ||
      isRecipient(words(line))
    )
      frame.add(line.index);
  for (const line of own.slice(-4))
    if (
      line.end - line.start <= 40 &&
      SIGNATURE.test(words(line)) &&
      !/[。;:、→⇒]|[^—]—|^\d+[.)]| \//.test(words(line))
    )
      frame.add(line.index);
  for (const line of own.slice(0, HEAD_LINES * 2))
    if (line.end - line.start <= 16 && DATE_ALONE.test(words(line))) frame.add(line.index);
  for (const line of own) {
    if (line.end - line.start <= 16 && SALUTATION.test(words(line))) frame.add(line.index);
    if (ATTENDANCE.test(words(line))) frame.add(line.index);
  }

  const repost = REPOST.test(text.slice(0, 600));
  const titleTimes =
    titleLine >= 0 ? timesBetween(times, lines[opening >= 0 ? opening : titleLine]!.start, lines[titleLine]!.end) : [];
  const span = spanOf(titleTimes) ?? issuedSpan(text, own, times);
  const dated = datedLine(text, zone, own, times);
  const upload = lines.find((line) => line.chrome && timesBetween(times, line.start, line.end).some(isWholeDate));
  const uploadTime = upload ? timesBetween(times, upload.start, upload.end).find(isWholeDate) : undefined;
  const ownDate = !repost && dated ? isoOf(dated) : null;
  const stated = statedYear(text);
  const newsDate = !repost && !ownDate && stated !== null ? newsDay(text, own, times, stated) : null;
  const date = given.date ?? ownDate ?? newsDate;
  const year = date
    ? Number(date.slice(0, 4))
    : (reportYear(titleWords, text) ?? (repost ? stated : (stated ?? span?.first ?? onlyYear(times, text))));
  return {
    head: {
      title: titleWords,
      date,
      chars: reading.original.length,
      dateSource: given.date ? 'given' : date ? 'text' : 'none',
      doubtfulDate: doubt(reading, repost && dated ? dated : uploadTime, repost, date),
      year,
    },
    titleLine,
    frame,
    span: repost ? null : span,
  };
}

/** The first lines; the short ones of a menu above the title do not count, however many they are. */
function headLines<T extends Line>(own: readonly T[]): readonly T[] {
  let counted = 0;
  const end = own.findIndex(
    (line, i) => i >= MOST_MENU_LINES || (line.end - line.start >= 8 && ++counted > HEAD_LINES),
  );
  return end < 0 ? own : own.slice(0, end);
}

/** A title that begins in the line before: 2022年重点工作 / 及民生实事任务分解方案. -1 when it does not. */
function titleOpening(lines: readonly Line[], titleLine: number, words: (line: Line) => string): number {
  const before = lines[titleLine - 1];
  if (!before || before.chrome || !/^(?:及|和|与|暨|的)/.test(words(lines[titleLine]!))) return -1;
  const opening = words(before);
  return opening.length <= 60 && !/[。;:,!?]$/.test(opening) && !FRAME.test(opening) ? titleLine - 1 : -1;
}

/** 政 府 工 作 报 告: letters set apart to fill a line. */
function unspaced(words: string): string {
  return /^(?:[\u4e00-\u9fff] +){3,}[\u4e00-\u9fff]$/.test(words) ? words.replaceAll(' ', '') : words;
}

function titleScore(words: string, length: number, first: boolean): number {
  if (
    length < 4 ||
    length > 90 ||
    /[。;!?:,]$|[。;].|(?:牵头|责任|配合)(?:单位|部门):/.test(words) ||
    /^(来源|发布|时间|各|同志们|附件|目录)/.test(words)
  )
    return 0;
  if (/^(\(|——|[一二三四五六七八九十]+、|\d+[.、])/.test(words) || DOCUMENT_NUMBER.test(words)) return 0;
  let score = first ? 2 : 1;
  if (TITLE_WORDS.test(words)) score += 4;
  if (/关于印发|的通知$/.test(words)) score -= 2;
  if (/^(\[.*\]|编者按)/.test(words)) score -= 1;
  if (length < 8) score -= 1;
  if (/\t/.test(words)) score -= 4;
  return score;
}

/** 本报讯(记者 王某)3月10日,…。 opens with who wrote it, and goes on. */
function tellsNews(words: string): boolean {
  return /^.{0,14}记者/.test(words) && words.length > 40 && /[。;]/.test(words);
}

function isRecipient(words: string): boolean {
  return /^(各|市|县|省|区|有关)/.test(words) && /:$/.test(words) && words.length < 160;
}

function spanOf(times: readonly TimeExpression[]): { first: number; last: number } | null {
  for (const time of times) {
    if ((time.kind === 'calendar' || time.kind === 'plan') && time.year !== null)
      return { first: time.firstYear ?? time.year, last: time.year };
  }
  return null;
}

/** 现将《…三年行动计划(2024—2026年)》印发给你们: the years of the paper that a notice sends out, when its own title leaves them to the notice. */
function issuedSpan(text: string, own: readonly Line[], times: readonly TimeExpression[]): Head['span'] {
  for (const line of own.slice(0, HEAD_LINES)) {
    const words = text.slice(line.start, Math.min(line.end, line.start + 300));
    const issued = /关于印发|印发给?你们|印发《/.exec(words);
    if (!issued) continue;
    const named = /《[^》\n]{4,80}》/.exec(words);
    // 根据《…规划》制定: another paper is named before it.
    if (named && /(?:根据|按照|依据|贯彻|落实)[^,。;]{0,6}$/.test(words.slice(0, named.index))) continue;
    const [from, to] = named ? [named.index, named.index + named[0].length] : [issued.index, words.length];
    const span = spanOf(timesBetween(times, line.start + from, line.start + to));
    if (span) return span;
  }
  return null;
}

function isWholeDate(time: TimeExpression): boolean {
  return time.kind === 'calendar' && time.month !== null && time.day !== null;
}

/** A date that stands for the document: alone on a line (signature), or in a short line of the head, in brackets or with the meeting's name. */
function datedLine(
  text: string,
  zone: readonly Line[],
  own: readonly Line[],
  times: readonly TimeExpression[],
): TimeExpression | null {
  const tail = own.slice(-6);
  const looked = [...zone, ...tail, ...own.slice(0, HEAD_LINES * 2)];
  // A signature counts before the day of the meeting that passed the paper.
  for (const isSignature of [true, false]) {
    for (const line of looked) {
      const date = timesBetween(times, line.start, line.end).find(isWholeDate);
      if (!date) continue;
      const length = line.end - line.start;
      const alone = length <= date.end - date.start + 4;
      if (isSignature) {
        if (alone) return date;
        continue;
      }
      // Inside the text only a date alone on its line is a signature (of the letter that the paper is attached to).
      if (!zone.includes(line) && !tail.includes(line)) continue;
      const bracketed = text[date.start - 1] === '(' && length <= 80;
      const meeting = length <= 80 && /会(议)?上|会议|通过|印发|发布|录音|整理/.test(text.slice(line.start, line.end));
      // Issuer to the left, date to the right: the line under a bulletin's name.
      const issued = length <= 80 && date.end >= line.end - 1 && ISSUER.test(text.slice(line.start, date.start));
      if (bracketed || meeting || issued) return date;
    }
  }
  return null;
}

function doubt(
  reading: Reading,
  time: TimeExpression | undefined,
  repost: boolean,
  date: string | null,
): DocumentHead['doubtfulDate'] {
  if (!time || date) return null;
  const { start, end } = originalSpan(reading, time.start, time.end);
  return {
    date: isoOf(time),
    reason: repost ? 'repost' : 'upload',
    start,
    end,
    quote: reading.original.slice(start, end),
  };
}

const ISSUER = /^[^,。;:]{3,30}(?:部|室|会|政府|委|局|组|院|处|专班)\s+$/;
const DOCUMENT_NUMBER = /^.{0,12}[([]20\d{2}[)\]].{0,3}\d+号$/;
const HEAD_LINES = 24;
const MOST_MENU_LINES = 100;
const DATE_ALONE = /^20\d{2}年\d{1,2}月\d{1,2}日$/;
const TITLE_WORDS =
  /(方案|意见|报告|通知|讲话|致辞|措施|规划|计划|清单|办法|细则|规定|条例|实事|通报|决定|要点|公报|公告|解读|任务书|责任书|分工|分解表|任务表|一览表|台账|总结|纪要|大会|会议|推进会|动员会)(\(.{0,30}\))*$/;
const FRAME =
  /^(\(此件|.{0,24}政府工作报告$|—{0,2}\s*20\d{2}年\d{1,2}月\d{1,2}日在[^。]{4,60}$|\(.{0,40}20\d{2}年|——?20\d{2}年|——[^。]{0,40}$|.{0,14}(市长|县长|区长|州长|省长|书记|主任)\s|.{2,20}(人民政府|办公室|办公厅|委员会|管委会)$|.{0,12}[〔([]\s?20\d{2}\s?[)\]〕].{0,3}\d+号|20\d{2}年\d+月\d+日$|本报记者|.{0,12}记者|附件\d*[:：]?$|目\s*录$|.{1,20}第\d+号$|经.{2,30}同意|.{0,60}印发给?你们)/;
const SIGNATURE =
  /(人民政府|办公室|办公厅|委员会|管委会|领导小组|指挥部|局|厅)$|^20\d{2}年\d+月\d+日$|^二[〇零]|^\(此件|^\(.{2,30}(记者|作者|供稿|提供).{0,20}\)$/;
const SALUTATION =
  /^(各位(代表|领导|委员|来宾|嘉宾|同志|企业家)|同志们|朋友们|女士们|先生们|尊敬的|老师们).{0,12}[:!,]$/;
/** Who came to a meeting, and who gets its minutes. */
const ATTENDANCE =
  /^(?:出席|列席|参会|参加|缺席|请假|记录|抄送|抄报|分送|主送|主持|签发|本期发)(?:人员|单位|人|领导)?:/;
const REPOST = /范文|文秘|小编|转载|转自|作者投稿|讲话稿网|公文网|论坛(?:首页|\s|[>›»_-])|发帖|楼主|发表于/;
