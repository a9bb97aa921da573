import type { PublicationDecisions } from '@chengshi/contract';
import type { OutlinedCommitment } from './outline.ts';

type Made = PublicationDecisions['made'][number];
type Places = PublicationDecisions['places'];

export interface KeyedNode {
  readonly key: string;
  readonly node: OutlinedCommitment;
}

/**
 * Puts the groups that the office made among the nodes of the outline: each right before the first of what hangs below it, because what is
 * above must stand before. Groups that hold nothing stand at the end. A group has no words of the text: its place is that of its first member.
 */
export function withMadeGroups(
  nodes: readonly KeyedNode[],
  made: readonly Made[],
  places: Places,
): { readonly nodes: readonly KeyedNode[]; readonly empty: number } {
  const last = [...new Map(places.map((place) => [place.key, place])).values()];
  const groups = made.filter(({ kind }) => kind === 'group');
  const indexOf = new Map(nodes.map(({ key }, index) => [key, index]));
  const parentOf = new Map(last.map(({ key, parent }) => [key, parent]));
  const firsts = new Map(
    groups.map(({ key }) => [key, firstBelow(key, { places: last, indexOf, seen: new Set() })] as const),
  );
  const depthOf = (key: string): number => {
    let depth = 0;
    for (let at = parentOf.get(key); at && firsts.has(at) && depth <= groups.length; at = parentOf.get(at)) depth += 1;
    return depth;
  };
  const sorted = groups
    .map((group) => ({ group, first: firsts.get(group.key) ?? nodes.length, depth: depthOf(group.key) }))
    .sort((a, b) => a.first - b.first || a.depth - b.depth);
  const at = Map.groupBy(sorted, ({ first }) => first);
  const keyed = (index: number): KeyedNode[] =>
    (at.get(index) ?? []).map(({ group }) => ({ key: group.key, node: groupAt(group.name, nodes[index]?.node) }));
  const placed = nodes.flatMap((each, index) => [...keyed(index), shifted(each, nodes, at)]);
  const empty = keyed(nodes.length);
  return { nodes: [...placed, ...empty], empty: empty.length };
}

/** The place of the first node below a group, however deep; undefined when it holds none. */
function firstBelow(
  key: string,
  within: {
    readonly places: Places;
    readonly indexOf: ReadonlyMap<string, number>;
    readonly seen: ReadonlySet<string>;
  },
): number | undefined {
  // Groups that were hung below each other hold nothing.
  if (within.seen.has(key)) return undefined;
  const seen = new Set([...within.seen, key]);
  const below = within.places.flatMap((place) => {
    if (place.parent !== key) return [];
    return within.indexOf.get(place.key) ?? firstBelow(place.key, { ...within, seen }) ?? [];
  });
  return below.length === 0 ? undefined : Math.min(...below);
}

const groupAt = (title: string, first: OutlinedCommitment | undefined): OutlinedCommitment => ({
  ...{ kind: 'group', item: null, section: null, title, quote: '', front: null, parent: null },
  ...{ start: first?.start ?? 0, end: first?.start ?? 0 },
});

/** A node whose parent stands later by as many groups as were put before it. */
function shifted(each: KeyedNode, nodes: readonly KeyedNode[], at: ReadonlyMap<number, readonly unknown[]>): KeyedNode {
  const { parent } = each.node;
  if (parent === null || at.size === 0) return each;
  let before = 0;
  for (let index = 0; index <= parent && index < nodes.length; index += 1) before += at.get(index)?.length ?? 0;
  return { ...each, node: { ...each.node, parent: parent + before } };
}
