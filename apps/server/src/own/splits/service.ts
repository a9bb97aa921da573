import { Quantity } from '@chengshi/contract';
import { checkSplit, decimalsOf, type SplitRule, type SplitShare, splitByWeight } from '@chengshi/ruler';
import { childRegions } from '../../org/regions/service.ts';
import { type CommitmentRow, commitmentById } from '../../plan/commitments/service.ts';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { maySplit } from './policy.ts';
import {
  holdSplits,
  insertSplit,
  knownWeights,
  type PartRow,
  pathsOf,
  type SplitRow,
  splitAt,
  splitPlaces,
} from './store.ts';

export { type ListedSplit, listSplits, type SplitRow, splitAt } from './store.ts';

/** What is to be split at a place: the target itself, or the part of a region or unit on the way down. */
interface Whole {
  readonly commitment: CommitmentRow;
  readonly value: number;
  readonly unit: string;
  readonly atMost: boolean;
  readonly dueOn: string | null;
  /** The region or unit whose part it is, with its path; null for the target itself. */
  readonly holder: { readonly id: string; readonly name: string; readonly path: string | null } | null;
}

async function wholeAt(trx: Trx, commitmentId: string, place: string): Promise<Whole | null> {
  const commitment = found(await commitmentById(trx, commitmentId));
  const quantity = Quantity.nullable().parse(commitment.quantity);
  if (quantity === null || commitment.withdrawnOn !== null) return null;
  const shared = { commitment, unit: quantity.unit, atMost: quantity.comparator === 'le' };
  if (place === '') return { ...shared, value: quantity.value, dueOn: commitment.dueOn, holder: null };
  const way = place.split('/');
  const id = way.at(-1) ?? '';
  const above = found(await splitAt(trx, commitmentId, way.slice(0, -1).join('/')));
  const part = found(above.parts.find(({ regionId, unitId }) => (regionId ?? unitId) === id));
  const path = part.regionId === null ? null : ((await pathsOf(trx, [id])).get(id) ?? null);
  return { ...shared, value: part.value, dueOn: part.dueOn, holder: { id, name: part.name, path } };
}

/** A split as it stands against what there is to split now. */
export interface StandingSplit {
  readonly split: SplitRow;
  readonly now: number;
  readonly check: { readonly holds: boolean; readonly found: number; readonly remainder: number };
  readonly splitFurther: ReadonlySet<string>;
}

async function standing(trx: Trx, split: SplitRow, whole: Whole): Promise<StandingSplit> {
  // The check constraint of the column allows only these; a split has parts.
  const check = checkSplit(split.rule as SplitRule, whole.value, split.parts, whole.atMost);
  const splitFurther = await splitPlaces(trx, split.commitmentId);
  return { split, now: whole.value, check: check ?? { holds: false, found: 0, remainder: whole.value }, splitFurther };
}

export async function splitView(trx: Trx, actor: PersonActor, commitmentId: string, place: string) {
  const whole = await wholeAt(trx, commitmentId, place);
  if (whole === null) {
    const none = { split: null, whole: null, unit: '', part: null, atMost: false, dueOn: null, maySplit: false };
    return { ...none, candidates: [], weightName: null };
  }
  const { commitment, holder } = whole;
  const split = await splitAt(trx, commitmentId, place);
  // A unit's part goes to units, which are chosen by name.
  const above = holder === null ? commitment.regionId : holder.path === null ? null : holder.id;
  const regions = above === null ? [] : await childRegions(trx, above);
  const { name, weights } = await knownWeights(
    trx,
    regions.map(({ id }) => id),
  );
  return {
    split: split ? await standing(trx, split, whole) : null,
    ...{ whole: whole.value, unit: whole.unit, part: holder?.name ?? null, atMost: whole.atMost, dueOn: whole.dueOn },
    maySplit: maySplit(actor, commitment.regionPath, holder?.path ?? null),
    candidates: regions.map((region) => ({
      regionId: region.id,
      name: region.name,
      weight: weights.get(region.id) ?? null,
    })),
    weightName: name,
  };
}

export interface Share {
  readonly key: string;
  readonly weight: number;
  readonly minimum: number;
}

/** Divides what there is to split; to the decimals of the whole, so that figures of people and projects stay whole. */
export async function proposeSplit(
  trx: Trx,
  actor: PersonActor,
  commitmentId: string,
  place: string,
  shares: readonly Share[],
): Promise<{ key: string; value: number }[]> {
  const whole = await wholeAt(trx, commitmentId, place);
  if (whole === null) throw nothingToSplit();
  if (!maySplit(actor, whole.commitment.regionPath, whole.holder?.path ?? null)) throw failure('NOT_ALLOWED');
  if (whole.value < 0 || shares.every(({ weight }) => weight === 0)) {
    throw failure('CONFLICT', {
      detail: '负数或权重全为零，不能自动分解，请手工填写 · it cannot be divided by itself: enter the parts by hand',
    });
  }
  return divided(
    whole.value,
    shares.map(({ key, ...share }) => ({ id: key, ...share })),
    decimalsOf(whole.value),
  ).map((value, index) => ({ key: shares[index]?.key ?? '', value }));
}

function divided(whole: number, shares: readonly SplitShare[], decimals: number): readonly number[] {
  const result = splitByWeight(whole, shares, decimals);
  if (result.kind === 'impossible') throw failure('SPLIT_IMPOSSIBLE', { needed: result.needed, whole });
  return result.values;
}

const nothingToSplit = () => failure('CONFLICT', { detail: '这项事项没有可以分解的目标值 · it has no value to split' });

export interface SplitDraft {
  readonly place: string;
  /** The split that it takes the place of; 0 for none. */
  readonly number: number;
  readonly rule: SplitRule;
  readonly method: 'hand' | 'equal' | 'weight' | 'minimum';
  readonly weightName: string | null;
  readonly parts: readonly Omit<PartRow, 'name'>[];
}

/** Splits anew; the split before stays on record. What remains is shown, never hidden, and refuses nothing. */
export function setSplit(
  platform: Platform,
  actor: PersonActor,
  commitmentId: string,
  draft: SplitDraft,
): Promise<StandingSplit> {
  return platform.database.as(actor, async (trx) => {
    const { whole, before } = await held(trx, actor, commitmentId, draft);
    await checkParts(trx, whole, draft);
    const { place, rule, method, weightName, parts } = draft;
    const content = { place, rule, method, weightName };
    return keep(trx, platform, actor, whole, { ...content, origin: 'set', words: null }, parts, before);
  });
}

/** After the whole was changed: the parts stay as they are, or change with it. */
export function settleSplit(
  platform: Platform,
  actor: PersonActor,
  commitmentId: string,
  { choice, words, ...at }: { place: string; number: number; choice: 'kept' | 'scaled'; words: string },
): Promise<StandingSplit> {
  return platform.database.as(actor, async (trx) => {
    const { whole, before } = await held(trx, actor, commitmentId, at);
    if (!before || before.whole === whole.value) {
      throw failure('CONFLICT', { detail: '整体目标没有变化 · the whole was not changed' });
    }
    const { place, rule, method, weightName } = before;
    const parts = choice === 'kept' ? before.parts : scaled(before, whole.value);
    return keep(trx, platform, actor, whole, { place, rule, method, weightName, origin: choice, words }, parts, before);
  });
}

/** Parts that add up are divided anew by what they were, to the same decimals; others change in proportion. */
function scaled(before: SplitRow, whole: number): PartRow[] {
  const decimals = Math.max(decimalsOf(whole), ...before.parts.map(({ value }) => decimalsOf(value)));
  const total = before.parts.reduce((sum, { value }) => sum + value, 0);
  const positive = whole >= 0 && total > 0 && before.parts.every(({ value }) => value >= 0);
  if (before.rule === 'sum' && positive) {
    const shares = before.parts.map(({ regionId, unitId, value, minimum }) => ({
      ...{ id: regionId ?? unitId ?? '', weight: value, minimum: minimum ?? 0 },
    }));
    const values = divided(whole, shares, decimals);
    return before.parts.map((part, index) => ({ ...part, value: values[index] ?? part.value }));
  }
  if (before.whole === 0) return [...before.parts];
  const factor = whole / before.whole;
  return before.parts.map((part) => ({ ...part, value: Number((part.value * factor).toFixed(decimals)) }));
}

async function held(
  trx: Trx,
  actor: PersonActor,
  commitmentId: string,
  at: { readonly place: string; readonly number: number },
): Promise<{ whole: Whole; before: SplitRow | undefined }> {
  await holdSplits(trx, commitmentId);
  const whole = await wholeAt(trx, commitmentId, at.place);
  if (whole === null) throw nothingToSplit();
  if (!maySplit(actor, whole.commitment.regionPath, whole.holder?.path ?? null)) throw failure('NOT_ALLOWED');
  const before = await splitAt(trx, commitmentId, at.place);
  if ((before?.number ?? 0) !== at.number) throw failure('STALE_SPLIT');
  return { whole, before };
}

async function checkParts(trx: Trx, whole: Whole, { parts }: SplitDraft): Promise<void> {
  const ids = parts.map(({ regionId, unitId }) => regionId ?? unitId ?? '');
  if (new Set(ids).size !== ids.length) {
    throw failure('CONFLICT', { detail: '同一区划或单位只能占一份 · a region or unit has one part' });
  }
  const paths = await pathsOf(trx, ids);
  const around = whole.holder?.path ?? whole.commitment.regionPath;
  for (const id of ids) if (!paths.get(id)?.startsWith(around)) throw failure('NOT_FOUND');
  for (const { startsOn, dueOn } of parts) {
    if (dueOn <= startsOn) {
      throw failure('CONFLICT', {
        detail: `${startsOn} ≥ ${dueOn}：期限须在起始日期之后 · the deadline lies after the start`,
      });
    }
  }
}

async function keep(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  whole: Whole,
  content: Pick<SplitRow, 'place' | 'rule' | 'method' | 'weightName' | 'origin' | 'words'>,
  parts: readonly Omit<PartRow, 'name'>[],
  before: SplitRow | undefined,
): Promise<StandingSplit> {
  const { id: commitmentId, regionPath } = whole.commitment;
  const plain = parts.map(({ regionId, unitId, value, weight, minimum, base, startsOn, dueOn, trajectory }) => ({
    ...{ regionId, unitId, value, weight, minimum, base, startsOn, dueOn, trajectory },
  }));
  await insertSplit(
    trx,
    {
      ...{ ...content, commitmentId, regionPath, number: (before?.number ?? 0) + 1, whole: whole.value },
      ...{ setBy: actor.personId, setName: actor.name, setAt: platform.clock.now() },
    },
    plain,
  );
  await record(trx, platform.clock, actor, {
    action: `split.${content.origin}`,
    subjectKind: 'commitment',
    subjectId: commitmentId,
    regionPath,
    ...(before ? { before: { whole: before.whole, parts: before.parts } } : {}),
    after: { ...content, whole: whole.value, parts: plain },
  });
  await platform.events.emit(trx, 'split.set', { actor, commitmentId });
  return standing(trx, found(await splitAt(trx, commitmentId, content.place)), whole);
}
