import type { EditResult, Item } from '@chengshi/contract';
import { type LoggedStep, logged } from './log.ts';
import { inverseOf, type Parts, withParts } from './parts.ts';

/** A step that was taken here and that the server has not answered yet. */
export interface PendingStep {
  readonly step: LoggedStep;
  readonly effect: Parts;
  /** The items that it touches, as they were. */
  readonly before: readonly Item[];
}

/**
 * What lies on a reviewer's desk: the items as the server confirmed them, and over them the steps that are under way.
 * A step that fails is taken off, and with it all that was to be seen of it.
 */
export interface Desk {
  readonly confirmed: readonly Item[];
  /** All edits up to this number were heard, so the live stream goes on from here. */
  readonly seq: number;
  /** Edits heard beyond a gap, and the last ones before it: what is loaded anew meanwhile gets them again. */
  readonly heard: readonly EditResult[];
  /** The number of the last edit of each item that was heard: an older one that comes late changes nothing. */
  readonly touched: ReadonlyMap<string, number>;
  readonly pending: readonly PendingStep[];
  /** In the order in which the steps were taken. */
  readonly log: readonly LoggedStep[];
}

const remembered = 400;

/** A desk from what was loaded; steps under way and edits heard while loading stay. */
export function laidOut(
  loaded: { readonly items: readonly Item[]; readonly seq: number; readonly log: readonly LoggedStep[] },
  before: Desk | undefined,
): Desk {
  const own = new Map((before?.log ?? []).map((step) => [step.key, step]));
  const fresh: Desk = {
    confirmed: loaded.items,
    seq: loaded.seq,
    heard: [],
    touched: new Map(),
    pending: before?.pending ?? [],
    log: loaded.log.map((step) => ({ ...step, ...withoutUndone(own.get(step.key)) })),
  };
  const since = (before?.heard ?? []).filter(({ seq }) => seq > loaded.seq).sort((a, b) => a.seq - b.seq);
  return since.reduce((desk, edit) => heard(desk, edit, inverseFrom(own.get(edit.seq))), fresh);
}

const inverseFrom = (step: LoggedStep | undefined): Parts | null => step?.inverse ?? null;

/** What this page knows of a step beyond the server's list. */
function withoutUndone(step: LoggedStep | undefined): Partial<LoggedStep> {
  if (!step) return {};
  const { title, state, inverse, blocked: refused = false } = step;
  return { title, state, inverse, blocked: refused };
}

/** The items as the reviewer sees them: confirmed, and over them what is under way. */
export function itemsOn({ confirmed, pending }: Pick<Desk, 'confirmed' | 'pending'>): readonly Item[] {
  return pending.reduce((items, { effect }) => withParts(items, effect), confirmed);
}

/** Steps answered and under way, in their order. */
export function stepsOn({ log, pending }: Pick<Desk, 'log' | 'pending'>): readonly LoggedStep[] {
  return pending.length === 0 ? log : [...log, ...pending.map(({ step }) => step)];
}

export function begun(desk: Desk, pending: PendingStep): Desk {
  return { ...desk, pending: [...desk.pending, pending] };
}

export function failed(desk: Desk, key: LoggedStep['key']): Desk {
  return { ...desk, pending: desk.pending.filter(({ step }) => step.key !== key) };
}

/** The server refused to take a step back for good. */
export function blocked(desk: Desk, key: LoggedStep['key']): Desk {
  return { ...desk, log: desk.log.map((step) => (step.key === key ? { ...step, blocked: true } : step)) };
}

/** The server took a step of ours: its answer stands in the place of what was expected. */
export function answered(desk: Desk, key: LoggedStep['key'], edit: EditResult): Desk {
  const pending = desk.pending.find(({ step }) => step.key === key);
  const inverse = pending ? inverseOf(pending.before, edit) : null;
  const others = failed(desk, key);
  const rest = { ...others, pending: renamed(others.pending, key, edit.seq) };
  if (!isNews(rest, edit)) {
    return { ...rest, log: rest.log.map((step) => (step.key === edit.seq ? { ...step, inverse } : step)) };
  }
  return heard(rest, edit, inverse);
}

/** An undoing that waits behind the answered step now knows its number. */
function renamed(pending: readonly PendingStep[], key: LoggedStep['key'], seq: number): readonly PendingStep[] {
  return pending.map((one) => (one.step.undoes === key ? { ...one, step: { ...one.step, undoes: seq } } : one));
}

/** An edit of anybody, from the live stream or as an answer. Each counts once, whatever the order they come in. */
export function heard(desk: Desk, edit: EditResult, inverse: Parts | null = null): Desk {
  if (!isNews(desk, edit)) return desk;
  const fresh = (id: string) => (desk.touched.get(id) ?? 0) < edit.seq;
  const parts = { items: edit.items.filter(({ id }) => fresh(id)), removed: edit.removed.filter(fresh) };
  const touched = new Map(desk.touched);
  for (const id of [...parts.items.map((item) => item.id), ...parts.removed]) touched.set(id, edit.seq);
  const all = [...desk.heard, edit];
  const numbers = new Set(all.map(({ seq }) => seq));
  let { seq } = desk;
  while (numbers.has(seq + 1)) seq += 1;
  return {
    ...desk,
    confirmed: withParts(desk.confirmed, parts),
    seq,
    touched,
    heard: all.length > remembered ? all.filter((one) => one.seq > seq - remembered / 2) : all,
    log: [...desk.log, logged(edit, inverse)].sort(byNumber),
  };
}

function isNews(desk: Desk, edit: EditResult): boolean {
  return edit.seq > desk.seq && !desk.heard.some(({ seq }) => seq === edit.seq);
}

const byNumber = (one: LoggedStep, other: LoggedStep): number => Number(one.key) - Number(other.key);
