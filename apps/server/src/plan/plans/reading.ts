import { type PlanMeasure, planLimits } from '@chengshi/contract';
import type { Reading } from '../documents/service.ts';
import { oneLine, type PlanBody, placed } from './body.ts';

type Found = Reading['items'][number];
type Section = Reading['sections'][number];

/** Headings under which a plan explains itself: what stands there is the approach, whatever it sounds like. */
const explains = /思路|总体要求|指导思想|工作目标$|现状|背景|形势|基本情况|存在.{0,4}问题/u;

/**
 * A plan as its unit wrote it → approach and measures. A measure is a task with the target that stands in its sentence, a further
 * target, a rhythm, or a numbered line beside measures that the engine took for none: the unit numbered it among them.
 */
export function planBodyOf(reading: Reading, newId: () => string): PlanBody {
  const { sections, text } = reading;
  const explained = sections.filter((section) => explains.test(section.heading) && section.parent === null);
  const items = reading.items.filter((item) => !explained.some((section) => inside(section, item.start)));
  const measures = [...measuresOf(items, newId), ...numberedLines(sections, items, text, newId)]
    .sort((a, b) => a.at - b.at)
    .map(({ measure }) => measure)
    .slice(0, planLimits.measures);
  return { title: reading.title ?? '', idea: ideaOf(reading, items).slice(0, planLimits.idea), measures };
}

interface Placed {
  readonly at: number;
  readonly measure: PlanMeasure;
}

const inside = ({ start, end }: { start: number; end: number }, at: number) => start <= at && at < end;

function measuresOf(items: readonly Found[], newId: () => string): Placed[] {
  const measures: Placed[] = [];
  const taken = new Set<Found>();
  for (const item of items) {
    if (taken.has(item)) continue;
    const target =
      item.kind === 'task' ? items.find((other) => within(other, item) && other.kind === 'target') : undefined;
    if (target) taken.add(target);
    measures.push({ at: item.start, measure: measureOf(item, target ?? item, newId()) });
  }
  return measures;
}

const within = (inner: Found, outer: Found) => outer.start <= inner.start && inner.end <= outer.end && inner !== outer;

/** `item` gives the words, `figure` the value: the same, or a target in the item's sentence. */
function measureOf(item: Found, figure: Found, id: string): PlanMeasure {
  const lead = numberBefore(item.quote);
  const words = oneLine(item.quote.slice(lead)).slice(0, planLimits.words);
  return {
    id: id as PlanMeasure['id'],
    kind: figure.kind,
    words,
    quantity: figure.quantity && placed(figure.quantity, words),
    rhythm: item.rhythm,
    dueOn: item.kind === 'mechanism' ? null : (item.due?.end ?? figure.due?.end ?? null),
    person: personIn(item),
  };
}

/** A person answers for a measure when the text says so; a unit named there is not one. */
function personIn({ owner }: Found): string {
  const named = owner && /责任人|负责人|联系人/u.test(owner.quote) ? owner.lead[0] : undefined;
  return named !== undefined && named.length <= 4 ? named : '';
}

const numberBefore = (words: string): number =>
  /^\s*(?:[（(]?[0-9０-９一二三四五六七八九十]{1,3}[）).．、]\s*)?/u.exec(words)?.[0].length ?? 0;

/** Numbered lines without a finding, beside such with one. */
function numberedLines(
  sections: readonly Section[],
  items: readonly Found[],
  text: string,
  newId: () => string,
): Placed[] {
  const holds = (section: Section) => items.some((item) => item.start < section.end && section.start < item.end);
  const leaves = sections.filter(({ ordinal }) => !sections.some((other) => other.parent === ordinal));
  return leaves.flatMap((section) => {
    if (section.parent === null || section.number === null || holds(section)) return [];
    const beside = leaves.some((other) => other.parent === section.parent && other !== section && holds(other));
    const line = text.slice(section.start, section.end).trim();
    const words = oneLine(line.slice(numberBefore(line)));
    if (!beside || words === '' || words.length > planLimits.words) return [];
    const measure = {
      id: newId() as PlanMeasure['id'],
      kind: 'task',
      words,
      quantity: null,
      rhythm: null,
      dueOn: null,
      person: '',
    };
    return [{ at: section.start, measure: measure as PlanMeasure }];
  });
}

/** The lines in which no measure stands, without title, page chrome and bare headings. */
function ideaOf(reading: Reading, items: readonly Found[]): string {
  const { text, chrome, sections, title } = reading;
  const lines: string[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const overlaps = (span: { start: number; end: number }) => span.start < end && start < span.end;
    const words = line.trim();
    const headed = sections.find((section) => section.start === start + line.indexOf(words));
    const bare = headed !== undefined && words.length <= headed.heading.length + 8;
    const numbered = headed !== undefined && headed.parent !== null;
    if (words !== '' && words !== title && !bare && !numbered && !items.some(overlaps) && !chrome.some(overlaps))
      lines.push(words);
    start = end + 1;
  }
  return lines.join('\n');
}
