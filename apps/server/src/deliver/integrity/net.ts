import type {
  IntegrityFinding,
  IntegrityKind,
  IntegritySummary,
  IntegrityWay,
  PromisedState,
} from '@chengshi/contract';
import { integrityKinds, integrityWays } from '@chengshi/contract';
import { classify } from './classify.ts';

/** What happened to one commitment at one time, as the records have it. */
export interface Happening {
  readonly id: string;
  readonly commitmentId: string;
  readonly at: Date;
  readonly source: 'change' | 'rhythm' | 'added' | 'withdrawn';
  readonly way: IntegrityWay;
  readonly before: PromisedState;
  readonly after: PromisedState;
  readonly quote: string;
  readonly batchId: string | null;
  readonly undoesBatch: string | null;
}

/** What one happening did. */
export function findingsOf({ source, before, after, quote }: Happening): IntegrityFinding[] {
  if (source === 'added' || source === 'withdrawn') return [{ kind: source, aspect: 'whole', days: null }];
  return classify(before, after, quote);
}

/**
 * Leaves out what was changed and taken back within the same stretch, the change and its undoing both: nothing came of it. An undoing that was taken
 * back itself leaves the change standing.
 */
export function withoutCancelled<One extends Happening>(
  happenings: readonly One[],
): { readonly kept: One[]; readonly cancelled: number } {
  const keyOf = (one: Happening, batch: string) => `${one.commitmentId} ${batch}`;
  const byBatch = new Map(happenings.flatMap((one) => (one.batchId ? [[keyOf(one, one.batchId), one]] : [])));
  const gone = new Set<One>();
  let cancelled = 0;
  for (const undoing of [...happenings].sort(newestFirst)) {
    const undone = undoing.undoesBatch ? byBatch.get(keyOf(undoing, undoing.undoesBatch)) : undefined;
    if (!undone || gone.has(undone) || gone.has(undoing)) continue;
    gone.add(undone).add(undoing);
    cancelled++;
  }
  return { kept: happenings.filter((one) => !gone.has(one)), cancelled };
}

const newestFirst = (one: Happening, other: Happening): number =>
  other.at.getTime() - one.at.getTime() || (one.id < other.id ? 1 : -1);

/** What a stretch of time did to one commitment as a whole: its promise at the end against that at the beginning. */
export function netOf(happenings: readonly Happening[]): IntegrityFinding[] {
  const inOrder = [...happenings].sort(newestFirst).reverse();
  const sources = new Set(inOrder.map(({ source }) => source));
  if (sources.has('added') && sources.has('withdrawn')) return [];
  for (const source of ['added', 'withdrawn'] as const) {
    if (sources.has(source)) return [{ kind: source, aspect: 'whole', days: null }];
  }
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const change of inOrder) {
    for (const [field, value] of Object.entries(change.before)) if (!(field in before)) before[field] = value;
    Object.assign(after, change.after);
  }
  for (const field of Object.keys(after)) {
    if (JSON.stringify(before[field]) !== JSON.stringify(after[field])) continue;
    delete before[field];
    delete after[field];
  }
  return classify(before as PromisedState, after as PromisedState, inOrder[0]?.quote ?? '');
}

type Counted = Pick<IntegritySummary, 'touched' | 'kinds' | 'ways' | 'shift'>;

/** Counts happenings by kind and way, and what is left of them at the end. */
export function countUp(happenings: readonly Happening[]): Counted {
  const byCommitment = Map.groupBy(happenings, ({ commitmentId }) => commitmentId);
  const said = happenings.map((one) => ({ one, kinds: kindsOf(findingsOf(one)) }));
  const nets = [...byCommitment.values()].map(netOf);
  const netKinds = nets.map(kindsOf);
  const kinds = integrityKinds.map((kind) => {
    const events = said.filter((row) => row.kinds.has(kind));
    const commitments = new Set(events.map(({ one }) => one.commitmentId)).size;
    return { kind, events: events.length, commitments, net: netKinds.filter((set) => set.has(kind)).length };
  });
  const ways = integrityWays.map((way) => ({ way, events: happenings.filter((one) => one.way === way).length }));
  return { touched: byCommitment.size, kinds, ways, shift: shiftOf(nets.flat()) };
}

const kindsOf = (findings: readonly IntegrityFinding[]): Set<IntegrityKind> =>
  new Set(findings.map(({ kind }) => kind));

function shiftOf(net: readonly IntegrityFinding[]): Counted['shift'] {
  const later = net.filter(({ kind }) => kind === 'pushed-out');
  const days = later.flatMap((finding) => finding.days ?? []).sort((a, b) => a - b);
  const middle = (days.length - 1) / 2;
  const median = days.length === 0 ? null : ((days[Math.floor(middle)] ?? 0) + (days[Math.ceil(middle)] ?? 0)) / 2;
  const earlier = net.filter(({ kind }) => kind === 'brought-forward').length;
  return { later: later.length, earlier, medianDays: median, mostDays: days.at(-1) ?? null };
}
