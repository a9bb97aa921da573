import type { SourceTree } from './tree.ts';

/**
 * Groups of files that import each other in a circle, types included, each as one shortest circle: `a.ts → b.ts → a.ts`.
 * Tarjan's strongly connected components (SIAM J. Comput. 1, 1972), without recursion; linear in files and imports.
 */
export function findCycles(tree: SourceTree): string[][] {
  const next = new Map<string, string[]>([...tree.files.keys()].map((path) => [path, []]));
  for (const edge of tree.edges) if ('target' in edge && next.has(edge.target)) next.get(edge.from)?.push(edge.target);
  return components(next)
    .filter((group) => group.length > 1 || next.get(group[0] ?? '')?.includes(group[0] ?? ''))
    .map((group) => shortestCircle(group.sort()[0] ?? '', next));
}

function components(next: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const found: string[][] = [];
  for (const start of next.keys()) {
    if (order.has(start)) continue;
    const work = [{ node: start, child: 0 }];
    while (work.length > 0) {
      const top = work[work.length - 1];
      if (!top) break;
      const { node } = top;
      if (top.child === 0) {
        order.set(node, order.size);
        low.set(node, order.get(node) ?? 0);
        stack.push(node);
        onStack.add(node);
      }
      const child = next.get(node)?.[top.child];
      if (child !== undefined) {
        top.child += 1;
        if (!order.has(child)) work.push({ node: child, child: 0 });
        else if (onStack.has(child)) low.set(node, Math.min(low.get(node) ?? 0, order.get(child) ?? 0));
        continue;
      }
      work.pop();
      const parent = work[work.length - 1]?.node;
      if (parent !== undefined) low.set(parent, Math.min(low.get(parent) ?? 0, low.get(node) ?? 0));
      if (low.get(node) !== order.get(node)) continue;
      const group = stack.splice(stack.lastIndexOf(node));
      for (const member of group) onStack.delete(member);
      found.push(group);
    }
  }
  return found;
}

/** Breadth first from a file back to itself. */
function shortestCircle(start: string, next: ReadonlyMap<string, readonly string[]>): string[] {
  const from = new Map<string, string>();
  let wave = [start];
  while (wave.length > 0) {
    const following: string[] = [];
    for (const node of wave) {
      for (const child of next.get(node) ?? []) {
        if (child === start) return [...trace(node, from), start];
        if (from.has(child)) continue;
        from.set(child, node);
        following.push(child);
      }
    }
    wave = following;
  }
  return [start];
}

function trace(node: string, from: ReadonlyMap<string, string>): string[] {
  const previous = from.get(node);
  return previous === undefined ? [node] : [...trace(previous, from), node];
}
