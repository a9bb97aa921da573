import { daysBetween } from '@chengshi/calendar';
import type { IntegrityFinding, PromisedState } from '@chengshi/contract';
import { strengthOf } from '@chengshi/taskbook';

type Quantity = NonNullable<PromisedState['quantity']>;
type Names = NonNullable<PromisedState['owner']>;
type Direction = 'softened' | 'hardened' | 'reworded';

/**
 * What a change did to a promise: for each field that differs, whether it asks for less, for more, or merely for something else. `before` and `after`
 * hold the same fields; `quote` is the sentence of the order, which says whether a smaller figure is the harder one. Rules: docs/methods/integrity.md.
 */
export function classify(before: PromisedState, after: PromisedState, quote: string): IntegrityFinding[] {
  const findings: IntegrityFinding[] = [];
  const found = (kind: IntegrityFinding['kind'], aspect: IntegrityFinding['aspect'], days: number | null = null) =>
    findings.push({ kind, aspect, days });
  if ('due' in after) findings.push(dueFinding(before.due?.end ?? null, after.due?.end ?? null));
  if ('quantity' in after) found(figures(before.quantity ?? null, after.quantity ?? null, quote), 'value');
  if ('strength' in after)
    found(towards(force[after.strength ?? 'plain'] - force[before.strength ?? 'plain']), 'strength');
  if ('owner' in after) found(owners(before.owner ?? noOwner, after.owner ?? noOwner), 'owner');
  if ('title' in after) found(wording(before.title ?? '', after.title ?? ''), 'wording');
  if (before.rhythm && after.rhythm) found(towards(daysOf(before.rhythm) - daysOf(after.rhythm)), 'rhythm');
  return findings;
}

const force = { strive: 0, plain: 1, must: 2 } as const;
const noOwner: Names = { quote: '', lead: [], support: [] };

const towards = (more: number): Direction => (more > 0 ? 'hardened' : more < 0 ? 'softened' : 'reworded');

/** A deadline that is gone is as far out as can be. */
function dueFinding(before: string | null, after: string | null): IntegrityFinding {
  if (before !== null && after !== null) {
    const days = daysBetween(before, after);
    const kind = days > 0 ? 'pushed-out' : days < 0 ? 'brought-forward' : 'reworded';
    return { kind, aspect: 'due', days: days === 0 ? null : days };
  }
  const kind = before !== null ? 'pushed-out' : after !== null ? 'brought-forward' : 'reworded';
  return { kind, aspect: 'due', days: null };
}

/** Figures of another unit or measure are not compared, nor is a ceiling with a floor. */
function figures(before: Quantity | null, after: Quantity | null, quote: string): Direction {
  if (before === null || after === null) return towards(Number(after !== null) - Number(before !== null));
  if (bare(before.unit) !== bare(after.unit) || before.measure !== after.measure) return 'reworded';
  if (isCeiling(before.comparator) !== isCeiling(after.comparator) && [before, after].some(isOneSided))
    return 'reworded';
  const step =
    amount(after, 'value') - amount(before, 'value') || amount(after, 'valueMax') - amount(before, 'valueMax');
  if (step !== 0) return towards(lessIsHarder(before, quote) ? -step : step);
  return towards(bound[after.comparator] - bound[before.comparator]);
}

const isCeiling = (comparator: Quantity['comparator']): boolean => comparator === 'le';
const isOneSided = ({ comparator }: Quantity): boolean => comparator === 'le' || comparator === 'ge';
const bound = { about: 0, range: 1, eq: 1, le: 1, ge: 1 } as const;

const lessIsHarder = ({ comparator, measure }: Quantity, quote: string): boolean =>
  comparator === 'le' || measure === 'rank' || /控制在|降至|降到|降低到|减少到|压缩到|压减到|缩短/.test(quote);

/** 0.5亿元 and 5000万元 are the same. */
function amount({ value, valueMax, unit }: Quantity, which: 'value' | 'valueMax'): number {
  let figure = which === 'value' ? value : (valueMax ?? 0);
  for (const character of unit) {
    const scale = scales[character];
    if (scale === undefined) break;
    figure *= scale;
  }
  // Scaling must not make two figures differ that are the same.
  return Number(figure.toPrecision(12));
}

const scales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 };
const bare = (unit: string): string => unit.replace(/^[十百千万亿]+/, '').trim();

/** Nobody in place of somebody, or fewer who lead: less. Others in their place is neither. */
function owners(before: Names, after: Names): 'softened' | 'hardened' | 'reassigned' {
  const dropped = before.lead.filter((name) => !after.lead.includes(name));
  const come = after.lead.filter((name) => !before.lead.includes(name));
  if (dropped.length > 0 && come.length === 0) return 'softened';
  return before.lead.length === 0 && come.length > 0 ? 'hardened' : 'reassigned';
}

/** Words of obligation first (确保, 力争), then how far the matter is to be brought (全面完成, 基本完成, 启动). */
function wording(before: string, after: string): Direction {
  const step = force[strengthOf(after)] - force[strengthOf(before)];
  if (step !== 0) return towards(step);
  const [was, is] = [completion(before), completion(after)];
  return was === null || is === null ? 'reworded' : towards(is - was);
}

/** Longer words first: 基本完成 is no 完成. */
const steps: readonly (readonly [RegExp, number])[] = [
  [/全面(?:完成|建成|实现|落实|竣工)|全部(?:完成|建成|竣工|办结|投产)|全覆盖/g, 3],
  [/基本(?:完成|建成|实现|具备|形成)|初步(?:完成|建成|实现|形成)|主体(?:完工|封顶|完成)/g, 1],
  [/完成|建成|竣工|投产|投用|投入使用|办结|落成|通车|达到|实现/g, 2],
  [/启动|开工|推进|推动|加快|探索|研究|谋划|筹备|开展|着手|有序/g, 0],
];

/** How far a promise goes by its words; null when none of them is there. */
function completion(words: string): number | null {
  let rest = words;
  let farthest: number | null = null;
  for (const [pattern, step] of steps) {
    const cut = rest.replace(pattern, ' ');
    if (cut !== rest) farthest = Math.max(farthest ?? 0, step);
    rest = cut;
  }
  return farthest;
}

const unitDays = { day: 1, week: 7, month: 30.4, quarter: 91.3, half: 182.6, year: 365.2 } as const;
const daysOf = ({ every, unit }: NonNullable<PromisedState['rhythm']>): number => every * unitDays[unit];
