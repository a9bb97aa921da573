import type { Item } from '@chengshi/contract';

/** What a step changes: items in their new state, and the ids of those that are no more. Only these travel. */
export interface Parts {
  readonly items: readonly Item[];
  readonly removed: readonly string[];
}

const none: Parts = { items: [], removed: [] };

/** Items in text order, with the changed ones in place. The list is sorted anew only when something came, went or moved. */
export function withParts(items: readonly Item[], { items: changed, removed }: Parts): readonly Item[] {
  if (changed.length === 0 && removed.length === 0) return items;
  const news = new Map<string, Item>(changed.map((item) => [item.id, item]));
  const gone = new Set<string>(removed);
  let moved = false;
  const kept: Item[] = [];
  for (const item of items) {
    const now = news.get(item.id);
    if (now) {
      news.delete(item.id);
      moved ||= now.start !== item.start || now.ordinal !== item.ordinal;
      kept.push(now);
    } else if (!gone.has(item.id)) kept.push(item);
  }
  if (news.size === 0 && !moved) return kept;
  return [...kept, ...news.values()].sort(inTextOrder);
}

/** What leads back from after a change to the items before it. Revisions rise, as they do on the server. */
export function inverseOf(before: readonly Item[], parts: Parts): Parts {
  const changed = new Map<string, Item>(parts.items.map((item) => [item.id, item]));
  const touched = new Set<string>([...changed.keys(), ...parts.removed]);
  const restored = before.filter(({ id }) => touched.has(id));
  if (touched.size === 0) return none;
  const there = new Set<string>(restored.map(({ id }) => id));
  return {
    items: restored.map((item) => ({
      ...item,
      revision: Math.max(item.revision, changed.get(item.id)?.revision ?? 0) + 1,
    })),
    removed: [...changed.keys()].filter((id) => !there.has(id)),
  };
}

export function inTextOrder(one: Item, other: Item): number {
  return one.start - other.start || one.ordinal - other.ordinal;
}
