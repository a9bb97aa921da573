import {
  hierarchyOf,
  membersOf,
  type Node,
  randomFrom,
  ranksOfMembers,
  roomFor,
  scoresFrom,
  type Table,
} from '@chengshi/score';

export const units = 2000;
export const indicators = 200;
const groupCount = 8;

/** A province's counties and parks under a scheme of three levels; one cell of fifty is missing. Always the same. */
const random = randomFrom(20250301);
const values = new Float64Array(units * indicators);
for (let at = 0; at < values.length; at++) {
  const value = random() * 1000;
  values[at] = random() < 0.02 ? Number.NaN : value;
}
export const table: Table = { units, indicators, values };
export const directions = Array.from({ length: indicators }, (_, at): 1 | -1 => (at % 4 === 0 ? -1 : 1));
export const groups = Array.from({ length: units }, (_, unit) => unit % groupCount);
export const plan = directions.map((direction) => ({
  direction,
  by: { method: 'min-max', from: 0, to: 100 } as const,
}));
const leaves = directions.map((_, at): Node => ({ id: `i${at}`, parent: `field${at % 20}`, weight: 1 + (at % 3) }));
const fields = Array.from(
  { length: 20 },
  (_, at): Node => ({ id: `field${at}`, parent: `part${at % 5}`, weight: 1 + (at % 2) }),
);
const parts = Array.from({ length: 5 }, (_, at): Node => ({ id: `part${at}`, parent: 'whole', weight: 5 - at }));
export const scheme = hierarchyOf(leaves, [...fields, ...parts, { id: 'whole', parent: null, weight: 1 }]);
export const how = { mean: 'arithmetic' } as const;

export interface Ranked {
  readonly scores: Float64Array;
  readonly ranks: Float64Array;
}

const room = roomFor(units, scheme);
const members = membersOf(groups);

/** The whole calculation: one scale, three levels of weighted means, ranks inside groups. */
export function rank(from: Table): Ranked {
  const scores = scoresFrom(room, from, plan, scheme, how, 'whole');
  return { scores, ranks: ranksOfMembers(scores, members) };
}

/** Throws where two engines do not give the same. */
export function checkEqual(engine: string, found: Ranked, expected: Ranked): void {
  for (let unit = 0; unit < units; unit++) {
    const [score, wanted] = [found.scores[unit] as number, expected.scores[unit] as number];
    if (!(Math.abs(score - wanted) <= 1e-9 * Math.abs(wanted)))
      throw new Error(`${engine}: unit ${unit} has ${score}, not ${wanted}`);
    if (found.ranks[unit] !== expected.ranks[unit])
      throw new Error(`${engine}: unit ${unit} has rank ${found.ranks[unit]}, not ${expected.ranks[unit]}`);
  }
}
