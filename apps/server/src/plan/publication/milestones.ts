import type { OutlineItem } from './outline.ts';

export interface Milestone {
  readonly title: string;
  readonly on: string;
  readonly item: string | null;
}

/** Words of something that is there from a day on: what people look for on a road map. */
const marking =
  /建成|投产|投用|投运|开工|完工|竣工|通车|通水|开港|开园|开通|贯通|交付|入驻|挂牌|验收|揭牌|运营|创成|启动|出台|印发|公布|发布|清零/;

/** Words about the document itself. */
const formal = /(?:施行|实施|执行)。?$/;

/**
 * Dated findings that mark a point of the road, in the order of their dates. Several findings of one sentence and day are one point: the
 * first of them, which is the task that holds the others.
 */
export function proposedMilestones(items: readonly OutlineItem[]): Milestone[] {
  const kept: { item: OutlineItem; title: string; on: string }[] = [];
  for (const point of dated(items)) {
    const { item, on } = point;
    const told = kept.some(
      ({ item: other, on: day }) => day === on && item.start < other.end && other.start < item.end,
    );
    if (marking.test(item.quote) && !formal.test(item.quote) && !told) kept.push(point);
  }
  return kept.map(({ item, title, on }) => ({ title, on, item: `item:${item.id}` }));
}

/** Every finding with a date, the earliest first. */
export function dated(items: readonly OutlineItem[]): { item: OutlineItem; title: string; on: string }[] {
  return items
    .flatMap((item) => (item.dueOn === null ? [] : [{ item, title: item.title, on: item.dueOn }]))
    .sort((a, b) => (a.on === b.on ? a.item.start - b.item.start : a.on < b.on ? -1 : 1));
}
