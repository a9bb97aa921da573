import type { PublicationDecisions } from '@chengshi/contract';
import { type KeyedNode, withMadeGroups } from './made.ts';
import type { Outline, OutlinedCommitment } from './outline.ts';

/** What does not fit any more and is left out, in both languages. */
export interface Note {
  readonly zh: string;
  readonly en: string;
}

export interface ArrangedFront {
  readonly key: string;
  readonly name: string;
  readonly heading: string;
  readonly patronId: string | null;
  readonly merged: readonly { readonly key: string; readonly heading: string }[];
}
export interface ArrangedCommitment extends OutlinedCommitment {
  readonly key: string;
  readonly moved: boolean;
}
/** The outline as the office wants it: `front` and `parent` are places in these lists. Commitments stay in the order of the text. */
export interface Arrangement {
  readonly fronts: readonly ArrangedFront[];
  readonly commitments: readonly ArrangedCommitment[];
  /** Groups that the office made and that hold nothing: they are not published. Their places go on behind the commitments. */
  readonly empty: readonly ArrangedCommitment[];
  readonly notes: readonly Note[];
}

type FrontDecision = PublicationDecisions['fronts'][number];

/**
 * Fronts and tree of a document as decided. A decision about something that the draft no longer holds, or that would hang a
 * commitment below a later one, is left out with a note: a plan never stops a publication.
 */
export function arrange(
  outline: Outline,
  decisions: Pick<PublicationDecisions, 'fronts' | 'places' | 'made'>,
): Arrangement {
  const notes: Note[] = [];
  const { fronts, placeOf } = arrangeFronts(outline, decisions, notes);
  const outlined = outline.commitments.map((node) => ({ key: nodeKey(node), node }));
  const { nodes, empty } = withMadeGroups(outlined, decisions.made, decisions.places);
  const tree = arrangeTree(nodes, outline, decisions.places, placeOf, notes);
  return { fronts, commitments: tree.slice(0, tree.length - empty), empty: tree.slice(tree.length - empty), notes };
}

const frontKey = (section: number): string => `section:${section}`;
const isMade = (key: string): boolean => key.startsWith('made:');
const nodeKey = (node: OutlinedCommitment): string => (node.item ? `item:${node.item.id}` : `section:${node.section}`);

function arrangeFronts(
  outline: Outline,
  { fronts: decided, made }: Pick<PublicationDecisions, 'fronts' | 'made'>,
  notes: Note[],
) {
  const own = new Map(made.flatMap(({ key, kind, name }) => (kind === 'front' ? [[key, name] as const] : [])));
  const headings = new Map([...outline.fronts.map((front) => [frontKey(front.section), front.name] as const), ...own]);
  const decisions = new Map<string, FrontDecision>();
  for (const decision of decided) {
    if (headings.has(decision.key)) decisions.set(decision.key, decision);
    else {
      const name = decision.name ?? decision.key;
      notes.push({
        zh: `战线“${name}”在草稿中已不存在，对它的安排不再生效`,
        en: `the front “${name}” is no longer in the draft; what was decided about it is left out`,
      });
    }
  }
  const order = [...decisions.keys(), ...[...headings.keys()].filter((key) => !decisions.has(key))];
  const target = new Map(order.map((key) => [key, mergedInto(key, decisions, headings, notes)]));
  const live = order.filter((key) => target.get(key) === key);
  const fronts = live.map((key): ArrangedFront => {
    const heading = headings.get(key) ?? '';
    return {
      key,
      heading: own.has(key) ? '' : heading,
      name: decisions.get(key)?.name ?? heading,
      patronId: decisions.get(key)?.patronId ?? null,
      merged: order
        .filter((other) => other !== key && target.get(other) === key)
        .map((other) => ({
          key: other,
          heading: (own.has(other) && decisions.get(other)?.name) || (headings.get(other) ?? ''),
        })),
    };
  });
  const places = new Map(live.map((key, index) => [key, index]));
  const placeOf = (key: string | null): number | null =>
    key === null ? null : (places.get(target.get(key) ?? '') ?? null);
  return { fronts, placeOf };
}

/** The front that a front ends up in; itself when its target is gone, or when merging runs in a circle. */
function mergedInto(
  key: string,
  decisions: ReadonlyMap<string, FrontDecision>,
  headings: ReadonlyMap<string, string>,
  notes: Note[],
): string {
  const seen = new Set<string>();
  let at = key;
  for (;;) {
    const into = decisions.get(at)?.into;
    if (into === undefined) return at;
    seen.add(at);
    if (headings.has(into) && !seen.has(into)) {
      at = into;
      continue;
    }
    const name = decisions.get(key)?.name ?? headings.get(key) ?? key;
    notes.push({
      zh: `战线“${name}”要并入的战线已不存在，仍单独保留`,
      en: `the front that “${name}” was to be merged into is gone; it stays by itself`,
    });
    return key;
  }
}

function arrangeTree(
  nodes: readonly KeyedNode[],
  outline: Outline,
  places: PublicationDecisions['places'],
  placeOf: (key: string | null) => number | null,
  notes: Note[],
): ArrangedCommitment[] {
  const indexOf = new Map(nodes.map(({ key }, index) => [key, index]));
  const parents = nodes.map(({ node }) => node.parent);
  const fronts = nodes.map(({ node }) => {
    const section = node.front === null ? undefined : outline.fronts[node.front]?.section;
    return section === undefined ? null : placeOf(frontKey(section));
  });
  const moved = new Set<number>();
  for (const { key, parent, front } of places) {
    const index = indexOf.get(key);
    const above = parent === null ? null : indexOf.get(parent);
    // What is above must stand before: so nothing hangs below itself, and groups can be judged from the end to the beginning.
    if (index === undefined || above === undefined || (above !== null && above >= index)) {
      notes.push(lost(index === undefined ? null : (nodes[index]?.node.title ?? null)));
      continue;
    }
    parents[index] = above;
    if (above === null) fronts[index] = placeOf(front);
    // What the office made hangs nowhere else in the document.
    if (!isMade(key)) moved.add(index);
  }
  return nodes.map(({ key, node }, index) => ({
    ...node,
    key,
    parent: parents[index] ?? null,
    front: fronts[rootOf(parents, index)] ?? null,
    moved: moved.has(index),
  }));
}

const lost = (title: string | null): Note =>
  title === null
    ? {
        zh: '一项已不在草稿中的事项的位置安排不再生效',
        en: 'where a commitment belongs that is no longer in the draft is left out',
      }
    : {
        zh: `“${title}”的上级已不存在，或排在它之后，仍按原文归属`,
        en: `what “${title}” was to hang below is gone or stands after it; it stays where the text has it`,
      };

function rootOf(parents: readonly (number | null)[], index: number): number {
  let root = index;
  for (let above = parents[root]; above !== null && above !== undefined; above = parents[root]) root = above;
  return root;
}
