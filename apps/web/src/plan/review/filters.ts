import { type Item, ItemKind, type Section } from '@chengshi/contract';
import { compact } from '../../app/compact.ts';
import { choicesParam, countParam, flagParam, type RawSearch, textParam } from '../../app/searchParams.ts';

export const states = ['found', 'accepted', 'rejected'] as const satisfies readonly Item['state'][];
export const doubts = ['sure', 'unsure', 'doubtful', 'hand'] as const;
export type Doubt = (typeof doubts)[number];

/** What a clerk may choose as “certain”, in percent. */
export const certainties = [70, 80, 85, 90, 95] as const;
const usualCertainty = 90;
/** Below this the engine itself was closer to no than to yes. */
const doubtfulBelow = 0.6;

/** Everything about the view of a draft that a link carries. */
export interface ReviewSearch {
  /** The current item. */
  readonly c?: string | undefined;
  readonly kind?: ItemKind[] | undefined;
  readonly state?: Item['state'][] | undefined;
  readonly doubt?: Doubt[] | undefined;
  /** A unit's name as the document writes it, `none` or `any`. */
  readonly owner?: string | undefined;
  /** The number of a section. */
  readonly section?: number | undefined;
  readonly query?: string | undefined;
  /** From how many percent on an item counts as certain. */
  readonly sure?: number | undefined;
  /** Whether the sentences that became nothing are listed and shown. */
  readonly loose?: true | undefined;
}

export function readReviewSearch(raw: RawSearch): ReviewSearch {
  const sure = countParam(raw, 'sure');
  return compact({
    c: textParam(raw, 'c', 40),
    kind: choicesParam(raw, 'kind', ItemKind.options),
    state: choicesParam(raw, 'state', states),
    doubt: choicesParam(raw, 'doubt', doubts),
    owner: textParam(raw, 'owner', 200),
    section: countParam(raw, 'section'),
    query: textParam(raw, 'query'),
    sure: certainties.find((one) => one === sure),
    loose: flagParam(raw, 'loose'),
  });
}

export type Filters = Pick<ReviewSearch, 'kind' | 'state' | 'doubt' | 'owner' | 'section' | 'query' | 'sure'>;
const filterNames = ['kind', 'state', 'doubt', 'owner', 'section', 'query'] as const;
export type FilterName = (typeof filterNames)[number];

export function filterCount(filters: Filters): number {
  return filterNames.filter((name) => filters[name] !== undefined).length;
}

export const certaintyOf = (filters: Pick<Filters, 'sure'>): number => filters.sure ?? usualCertainty;

/** How sure the engine was of an item, in four words. What rests on no cue at all is doubtful, whatever its figure. */
export function doubtOf(item: Pick<Item, 'confidence' | 'cues'>, certainty: number): Doubt {
  if (item.confidence === null) return 'hand';
  if (item.cues.length === 0 || item.confidence < doubtfulBelow) return 'doubtful';
  return percentOf(item.confidence) >= certainty ? 'sure' : 'unsure';
}

/** As it is shown, so that nobody sees “90 %” fail a limit of 90. */
export const percentOf = (confidence: number): number => Math.round(confidence * 100);

/** A test for the filters. Several values of one filter widen it, several filters narrow it; `but` leaves one out. */
export function matcher(filters: Filters, sections: readonly Section[], but?: FilterName): (item: Item) => boolean {
  const kind = but === 'kind' ? undefined : filters.kind;
  const state = but === 'state' ? undefined : filters.state;
  const doubt = but === 'doubt' ? undefined : filters.doubt;
  const owner = but === 'owner' ? undefined : filters.owner;
  const section = but === 'section' ? undefined : sections.find(({ ordinal }) => ordinal === filters.section);
  const word = but === 'query' ? undefined : filters.query?.toLowerCase();
  const certainty = certaintyOf(filters);
  return (item) =>
    (!kind || kind.includes(item.kind)) &&
    (!state || state.includes(item.state)) &&
    (!doubt || doubt.includes(doubtOf(item, certainty))) &&
    (!section || (item.start >= section.start && item.start < section.end)) &&
    (owner === undefined || ownerMatches(item, owner)) &&
    (!word || [item.title, item.quote, ...unitsOf(item)].some((words) => words.toLowerCase().includes(word)));
}

function ownerMatches(item: Item, owner: string): boolean {
  const units = unitsOf(item);
  if (owner === 'none') return units.length === 0;
  return owner === 'any' ? units.length > 0 : units.includes(owner);
}

/** Units that lead or support, as the document names them. */
export function unitsOf({ owner }: Pick<Item, 'owner'>): readonly string[] {
  return owner ? [...owner.lead, ...owner.support] : [];
}

/** How many items have each value. */
export function tally<Value extends string>(
  items: readonly Item[],
  values: readonly Value[],
  valueIn: (item: Item) => Value,
): Readonly<Record<Value, number>> {
  const counts = Object.fromEntries(values.map((value) => [value, 0])) as Record<Value, number>;
  for (const item of items) counts[valueIn(item)] += 1;
  return counts;
}

export const tallyKinds = (items: readonly Item[]) => tally(items, ItemKind.options, ({ kind }) => kind);
export const tallyStates = (items: readonly Item[]) => tally(items, states, ({ state }) => state);
