import type { Sentence } from '../2-structure/index.ts';
import type { Context } from './context.ts';
import { isPast } from './years.ts';

/** Papers are written to order; talk mixes orders with reasons and praise; a report looks back first. */
export function genreOf(context: Context): 'paper' | 'report' | 'talk' {
  if (context.kind === 'plan' || context.kind === 'list') return 'paper';
  if (context.moods.document === 'orders' && context.kind !== 'report') return 'paper';
  return context.kind === 'report' || context.kind === 'bulletin' ? 'report' : 'talk';
}

/** In minutes each paragraph passes from what was heard to what was decided: 会议要求, 会议决定. */
export function meetingSays(context: Context, sentence: Sentence): 'meeting.orders' | 'meeting.tells' | null {
  if (!context.isMeeting) return null;
  const lineStart = context.structure.lines[sentence.line]!.start;
  const text = context.reading.text.slice(Math.max(lineStart, sentence.end - 400), sentence.end);
  const orders = lastOf(text, MEETING_ORDERS);
  const tells = lastOf(text, MEETING_TELLS);
  if (orders < 0 && tells < 0) {
    const heading = sentence.section >= 0 ? context.structure.sections[sentence.section]!.heading : '';
    return /议定|决定事项|会议(?:要求|决定)/.test(heading) ? 'meeting.orders' : null;
  }
  return orders > tells ? 'meeting.orders' : 'meeting.tells';
}

/** 到昨天为止, 截至目前: what follows was counted then. */
export const SO_FAR =
  /^(?:到|截至|截止到?)[^,。;]{0,6}(?:为止|目前|昨天|昨日|现在|今天)|^(?:今年)?1月?(?:[-—~]{1,2}|至|到)\d{1,2}月份?,?(?![^。;]*(?:[要须]|确保|力争|计划))/;
/** 近年来,市财政局始终坚持…; 4月28日,市政府召开…; 今年共实施17件: news tells what has been done, unless somebody must. */
const NEWS =
  /^(?:[^,。;]{2,12}(?:指出|认为|表示),)?(?:近日|日前|近年来|[一两三四五]年来|过去[一两三四五]年|去年以来),|^(?:今年)?\d{1,2}月\d{1,2}日(?:[上下]午|晚)?,[^,。;]{2,40}(?<![将拟])(?:召开|举行|主持|出席)|^今年[^。;]{0,14}共[\u4e00-\u9fff]{0,4}\d|已(?:经|全部|全面|陆续){1,2}[\u4e00-\u9fff]{2,8}[。;]$/;
/** 市人大会议票决确定了…: what a body decided, told in the first words. */
const DECIDED = /[会委办厅局府议组][\u4e00-\u9fff]{0,6}(?:确定|通过|印发|下发|出台|召开|部署|发布|公布)了$/;
const MUST = /[,部位区县]要|必须|务必/;

export function tellsSoFar(words: string): boolean {
  if (SO_FAR.test(words.slice(0, 14))) return true;
  const done = words.indexOf('了', 4);
  const decided =
    done > 0 && done < 60 && DECIDED.test(words.slice(0, done + 1)) && !/[要须。;]/.test(words.slice(0, done));
  return (decided || NEWS.test(words)) && !MUST.test(words);
}

const MEETING_ORDERS = ['会议要求', '会议决定', '会议明确', '会议议定', '会议强调'];
const MEETING_TELLS = ['会议指出', '会议认为', '会议听取'];

function lastOf(text: string, words: readonly string[]): number {
  return Math.max(...words.map((word) => text.lastIndexOf(word)));
}

/** A heading that names a year to come (2021年主要工作) speaks for all below it. */
export function sectionIsAhead(context: Context, sentence: Sentence): boolean {
  const section = context.structure.sections[sentence.section];
  const year = context.structure.head.head.year;
  return section?.time != null && section.type !== 'review' && !isPast(section.time, year);
}

/** A row that names owners or a deadline beside the words: a table of tasks. */
export function inTaskTable(context: Context, sentence: Sentence): boolean {
  if (sentence.kind !== 'cell') return false;
  const found = context.structure.tables.cellAt(sentence.start);
  if (!found || (found.cell.role !== 'task' && found.cell.role !== 'target')) return false;
  return found.row.cells.some(
    ({ role }) => role === 'lead' || role === 'unit' || role === 'head' || role === 'deadline' || role === 'judge',
  );
}

/** Is there an annotation behind it that says who does what the section holds? */
export function isOwned(context: Context, sentence: Sentence): boolean {
  return sentence.section >= 0 && sentence.start < context.ownedUntil[sentence.section]!;
}

/** What words mean, at the end: a part of its own. */
function inGlossary({ structure: { sections } }: Context, sentence: Sentence): boolean {
  let at = sentence.section;
  while (at >= 0 && sections[at]!.parent >= 0) at = sections[at]!.parent;
  return at >= 0 && sections[at]!.style === 'part';
}

export function sectionTypeOf(context: Context, sentence: Sentence): string {
  const type = sentence.section >= 0 ? context.structure.sections[sentence.section]!.type : 'none';
  if (context.turn > 0) {
    if (type === 'none' && sentence.start < context.turn) return 'review';
    if (type === 'review' && sentence.start >= context.turn && !inGlossary(context, sentence)) return 'none';
  }
  // A bulletin tells what is, unless a heading says that orders follow.
  return context.kind === 'bulletin' &&
    (type === 'none' || type === 'guarantee') &&
    context.moods.section[sentence.section] !== 'orders'
    ? 'told'
    : type;
}
