/** An indicator or an aggregate: what it counts in, and how much beside its sisters. Aggregates without a parent are tops. */
export interface Node {
  readonly id: string;
  readonly parent: string | null;
  /** Above or equal to 0, relative to the sisters' weights; they need not add up to anything. */
  readonly weight: number;
}

/** A scheme made ready: nodes in an order in which children stand before parents, the indicators first in the order of the table. */
export interface Hierarchy {
  readonly nodes: readonly Node[];
  readonly indicators: number;
  /** Place of each node's parent in `nodes`; −1 for tops. */
  readonly parents: Int32Array;
  /** Places of the children of each node; empty for indicators. */
  readonly children: readonly Int32Array[];
}

/**
 * Makes a hierarchy of indicators (in the order of the table's columns) and aggregates of any depth. Throws a RangeError that names
 * the node when ids repeat, a parent is not there, a weight is negative, an aggregate has nothing below it, or parents run in a circle.
 */
export function hierarchyOf(indicators: readonly Node[], aggregates: readonly Node[]): Hierarchy {
  const all = new Map<string, Node>();
  for (const node of [...indicators, ...aggregates]) {
    if (all.has(node.id)) throw new RangeError(`${node.id} stands twice in the scheme`);
    if (!(node.weight >= 0)) throw new RangeError(`${node.id} has the weight ${node.weight}: it must be 0 or more`);
    all.set(node.id, node);
  }
  const known = new Set(aggregates.map(({ id }) => id));
  for (const node of all.values()) {
    if (node.parent !== null && !known.has(node.parent))
      throw new RangeError(`${node.id} lies under ${node.parent}, which is no aggregate of the scheme`);
  }
  const height = heightsOf(aggregates);
  const ordered = [...aggregates].sort((a, b) => (height.get(a.id) as number) - (height.get(b.id) as number));
  const nodes = [...indicators, ...ordered];
  const places = new Map(nodes.map((node, place) => [node.id, place]));
  const children: number[][] = nodes.map(() => []);
  const parents = new Int32Array(nodes.length).fill(-1);
  for (const [place, { parent }] of nodes.entries()) {
    if (parent === null) continue;
    parents[place] = places.get(parent) as number;
    children[parents[place] as number]?.push(place);
  }
  const empty = nodes.find((_, place) => place >= indicators.length && children[place]?.length === 0);
  if (empty) throw new RangeError(`${empty.id} has nothing below it`);
  return { nodes, indicators: indicators.length, parents, children: children.map((list) => Int32Array.from(list)) };
}

/** How many aggregates lie in the longest way below each. */
function heightsOf(aggregates: readonly Node[]): Map<string, number> {
  const below = new Map<string, string[]>();
  for (const { id, parent } of aggregates) if (parent !== null) below.set(parent, [...(below.get(parent) ?? []), id]);
  const heights = new Map<string, number>();
  const open = new Set<string>();
  const heightOf = (id: string): number => {
    const done = heights.get(id);
    if (done !== undefined) return done;
    if (open.has(id)) throw new RangeError(`the parents of ${id} run in a circle`);
    open.add(id);
    const height = Math.max(0, ...(below.get(id) ?? []).map((child) => heightOf(child) + 1));
    open.delete(id);
    heights.set(id, height);
    return height;
  };
  for (const { id } of aggregates) heightOf(id);
  return heights;
}

/** The same scheme with other weights: by node id; ids that are not named keep theirs. */
export function withWeights(hierarchy: Hierarchy, weights: ReadonlyMap<string, number>): Hierarchy {
  const nodes = hierarchy.nodes.map((node) => ({ ...node, weight: weights.get(node.id) ?? node.weight }));
  const wrong = nodes.find(({ weight }) => !(weight >= 0));
  if (wrong) throw new RangeError(`${wrong.id} has the weight ${wrong.weight}: it must be 0 or more`);
  return { ...hierarchy, nodes };
}

/**
 * The share of each node in the top that it belongs to: weights made to add up to 1 among sisters, multiplied down the tree. For a
 * weighted arithmetic mean over whole data this is how much a point of the node moves the top.
 */
export function effectiveWeights({ nodes, parents, children }: Hierarchy): Float64Array {
  const shares = new Float64Array(nodes.length);
  for (let place = nodes.length - 1; place >= 0; place--) {
    const parent = parents[place] as number;
    if (parent < 0) {
      shares[place] = 1;
      continue;
    }
    let sisters = 0;
    for (const child of children[parent] as Int32Array) sisters += (nodes[child] as Node).weight;
    shares[place] = ((shares[parent] as number) * (nodes[place] as Node).weight) / sisters;
  }
  return shares;
}
