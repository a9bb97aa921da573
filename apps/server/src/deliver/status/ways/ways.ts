import { PartTrajectory, Quantity } from '@chengshi/contract';
import {
  askedOn,
  type JointWay,
  type Lag,
  lagBehind,
  type Path,
  partPath,
  type SplitRule,
  totalOf,
  type WayFigures,
} from '@chengshi/ruler';
import type { CommitmentRow } from '../../../plan/commitments/service.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { factsOn, type PlaceFact, splitsOn, type WaySplit } from './store.ts';

/** How a commitment or a part of it stands to its way on a day. Docs: methods/split.md. */
export interface WayStanding {
  readonly place: string;
  readonly way: JointWay;
  /** What counts as reported: by the unit that answers here, otherwise what its parts come to; null where nothing was said. */
  readonly value: number | null;
  readonly valueAsOf: string | null;
  /** A unit has accepted to answer here or below, or something was said: only then it can lag. */
  readonly counts: boolean;
  readonly lag: Lag;
  /** What it has to reach, and until when; null for the commitment itself, whose own target says that. */
  readonly goal: Goal | null;
  readonly figures: WayFigures;
}

export const noLag: Lag = { behindOn: null, farBehindOn: null };

/** The ways of commitments that are split, by commitment and place; those without a split have none. */
export async function waysOf(
  trx: Trx,
  rows: readonly Pick<CommitmentRow, 'id' | 'quantity'>[],
  asOf: string,
): Promise<Map<string, Map<string, WayStanding>>> {
  const ids = rows.map(({ id }) => id);
  const splits = Map.groupBy(
    ids.length === 0 ? [] : await splitsOn(trx, ids, asOf),
    ({ commitmentId }) => commitmentId,
  );
  const facts = Map.groupBy(
    splits.size === 0 ? [] : await factsOn(trx, [...splits.keys()], asOf),
    (row) => row.commitmentId,
  );
  const found = new Map<string, Map<string, WayStanding>>();
  for (const { id, quantity } of rows) {
    const target = Quantity.nullable().parse(quantity);
    const own = splits.get(id);
    if (target === null || !own) continue;
    found.set(id, standingsOf(own, facts.get(id) ?? [], target, asOf));
  }
  return found;
}

interface Goal {
  readonly value: number;
  readonly dueOn: string;
}
interface Below {
  readonly standing: WayStanding;
  readonly base: number;
  readonly weight: number | null;
}

/** From the whole down: every part is judged before what it is a part of. */
function standingsOf(
  splits: readonly WaySplit[],
  facts: readonly PlaceFact[],
  target: { readonly comparator: string; readonly unit: string },
  asOf: string,
): Map<string, WayStanding> {
  const atMost = target.comparator === 'le';
  const found = new Map<string, WayStanding>();

  function at(place: string, goal: Goal | null, path: Path | null): WayStanding {
    const split = splits.find((one) => one.place === place);
    const fact = facts.find((one) => one.place === place);
    const below = (split?.parts ?? []).map((part): Below => {
      const { id, value, dueOn, base, weight, startsOn } = part;
      const trajectory = PartTrajectory.parse(part.trajectory);
      const way = partPath({ from: startsOn, base, due: dueOn, value, trajectory });
      return { standing: at(place === '' ? id : `${place}/${id}`, { value, dueOn }, way), base, weight };
    });
    // A part goes the way that it was given, the whole the way of its parts.
    const way: JointWay =
      path || !split
        ? { rule: 'sum', atMost, parts: [{ path: path ?? [], weight: null }] }
        : { rule: split.rule, atMost, parts: below.map((one) => ({ path: pathOf(one), weight: one.weight })) };
    const value = fact?.value ?? (split ? comeTo(split.rule, below, atMost) : null);
    const counts = fact?.accepted === true || value !== null || below.some(({ standing }) => standing.counts);
    const own: WayFigures = {
      asked: askedOn(way, asOf),
      reported: value ?? startOf(way),
      checked: fact?.checked ?? false,
      unit: target.unit,
    };
    const unitSaid = (fact?.value ?? null) !== null;
    // Where each part must reach it, the whole lags as soon as one does, and is told of that one.
    const worst = split?.rule === 'each' && path === null && !unitSaid ? firstToLag(below) : null;
    const figures = worst?.figures ?? own;
    const lag = worst?.lag ?? (counts ? lagBehind(way, own.reported) : noLag);
    const one = { place, way, value, counts, figures, lag, goal, valueAsOf: fact?.valueAsOf ?? null };
    found.set(place, one);
    return one;
  }
  if (splits.some(({ place }) => place === '')) at('', null, null);
  return found;
}

/** A part has one path. */
const pathOf = ({ standing }: Below): Path => standing.way.parts[0]?.path ?? [];

const startOf = (way: JointWay): number =>
  askedOn(way, way.parts.map(({ path }) => path[0]?.date ?? '').sort()[0] ?? '');

function comeTo(rule: SplitRule, below: readonly Below[], atMost: boolean): number | null {
  if (below.every(({ standing }) => standing.value === null)) return null;
  const parts = below.map(({ standing, base, weight }) => ({ value: standing.value ?? base, weight }));
  return totalOf(rule, parts, atMost);
}

/** The part that lags before the others, and of these the one that is far behind first. */
function firstToLag(below: readonly Below[]): WayStanding | null {
  const never = '9999-12-31';
  const key = ({ lag }: WayStanding) => `${lag.behindOn ?? never} ${lag.farBehindOn ?? never}`;
  const standings = below.map(({ standing }) => standing).sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return standings[0] ?? null;
}
