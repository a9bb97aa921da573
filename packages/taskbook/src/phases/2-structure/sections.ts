import type { TimeExpression } from '../3-quantities/times.ts';
import type { HeadingMark, SectionType } from './headings.ts';
import { GLOSSARY, GLOSSARY_ENTRY, headingMark, STYLE_RANK, sectionType } from './headings.ts';
import type { Line } from './lines.ts';
import type { SectionNode } from './section-node.ts';
import type { RawSentence } from './sentences.ts';
import { markToldParts } from './told-sections.ts';

export interface SectionReading {
  readonly sections: SectionNode[];
  /** Section of each sentence, -1 for none. */
  readonly sectionOf: Int32Array;
  /** 1 for a sentence that is a heading and nothing else. */
  readonly isHeading: Uint8Array;
  /** Length of the heading number in front of each sentence. */
  readonly markLength: Uint8Array;
}

/** Builds the tree of sections from the numbers in front of sentences and from short lines that stand alone. */
export function readSections(
  text: string,
  lines: readonly Line[],
  sentences: readonly RawSentence[],
  frame: ReadonlySet<number>,
  times: readonly TimeExpression[],
  year: number | null,
): SectionReading {
  const sections: SectionNode[] = [];
  const sectionOf = new Int32Array(sentences.length).fill(-1);
  const isHeading = new Uint8Array(sentences.length);
  const markLength = new Uint8Array(sentences.length);
  const stack: SectionNode[] = [];
  const bareRank = bareHeadingRank(text, lines, sentences);
  let nextTime = 0;

  sentences.forEach((sentence, i) => {
    if (frame.has(sentence.line)) return;
    const length = sentence.end - sentence.start;
    const mark = headingMark(text, sentence.start, sentence.first);
    const glossary = sentence.first && sentence.last && GLOSSARY.test(text.slice(sentence.start, sentence.end));
    const entry =
      sentence.first &&
      sentence.start > text.length / 2 &&
      GLOSSARY_ENTRY.test(text.slice(sentence.start, sentence.start + 50));
    const bare = !mark && !entry && (glossary || isBare(text, lines, sentences, i));
    if (mark) markLength[i] = Math.min(mark.length, 255);
    const isRow =
      mark !== null &&
      text[sentence.start + mark.length - 1] === ' ' &&
      ROW.test(text.slice(sentence.start, sentence.start + 8));
    if (mark || bare || entry) {
      const style = mark?.style ?? (glossary || entry ? 'part' : 'bare');
      const rank = mark || glossary || entry ? STYLE_RANK[style] : bareRank;
      while (stack.length > 0 && rankOf(stack.at(-1)!, bareRank) >= rank) stack.pop()!.end = sentence.start;
      const words = glossary
        ? { heading: text.slice(sentence.start, sentence.end), end: length }
        : headingWords(text, sentence, mark);
      while (nextTime < times.length && times[nextTime]!.end <= sentence.start) nextTime++;
      const alone =
        bare || (!isRow && isHeadingOnly(text, sentence, length, mark) && !isItem(text, sentences, i, rank));
      const time = headingTime(times, nextTime, sentence.start, sentence.start + words.end, alone, year);
      const parent = stack.at(-1);
      // A whole sentence with a number in front says what to do, and not what its section is about.
      const isOrder = !alone && words.heading.includes(',');
      // What words mean is told, like a review.
      // 一、回顾2023年,发展势头更强…: a sentence for a heading.
      const looksBack = isOrder && rank <= STYLE_RANK.comma && /^(?:回顾|回首|过去)/.test(words.heading);
      const own =
        glossary || entry || looksBack
          ? 'review'
          : isOrder
            ? 'none'
            : sectionType(words.heading, time?.year ?? bareYear(words.heading), year);
      // 过去一年 / 坚持出实招,…: a heading of two lines.
      const above = sections.at(-1);
      const isSecondLine =
        bare && above?.style === 'bare' && i > 0 && isHeading[i - 1] === 1 && sentences[i - 1]!.start === above.start;
      const node: SectionNode = {
        index: sections.length,
        parent: parent?.index ?? -1,
        level: stack.length + 1,
        style,
        number: mark?.number ?? null,
        heading: words.heading,
        start: sentence.start,
        end: text.length,
        type: isSecondLine && above.type !== 'none' ? above.type : inherit(own, parent?.type ?? 'none'),
        time: time ?? (isSecondLine ? above.time : null) ?? parent?.time ?? null,
      };
      sections.push(node);
      stack.push(node);
      if (alone) isHeading[i] = 1;
    }
    sectionOf[i] = stack.at(-1)?.index ?? -1;
  });
  markToldParts(sections, year);
  return { sections, sectionOf, isHeading, markLength };
}

/** 笃行实干的2022: a year without 年 at the end of a heading, or before a mark. */
function bareYear(heading: string): number | null {
  const year = /(?<!\d)(20\d{2})(?=[,、 ]|$)/.exec(heading)?.[1];
  return year ? Number(year) : null;
}

/** A past or a problem stays one in all that is inside it; a goal or task inside a review is only a word. */
function inherit(own: SectionType, parent: SectionType): SectionType {
  if (parent === 'review' || parent === 'problem') return parent;
  if (own === 'none') return parent;
  if (own === 'review' && parent !== 'none' && parent !== 'meaning') return parent;
  return own;
}

function headingTime(
  times: readonly TimeExpression[],
  from: number,
  start: number,
  end: number,
  alone: boolean,
  year: number | null,
): TimeExpression | null {
  let span: TimeExpression | null = null;
  for (let i = from; i < times.length && times[i]!.start < end; i++) {
    const time = times[i]!;
    if (
      time.start >= start &&
      time.role !== 'base' &&
      time.role !== 'since' &&
      time.role !== 'name' &&
      (time.year !== null ||
        (alone && time.month !== null && time.closed) ||
        (alone && time.kind === 'length' && /^(?:今后|未来)/.test(time.text)) ||
        /今年|年内|全年|明年/.test(time.text))
    )
      if (time.kind === 'plan' || time.kind === 'length')
        // “十四五”目标和2021年重点工作: the year of the paper is nearer.
        span ??= time;
      else if (!span || (time.kind === 'calendar' && year !== null && time.year !== null && time.year >= year))
        return time;
  }
  return span;
}

/** The heading is the first sentence, cut at its first colon, at most sixty characters. */
const COUNTED_LABEL = /^(?:要点|第[一二三四五六七八九十]{1,3}[\u4e00-\u9fff]{1,6}):/;

const APART = /^([^\s,。;:]{4,24}) +(?=[^\s,。;:]{2,20},)/;

function headingWords(text: string, sentence: RawSentence, mark: HeadingMark | null): { heading: string; end: number } {
  const from = sentence.start + (mark?.length ?? 0);
  const words = text.slice(from, Math.min(sentence.end, from + 60));
  // 第一条战线:产业攻坚 alone on its line is one heading; 加强领导:要… announces what follows.
  const label =
    sentence.first && sentence.last && words.length <= 32 ? (COUNTED_LABEL.exec(words)?.[0].length ?? 0) : 0;
  // 一、2011年工作回顾 过去一年,…: the text begins on the line of its heading.
  const apart = mark && mark.style !== 'digit' ? APART.exec(words)?.[1] : undefined;
  const heading = apart ?? (words.slice(0, label) + words.slice(label).replace(/[:。;!?\t].*$/s, '')).trim();
  return { heading, end: (mark?.length ?? 0) + heading.length };
}

/** A numbered sentence is a heading when it is short and either fills its line or is followed by the text it announces. */
function isHeadingOnly(text: string, sentence: RawSentence, length: number, mark: HeadingMark | null): boolean {
  const words = length - (mark?.length ?? 0);
  if (words > 32) return false;
  const ending = text[sentence.end - 1] ?? '';
  if (ending === ';') return false;
  if (
    /[\d一二三四五六七八九十百千万]+(个|家|项|条|%|亿|万|公里|所|座|处|辆|户|亩|人|名|米|吨|台|套|间|张|头|只|株|次|场|元|件|部|段|片|批)/.test(
      text.slice(sentence.start + (mark?.length ?? 0), sentence.end).replace(COUNT_OF_ENTRIES, ''),
    )
  )
    return false;
  if (mark?.style === 'dash') return sentence.last && words <= 24;
  return sentence.last || ending === '。' || ending === '!';
}

const ROW = /^\d{1,3} +[\u4e00-\u9fff“]/;
/** 一、提升供水能力(3项): how many entries stand below the heading. */
const COUNT_OF_ENTRIES = /\((?:共)?[\d一二三四五六七八九十]+[项件个条](?:任务|工作|事项|实事)?\)$/;

/** 12.建成供水监测站。 with nothing below it before the next number: a whole sentence of a list, which heads nothing. */
function isItem(text: string, sentences: readonly RawSentence[], i: number, rank: number): boolean {
  const sentence = sentences[i]!;
  if (!sentence.first || !sentence.last || text[sentence.end - 1] !== '。') return false;
  const next = sentences[i + 1];
  if (!next) return true;
  const mark = headingMark(text, next.start, next.first);
  return mark !== null && STYLE_RANK[mark.style] <= rank;
}

/** Short lines without a number and without an end mark, before a longer line: headings in reports and news. */
function isBare(text: string, lines: readonly Line[], sentences: readonly RawSentence[], i: number): boolean {
  const sentence = sentences[i]!;
  const length = sentence.end - sentence.start;
  if (!sentence.first || !sentence.last || length > 32 || length < 4) return false;
  if (
    /[。;!?,:、)\t]$/.test(text.slice(sentence.start, sentence.end)) &&
    !/^要点/.test(text.slice(sentence.start, sentence.start + 2))
  )
    return false;
  if (/[:\t|=]/.test(text.slice(sentence.start, sentence.end).replace(COUNTED_LABEL, ''))) return false;
  const next = lines.slice(sentence.line + 1, sentence.line + 4).find((line) => !line.chrome);
  return next !== undefined && next.end - next.start > 12;
}

const PART_OF_REPORT = /(?:工作回顾|主要成就|工作安排|主要目标|奋斗目标|主要工作|重点工作)(?:[和及与暨].{2,12})?$/;

/** A bare line ranks above 一、 where the text opens with bare lines, else below every number. */
function bareHeadingRank(text: string, lines: readonly Line[], sentences: readonly RawSentence[]): number {
  for (let i = 0; i < sentences.length; i++) {
    const mark = headingMark(text, sentences[i]!.start, sentences[i]!.first);
    if (mark && STYLE_RANK[mark.style] <= STYLE_RANK.comma) return STYLE_RANK.ordinal + 1;
    if (mark || !isBare(text, lines, sentences, i)) continue;
    const { start, end } = sentences[i]!;
    // The first lines may be the frame, unless one says what its section is.
    if (i > 3 || PART_OF_REPORT.test(text.slice(start, end))) return STYLE_RANK.bare;
  }
  return STYLE_RANK.bare;
}

function rankOf(node: SectionNode, bareRank: number): number {
  return node.style === 'bare' ? bareRank : STYLE_RANK[node.style];
}
