import type { Reading } from '../1-normalise/index.ts';
import type { Sentence, Structure } from '../2-structure/index.ts';
import type { Findings } from '../3-quantities/index.ts';
import type { Quantity } from '../3-quantities/quantity.ts';
import type { TimeExpression } from '../3-quantities/times.ts';
import { announcedGoals } from './announced.ts';
import { criteriaSentences } from './criteria.ts';
import { matchWords, type WordHits, type WordIn } from './matcher.ts';
import { type Moods, readMoods } from './mood.ts';
import { turnOfReport } from './turn.ts';

/** Who a sentence names to act, with offsets of the normalised text. */
export interface NamedOwner {
  readonly start: number;
  readonly end: number;
  readonly lead: readonly string[];
  readonly support: readonly string[];
}

/** What kind of paper a text is, as far as its own words tell. */
export type DocumentKind = 'plan' | 'report' | 'speech' | 'news' | 'bulletin' | 'list' | 'other';

/** All findings of the earlier phases, and per sentence the range of each kind that lies in it. */
export interface Context {
  readonly reading: Reading;
  readonly structure: Structure;
  readonly findings: Findings;
  readonly words: WordHits;
  readonly kind: DocumentKind;
  readonly moods: Moods;
  /** Where a report without telling headings turns to what will be; 0 when headings tell. */
  readonly turn: number;
  /** Does the text report a meeting (会议要求, 会议听取)? */
  readonly isMeeting: boolean;
  /** The sentence that was looked at last, and its words. */
  readonly latest: { sentence: number; words: readonly WordIn[] };
  /** Owners that sentences name, as they are asked for. */
  readonly named: (NamedOwner | null | undefined)[];
  /** Per section: where the last annotation ends that names owners for it; 0 when none does. */
  readonly ownedUntil: Int32Array;
  /** Per line: the time of the goal that is announced above its list. */
  readonly announced: readonly (TimeExpression | null)[];
  /** Per sentence: 1 where the paper says who qualifies and what they get. */
  readonly criteria: Uint8Array;
  /** First index behind the sentence start, one entry more than sentences, for each list. */
  readonly wordsFrom: Int32Array;
  readonly quantitiesFrom: Int32Array;
  readonly timesFrom: Int32Array;
}

export function readContext(reading: Reading, structure: Structure, findings: Findings): Context {
  const words = matchWords(reading.text);
  const { sentences } = structure;
  const kind = documentKind(reading.text, structure);
  return {
    reading,
    structure,
    findings,
    words,
    kind,
    turn: kind === 'report' ? turnOfReport(reading.text, structure) : 0,
    moods: readMoods(reading.text, structure, words),
    isMeeting: /会议(?:要求|决定|明确|指出|认为|听取|议定|强调|同意)/.test(reading.text),
    latest: { sentence: -1, words: [] },
    named: new Array(structure.sentences.length).fill(undefined),
    ownedUntil: ownedSections(structure, findings),
    announced: announcedGoals(reading.text, structure),
    criteria: criteriaSentences(reading.text, structure),
    wordsFrom: ranges(sentences, words.count, (i) => words.start[i]!),
    quantitiesFrom: ranges(sentences, findings.quantities.length, (i) => findings.quantities[i]!.at),
    timesFrom: ranges(sentences, structure.times.length, (i) => structure.times[i]!.start),
  };
}

/** An annotation speaks for the section that its sentence, or the sentence before it, belongs to. */
function ownedSections({ sentences, sections }: Structure, { owners }: Findings): Int32Array {
  const until = new Int32Array(sections.length);
  let next = 0;
  for (const { start, end } of owners) {
    while (next < sentences.length && sentences[next]!.start < start) next++;
    const section = sentences[next - 1]?.section ?? -1;
    if (section >= 0) until[section] = end;
  }
  return until;
}

export function quantitiesOf(context: Context, sentence: Sentence): readonly Quantity[] {
  return context.findings.quantities.slice(
    context.quantitiesFrom[sentence.index]!,
    endOf(context.quantitiesFrom, sentence, context.findings.quantities, (q) => q.at),
  );
}

export function timesOf(context: Context, sentence: Sentence): readonly TimeExpression[] {
  return context.structure.times.slice(
    context.timesFrom[sentence.index]!,
    endOf(context.timesFrom, sentence, context.structure.times, (t) => t.start),
  );
}

function endOf<T>(from: Int32Array, sentence: Sentence, list: readonly T[], at: (entry: T) => number): number {
  let end = from[sentence.index + 1]!;
  while (end > from[sentence.index]! && at(list[end - 1]!) >= sentence.end) end--;
  return end;
}

function ranges(sentences: readonly Sentence[], count: number, at: (index: number) => number): Int32Array {
  const from = new Int32Array(sentences.length + 1);
  let next = 0;
  sentences.forEach((sentence, i) => {
    while (next < count && at(next) < sentence.start) next++;
    from[i] = next;
  });
  from[sentences.length] = count;
  return from;
}

function documentKind(text: string, structure: Structure): DocumentKind {
  // 《政府工作报告》任务分解方案 is a paper about a report.
  const head = text.slice(0, 800);
  // Without a title of its own, a text about a paper is read like the paper that it announces: 印发《…工作计划》.
  const named = structure.head.head.title ?? /印发了?《([^》\n]{4,60})》/.exec(head)?.[1] ?? '';
  const title = named.replace(/[《“][^》”]*[》”]/g, '');
  const ending = ENDING.exec(title)?.[1];
  if (ending) return LISTS.test(ending) || /实事|任务分解/.test(title) ? 'list' : 'plan';
  if (/民生实事|为民办实事/.test(title)) return 'list';
  if (/记者|通讯员|编者按|本报(?!告)|日报(?![告表制送])|客户端/.test(head) && !/工作报告/.test(title)) return 'news';
  if (/工作报告/.test(structure.head.head.title ?? '')) return 'report';
  if (/讲话|致辞/.test(title) || /同志们[:!,]/.test(head)) return 'speech';
  if (LISTS.test(title)) return 'list';
  if (PAPERS.test(title)) return 'plan';
  if (/通报|情况|月报|简报|公报|总结|统计/.test(title)) return 'bulletin';
  // A paper without a title says what it is where it says why it was written.
  return /(?:制定|制订)(?:了)?(?:本|如下|以下)[^,。;:]{0,8}(?:方案|计划|办法|细则|制度|意见|措施|要点)/.test(head)
    ? 'plan'
    : 'other';
}

/** The last word of a title names the kind of paper, whatever papers it names before. */
const ENDING =
  /(方案|意见|措施|规划|计划|办法|细则|规定|要点|条例|纪要|制度|任务书|责任书|分工|分解表?|清单|台账|任务表)(?:\(.{0,30}\))*(?:的通知)?$/;
const LISTS = /实事|清单|任务分解|分解表?$|分工$|台账|项目表|任务表/;
const PAPERS = /方案|意见|措施|规划|计划|办法|细则|规定|要点|行动|通知|政策|条例|纪要/;
