import type { Due } from '../../types.ts';
import type { Sentence } from '../2-structure/index.ts';
import type { Quantity } from '../3-quantities/quantity.ts';
import { isServiceTerm } from '../3-quantities/service-terms.ts';
import { type TimeExpression, timesBetween } from '../3-quantities/times.ts';
import { type Context, quantitiesOf, timesOf } from '../4-cues/context.ts';
import { isPast } from '../4-cues/years.ts';
import { firstFrom } from '../in-order.ts';
import { distributedTime } from './distributed-times.ts';
import { type Anchor, endOfTime } from './due.ts';

/** The times and figures of the sentence that is asked about: several questions come before the next. */
interface Governing {
  readonly sentence: number;
  readonly times: readonly TimeExpression[];
  readonly quantities: readonly Quantity[];
}

/** Finds the deadline of each sentence or quantity: its own words first, then what stands above it. */
export class Deadlines {
  readonly #context: Context;
  readonly #anchor: Anchor;
  #current: Governing | null = null;
  /** Per goal section: the time that its first sentences set for all that follows (到2027年:…). */
  readonly #set = new Map<number, TimeExpression>();

  constructor(context: Context) {
    this.#context = context;
    const { date, year } = context.structure.head.head;
    this.#anchor = { date, year };
  }

  /** Sentences have to be passed in order, because a goal section keeps the time its first sentence names. */
  note(sentence: Sentence): void {
    if (sentence.section < 0 || sentence.kind === 'heading') return;
    const root = this.#goalRoot(sentence.section);
    if (root < 0) return;
    const time = timesOf(this.#context, sentence).find(
      (t) => this.#governs(t) && (t.kind === 'calendar' || t.kind === 'plan' || t.length !== null),
    );
    if (!time) return;
    // 到2027年… below 2025年目标任务 speaks of itself alone.
    const heading = this.#context.structure.sections[root]!.time;
    if (heading?.kind === 'calendar' && heading.year !== null && time.year !== heading.year) return;
    const opening = this.#context.reading.text.slice(sentence.start + sentence.markLength, time.start);
    if (opening.length <= 12 || (opening.length <= 40 && /目标|任务/.test(opening))) this.#set.set(root, time);
  }

  /** Of a quantity at `at`, or of the whole sentence when `at` is its start. What recurs (每年) ends only when its own sentence says so. */
  of(sentence: Sentence, at: number, recurs = false): Due | null {
    const own = this.#own(sentence, at);
    if (recurs) return own && this.#frames(own, at) ? this.#due(own) : null;
    if (own) return this.#due(this.#inYearOf(own, sentence));
    const cell = sentence.kind === 'cell' ? this.#column(sentence) : null;
    if (cell) return cell;
    const line = this.#earlierInLine(sentence) ?? this.#context.announced[sentence.line];
    if (line) return this.#due(line);
    const root = sentence.section >= 0 ? this.#goalRoot(sentence.section) : -1;
    const set = root >= 0 ? this.#set.get(root) : undefined;
    if (set && set.start < sentence.start) return this.#due(set);
    const annual = this.#annual(sentence);
    return annual;
  }

  /** What the heading above sets for all below it: the last resort, behind sentence and annotation. */
  ofHeading(sentence: Sentence): Due | null {
    const { structure } = this.#context;
    const heading = sentence.section >= 0 ? structure.sections[sentence.section]!.time : null;
    if (heading && this.#governs(heading)) return this.#due(heading);
    return null;
  }

  /** What the title sets for all quantities: 2020年…实事, 行动方案(2024—2026年) with its last year; a yearly report speaks of its own year. */
  ofTitle(): Due | null {
    const { kind, structure } = this.#context;
    const { span, head } = structure.head;
    // A report of December speaks of the year to come.
    if (
      kind === 'report' &&
      head.date !== null &&
      head.year !== null &&
      Number(head.date.slice(5, 7)) >= 11 &&
      Number(head.date.slice(0, 4)) === head.year
    )
      return { text: `${head.year + 1}年`, end: `${head.year + 1}-12-31` };
    if (span) return { text: `${span.last}年`, end: `${span.last}-12-31` };
    return (kind === 'report' || kind === 'list') && head.year !== null
      ? { text: `${head.year}年`, end: `${head.year}-12-31` }
      : null;
  }

  due(time: TimeExpression): Due {
    return this.#due(time);
  }

  #due(time: TimeExpression): Due {
    return { text: time.text, end: endOfTime(time, this.#anchor) };
  }

  /** 年内, 6月底前 below 2022年重点工作, said in December 2021: of the year that the heading names. */
  #inYearOf(time: TimeExpression, sentence: Sentence): TimeExpression {
    const { date, year } = this.#anchor;
    const heading = sentence.section >= 0 ? this.#context.structure.sections[sentence.section]!.time : null;
    const isLate = date !== null && Number(date.slice(5, 7)) >= 10;
    if (!isLate || year === null || heading?.year !== year + 1 || time.offset !== 0 || /^[今本]年/.test(time.text))
      return time;
    return { ...time, year: heading.year };
  }

  #governs(time: TimeExpression): boolean {
    if (time.role === 'base' || time.role === 'since' || time.role === 'name') return false;
    if (isPast(time, this.#anchor.year)) return false;
    return !isServiceTerm(this.#context.reading.text, time);
  }

  /** The last time before the quantity, or the first behind it in the same sentence when it names an end. */
  #own(sentence: Sentence, at: number): TimeExpression | null {
    const { times, quantities } = this.#governing(sentence);
    const dealt = times.length > 1 ? distributedTime(this.#context.reading.text, times, quantities, at) : null;
    if (dealt) return dealt;
    const low = firstFrom(times, at);
    const before = times[low - 1];
    const next = times[low];
    // 6月开工,首批680套年底封顶: the words of its own part of the sentence are nearer.
    if (before && !(next && this.#isNearer(before, next, at))) return before;
    if (!next) return null;
    if (before) return next;
    // 3月、6月、9月各开展一次: the last of a list ends it.
    if (at === sentence.start + sentence.markLength) return this.#lastOfList(times, low);
    const between = this.#context.reading.text.slice(at, Math.min(next.start, at + 41));
    if (!next.closed) return null;
    if (between.length < 40 && !/[,;]/.test(between)) return next;
    // 新增泊位900个,9月底前全部投用: the clause behind says when all of it is there.
    const { text } = this.#context.reading;
    const whole = /^[^;。]{1,80},(?:由[^,;]{2,30})?于?$/.test(text.slice(at, Math.min(next.start, at + 90)));
    return whole && ALL_DONE.test(text.slice(next.end, next.end + 8)) ? next : null;
  }

  #lastOfList(times: readonly TimeExpression[], first: number): TimeExpression {
    const { text } = this.#context.reading;
    let last = first;
    while (times[last + 1] && /^[、和及]$/.test(text.slice(times[last]!.end, times[last + 1]!.start))) last++;
    return times[last]!;
  }

  /** 2025—2027年,每年…: a time at the head frames what recurs; 3年内翻一番,各区每年… does not, because it has an end of its own. */
  #frames(time: TimeExpression, at: number): boolean {
    const { text } = this.#context.reading;
    return time.start > at || text[time.end] === ',' || !/[,;]/.test(text.slice(time.end, at));
  }

  #isNearer(before: TimeExpression, next: TimeExpression, at: number): boolean {
    const { text } = this.#context.reading;
    if (!next.closed || next.start - at > 30 || before.year !== null) return false;
    return (
      /[,;]/.test(text.slice(before.end, at)) &&
      !/[,;、]/.test(text.slice(at, next.start)) &&
      DONE.test(text.slice(next.end, next.end + 4))
    );
  }

  #governing(sentence: Sentence): Governing {
    if (this.#current?.sentence !== sentence.index) {
      const times = timesOf(this.#context, sentence).filter((time) => this.#governs(time));
      this.#current = { sentence: sentence.index, times, quantities: quantitiesOf(this.#context, sentence) };
    }
    return this.#current;
  }

  /** An earlier sentence of the same line, at most four back, that opens with a year. */
  #earlierInLine(sentence: Sentence): TimeExpression | null {
    const { sentences } = this.#context.structure;
    for (let i = sentence.index - 1; i >= 0 && i >= sentence.index - 8; i--) {
      const earlier = sentences[i]!;
      if (earlier.line !== sentence.line) return null;
      const time = timesOf(this.#context, earlier).find(
        (t) =>
          this.#governs(t) &&
          (t.year !== null || t.offset !== null) &&
          // What a semicolon joins shares the month too.
          (t.month === null || (i === sentence.index - 1 && this.#context.reading.text[earlier.end - 1] === ';')) &&
          t.start - earlier.start - earlier.markLength <= 8,
      );
      if (time && time.kind !== 'length') return time;
    }
    return null;
  }

  /** 年度目标:… names the year of the document. */
  #annual(sentence: Sentence): Due | null {
    const { text } = this.#context.reading;
    const line = this.#context.structure.lines[sentence.line]!;
    const label = /^(?:\d+[.、])?(年度(?:目标|任务|计划|工作))/.exec(text.slice(line.start, line.start + 12))?.[1];
    if (!label || this.#anchor.year === null) return null;
    return { text: label, end: `${this.#anchor.year}-12-31` };
  }

  #column(sentence: Sentence): Due | null {
    const found = this.#context.structure.tables.cellAt(sentence.start);
    const cell = found?.row.cells.find((other) => other.role === 'deadline');
    if (!cell) return null;
    const time = timesBetween(this.#context.structure.times, cell.start, cell.end)[0];
    return time ? this.#due(time) : { text: this.#context.reading.text.slice(cell.start, cell.end).trim(), end: null };
  }

  /** The outermost section about goals that holds this one; -1 when none does. */
  #goalRoot(section: number): number {
    const { sections } = this.#context.structure;
    let root = -1;
    for (let at = section; at >= 0; at = sections[at]!.parent) if (sections[at]!.type === 'goal') root = at;
    return root;
  }
}

const DONE = /^(?:前)?(?:全部|要)?(?:封顶|建成|完工|竣工|投用|交付|开工|通车|到位|完成|投产)/;
const ALL_DONE =
  /^,?(?:全部|全面|必须|要|前)*(?:投入使用|投用|投产|竣工|交付|到位|开工|建成|通车|启用|啃下|拿下|销号|清零|办结|答复|兑现|整改到位|完成[,。;])/;
