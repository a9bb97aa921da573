/** A section of the document, by its place in the list of sections. */
export interface OutlineSection {
  readonly ordinal: number;
  readonly parent: number | null;
  readonly heading: string;
  readonly start: number;
  readonly end: number;
}

/** A kept finding of the document, in the order of the text. */
export interface OutlineItem {
  readonly id: string;
  readonly kind: string;
  readonly section: number | null;
  readonly title: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly quantity: unknown;
  readonly rhythm: unknown;
  readonly dueText: string | null;
  readonly dueOn: string | null;
  readonly owner: unknown;
  readonly strength: string | null;
}

/** A commitment to be, with the place in the list of the one above it. */
export interface OutlinedCommitment {
  readonly kind: 'group' | 'task' | 'target' | 'mechanism';
  readonly item: OutlineItem | null;
  /** The heading that a group is made of. */
  readonly section: number | null;
  readonly title: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** Index into `fronts`; null for what stands before the first front. */
  readonly front: number | null;
  /** Index into `commitments`, always smaller than the own one. */
  readonly parent: number | null;
}
export interface Outline {
  readonly fronts: readonly { readonly name: string; readonly section: number }[];
  readonly commitments: readonly OutlinedCommitment[];
}

/**
 * The tree that a document's headings make of its items: top-level headings with items become fronts (see `frontsOf`), deeper headings
 * that hold two items or more become groups, and a target inside the sentence of a task belongs to that task. Order is that of the text.
 */
export function outline(text: string, sections: readonly OutlineSection[], items: readonly OutlineItem[]): Outline {
  const byOrdinal = new Map(sections.map((section) => [section.ordinal, section]));
  const chains = items.map((item) => chainOf(byOrdinal, item.section));
  const held = new Map<number, number>();
  for (const chain of chains)
    for (const section of chain) held.set(section.ordinal, (held.get(section.ordinal) ?? 0) + 1);

  const fronts = frontsOf(sections, chains, held);
  const frontIndex = new Map(fronts.map((section, index) => [section.ordinal, index]));
  const commitments: OutlinedCommitment[] = [];
  const groupIndex = new Map<number, number>();
  let lastTask: { index: number; end: number } | null = null;

  items.forEach((item, at) => {
    const chain = chains[at] ?? [];
    const depth = chain.findLastIndex(({ ordinal }) => frontIndex.has(ordinal));
    const front = frontIndex.get(chain[depth]?.ordinal ?? Number.NaN) ?? null;
    let parent: number | null = null;
    const headed = depth < chain.length - 1 && isHeadingOf(text, chain.at(-1), item) ? chain.at(-1) : undefined;
    for (const section of chain.slice(depth + 1)) {
      if ((held.get(section.ordinal) ?? 0) < 2 || section === headed) continue;
      const known = groupIndex.get(section.ordinal);
      parent = known ?? commitments.push({ ...groupOf(text, section), front, parent }) - 1;
      groupIndex.set(section.ordinal, parent);
    }
    if (lastTask && item.kind !== 'task' && item.start < lastTask.end) parent = lastTask.index;
    const index = commitments.push({ ...leafOf(item), front, parent }) - 1;
    // A heading that orders something holds what stands below it, as itself and not beside a group of the same words.
    if (headed) groupIndex.set(headed.ordinal, index);
    if (item.kind === 'task') lastTask = { index, end: item.end };
  });
  return {
    fronts: fronts.map((section) => ({ name: shortened(section.heading), section: section.ordinal })),
    commitments,
  };
}

/**
 * The headings that become fronts. A plan often keeps all its work below one heading (“重点任务”): a heading that holds most of the
 * items gives way to those below it, and stays only for what stands beside them.
 */
function frontsOf(
  sections: readonly OutlineSection[],
  chains: readonly (readonly OutlineSection[])[],
  held: ReadonlyMap<number, number>,
): OutlineSection[] {
  const holds = ({ ordinal }: OutlineSection) => held.get(ordinal) ?? 0;
  const open = (section: OutlineSection): OutlineSection[] => {
    const below = sections.filter((other) => other.parent === section.ordinal && holds(other) > 0);
    const inside = below.reduce((sum, other) => sum + holds(other), 0);
    if (holds(section) * 2 <= chains.length || below.length < fewestFronts || inside * 2 <= holds(section))
      return [section];
    const kept = inside < holds(section) ? [section] : [];
    return [...kept, ...below.flatMap(open)];
  };
  return sections.filter((section) => section.parent === null && holds(section) > 0).flatMap(open);
}

/** Two headings are two halves of one thing; from three on they divide the work. */
const fewestFronts = 3;

/** The sections around an item, outermost first. */
function chainOf(byOrdinal: ReadonlyMap<number, OutlineSection>, ordinal: number | null): OutlineSection[] {
  const chain: OutlineSection[] = [];
  let section = ordinal === null ? undefined : byOrdinal.get(ordinal);
  while (section) {
    chain.unshift(section);
    section = section.parent === null ? undefined : byOrdinal.get(section.parent);
  }
  return chain;
}

function groupOf(text: string, section: OutlineSection): Omit<OutlinedCommitment, 'front' | 'parent'> {
  const { start, end } = headingSpan(text, section);
  const words = { title: shortened(section.heading), quote: text.slice(start, end), start, end };
  return { kind: 'group', item: null, section: section.ordinal, ...words };
}

/** Characters between the start of a section and its heading: numbers and brackets. */
const longestNumber = 20;

/** Where a heading stands in the text. Its words may have another width of punctuation there. */
function headingSpan(text: string, section: OutlineSection): { start: number; end: number } {
  const { heading } = section;
  const stretch = folded(
    text.slice(section.start, Math.min(section.end, section.start + heading.length + longestNumber)),
  );
  const at = Math.max(0, stretch.indexOf(folded(heading)));
  return { start: section.start + at, end: Math.min(section.start + at + heading.length, section.end) };
}

/** One form for full and half width, character by character, so that places stay the same. */
const folded = (words: string): string =>
  words.replace(/[^\p{L}\p{N}]/gu, (char) => {
    const plain = char.normalize('NFKC');
    return plain.length === char.length ? plain : char;
  });

function isHeadingOf(text: string, section: OutlineSection | undefined, item: OutlineItem): boolean {
  if (!section || item.kind !== 'task') return false;
  const span = headingSpan(text, section);
  // The heading may bring its number or its stop along.
  return item.start >= section.start && item.end <= span.end + 2 && item.start < span.end;
}

function leafOf(item: OutlineItem): Omit<OutlinedCommitment, 'front' | 'parent'> {
  const { title, quote, start, end } = item;
  // The check constraint of the column allows only these kinds.
  return { kind: item.kind as 'task' | 'target' | 'mechanism', item, section: null, title, quote, start, end };
}

const shortened = (heading: string): string => (heading.length > 80 ? `${heading.slice(0, 79)}…` : heading);
