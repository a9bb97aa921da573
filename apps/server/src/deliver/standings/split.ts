import { Quantity } from '@chengshi/contract';
import { askedOn, type SplitRule, totalOf } from '@chengshi/ruler';
import { governingUnits, mayDispatch } from '../../own/dispatches/service.ts';
import { type SplitRow, splitAt } from '../../own/splits/service.ts';
import { commitmentById } from '../../plan/commitments/service.ts';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { found } from '../../platform/http/fail.ts';
import { partKey, partStatuses, statusView, waysOf } from '../status/service.ts';
import { type PlaceRow, placesOf } from './store.ts';

/** Where the parts of a split stand, each by itself and together beside what the whole claims; nothing is taken over from one into the other. */
export async function splitStanding(trx: Trx, actor: PersonActor, commitmentId: string, place: string, asOf: string) {
  const commitment = found(await commitmentById(trx, commitmentId));
  const quantity = Quantity.nullable().parse(commitment.quantity);
  const split = await splitAt(trx, commitmentId, place);
  if (quantity === null || !split) {
    return {
      asOf,
      unit: quantity?.unit ?? '',
      whole: null,
      together: null,
      difference: null,
      parts: [],
      mayDispatch: false,
    };
  }
  const parts = split.parts.map((part) => {
    const id = part.regionId ?? part.unitId ?? '';
    return { ...part, place: place === '' ? id : `${place}/${id}` };
  });
  const places = parts.map((part) => part.place);
  const rows = new Map((await placesOf(trx, commitmentId, [place, ...places])).map((row) => [row.place, row]));
  const ways = (await waysOf(trx, [commitment], asOf)).get(commitmentId);
  const keys = places.map((one) => ({ commitmentId, place: one }));
  const statuses = await partStatuses(trx, keys, asOf);
  const units = await answering(trx, parts);
  const own = found(rows.get(place));
  const way = ways?.get(place)?.way;
  const together = comeTo(
    split,
    quantity.comparator === 'le',
    parts.map((part) => found(rows.get(part.place))),
  );
  const claimed = together?.claimed ?? null;
  return {
    ...{ asOf, unit: quantity.unit },
    whole: { ...valuesOf(own), expected: way ? askedOn(way, asOf) : 0 },
    together,
    difference: own.claimed === null || claimed === null ? null : tidy(own.claimed - claimed),
    parts: parts.map((part, index) => {
      const row = found(rows.get(part.place));
      const status = statuses.get(partKey({ commitmentId, place: part.place }));
      return {
        ...{ place: part.place, name: part.name, value: part.value, dueOn: part.dueOn },
        ...{ dispatch: row.dispatch, seen: row.seen, ...valuesOf(row), ...units[index] },
        expected: ways?.get(part.place)?.figures.asked ?? part.base,
        status: row.seen && status ? statusView(status) : null,
      };
    }),
    mayDispatch:
      commitment.withdrawnOn === null && commitment.acceptance === null && mayDispatchParts(actor, rows, places),
  };
}

function mayDispatchParts(actor: PersonActor, rows: ReadonlyMap<string, PlaceRow>, places: readonly string[]): boolean {
  const officePath = rows.get(places[0] ?? '')?.officePath;
  return typeof officePath === 'string' && mayDispatch(actor, officePath);
}

const valuesOf = ({ claimed, claimedAsOf, verified, verifiedOn }: PlaceRow) => ({
  ...{ claimed, claimedAsOf, verified, verifiedOn },
});

/** The parts by the rule of the split; one without a value stands where it starts. Null where somebody does not see them all. */
function comeTo(split: SplitRow, atMost: boolean, rows: readonly PlaceRow[]) {
  if (rows.some(({ seen }) => !seen)) return null;
  const total = (which: 'claimed' | 'verified') => {
    if (rows.every((row) => row[which] === null)) return null;
    const parts = split.parts.map(({ base, weight }, index) => ({ value: rows[index]?.[which] ?? base, weight }));
    // The check constraint of the column allows only these.
    return totalOf(split.rule as SplitRule, parts, atMost);
  };
  return {
    claimed: total('claimed'),
    verified: total('verified'),
    reported: rows.filter((row) => row.claimed !== null).length,
  };
}

/** Without the dust of binary fractions. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** Who would answer for each part: the unit itself; for a region its government or management committee, where there is one. */
async function answering(trx: Trx, parts: SplitRow['parts']) {
  const regionIds = parts.flatMap(({ regionId }) => (regionId === null ? [] : [regionId]));
  const governing = Map.groupBy(await governingUnits(trx, regionIds), (unit) => unit.regionId);
  return parts.map(({ regionId, unitId, name }) => {
    if (regionId === null) return { proposed: { id: unitId ?? '', name }, candidates: [] };
    const candidates = (governing.get(regionId) ?? []).map((unit) => ({ id: unit.id, name: unit.name }));
    return candidates.length === 1
      ? { proposed: candidates[0] ?? null, candidates: [] }
      : { proposed: null, candidates };
  });
}
