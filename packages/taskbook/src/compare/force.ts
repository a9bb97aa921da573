import { findTimes } from '../phases/3-quantities/times.ts';
import { type Anchor, endOfTime } from '../phases/5-items/due.ts';
import { strengthOf } from '../phases/5-items/quantity-words.ts';
import type { Item, MechanismItem, RhythmUnit, Strength, TargetItem } from '../types.ts';

/** One way in which a sentence gained or lost force. */
export interface ForceReason {
  readonly code: 'strength' | 'due' | 'value' | 'owner' | 'target' | 'rhythm';
  readonly direction: 'harder' | 'softer';
  /** What stood in the earlier and in the later version; empty when nothing did. */
  readonly before: string;
  readonly after: string;
}

export interface Force {
  readonly strength: Strength;
  readonly orders: boolean;
  /** All deadlines, the earliest first. */
  readonly dues: readonly string[];
  readonly leads: readonly string[];
  readonly targets: readonly TargetItem[];
  readonly rhythms: readonly MechanismItem[];
}

/** `anchor` is the date and year that relative deadlines of the version count from. */
export function forceOf(
  { quote, items }: { readonly quote: string; readonly items: readonly Item[] },
  anchor: Anchor,
): Force {
  const targets = items.filter((item) => item.kind === 'target');
  const ofItems = items.flatMap((item) => (item.kind !== 'mechanism' && item.due?.end ? [item.due.end] : []));
  // A task has one deadline; its sentence may name steps on the way.
  const ofSteps = findTimes(quote).flatMap((time) =>
    (time.closed && time.role === 'by' && items.length > 0 ? [endOfTime(time, anchor) ?? []] : []).flat(),
  );
  const dues = [...ofItems, ...ofSteps].sort();
  return {
    strength: strengthOf(quote),
    orders: items.length > 0,
    dues: [...new Set(dues)],
    leads: [...new Set(items.flatMap((item) => item.owner?.lead ?? []))],
    targets,
    rhythms: items.filter((item) => item.kind === 'mechanism'),
  };
}

/** Compares two versions of one sentence: words of obligation, deadline, figures, who leads. */
export function weighForce(before: Force, after: Force): ForceReason[] {
  const reasons: ForceReason[] = [];
  if (before.orders || after.orders) {
    const step = STRENGTH[after.strength] - STRENGTH[before.strength];
    if (step !== 0) reasons.push(reason('strength', step > 0, before.strength, after.strength));
  }
  const [gone, come] = [without(before.dues, after.dues), without(after.dues, before.dues)];
  if (gone.length + come.length > 0 && before.orders && after.orders)
    reasons.push(reason('due', isSooner(gone, come), gone.join('、'), come.join('、')));
  const dropped = before.leads.filter((name) => !after.leads.includes(name));
  const added = after.leads.filter((name) => !before.leads.includes(name));
  if (dropped.length > 0 && added.length === 0) reasons.push(reason('owner', false, dropped.join('、'), ''));
  if (added.length > 0 && dropped.length === 0) reasons.push(reason('owner', true, '', added.join('、')));
  return [...reasons, ...weighTargets(before.targets, after.targets), ...weighRhythms(before.rhythms, after.rhythms)];
}

function without(all: readonly string[], others: readonly string[]): string[] {
  return all.filter((one) => !others.includes(one));
}

/** An earlier deadline asks for more, and so does one where there was none. */
function isSooner(gone: readonly string[], come: readonly string[]): boolean {
  if (gone.length === 0 || come.length === 0) return come.length > 0;
  return come.at(-1)! < gone.at(-1)! || (come.at(-1) === gone.at(-1) && come[0]! < gone[0]!);
}

/** 每月通报 to 每季度通报 asks for less; a rhythm that is gone does too. */
function weighRhythms(before: readonly MechanismItem[], after: readonly MechanismItem[]): ForceReason[] {
  const reasons: ForceReason[] = [];
  const left = [...after];
  for (const old of before) {
    const same = left.findIndex((rhythm) => rhythm.action === old.action);
    const [rhythm] = same < 0 ? [] : left.splice(same, 1);
    if (!rhythm) reasons.push(reason('rhythm', false, old.quote, ''));
    else if (days(rhythm) !== days(old))
      reasons.push(reason('rhythm', days(rhythm) < days(old), old.quote, rhythm.quote));
  }
  for (const rhythm of left) reasons.push(reason('rhythm', true, '', rhythm.quote));
  return reasons;
}

function days({ every, unit }: MechanismItem): number {
  return every * DAYS[unit];
}

/** Pairs targets by unit and place; one without a partner was dropped or added. */
function weighTargets(before: readonly TargetItem[], after: readonly TargetItem[]): ForceReason[] {
  const reasons: ForceReason[] = [];
  const left = [...after];
  for (const old of before) {
    const titled = left.findIndex((target) => target.title === old.title && sameUnit(target, old));
    const place = titled >= 0 ? titled : left.findIndex((target) => sameUnit(target, old));
    if (place < 0) {
      reasons.push(reason('target', false, figure(old), ''));
      continue;
    }
    const [target] = left.splice(place, 1);
    const change = amount(target!) - amount(old) || (target!.valueMax ?? 0) - (old.valueMax ?? 0);
    if (change !== 0)
      reasons.push(reason('value', isLess(old) ? change < 0 : change > 0, figure(old), figure(target!)));
    else if (BOUND[old.comparator] !== BOUND[target!.comparator]) {
      reasons.push(reason('value', BOUND[target!.comparator] > BOUND[old.comparator], figure(old), figure(target!)));
    }
  }
  for (const target of left) reasons.push(reason('target', true, '', figure(target)));
  return reasons;
}

function reason(code: ForceReason['code'], isHarder: boolean, before: string, after: string): ForceReason {
  return { code, direction: isHarder ? 'harder' : 'softer', before, after };
}

function sameUnit(a: TargetItem, b: TargetItem): boolean {
  return bare(a.unit) === bare(b.unit);
}

/** A smaller number is the harder one where something has to stay below it or come down. */
function isLess(target: TargetItem): boolean {
  return (
    target.comparator === 'le' ||
    target.measure === 'rank' ||
    /控制在|降至|降到|降低到|减少到|压缩到|缩短/.test(target.quote)
  );
}

function amount(target: TargetItem): number {
  let value = target.value;
  for (const character of target.unit) {
    const scale = SCALE[character];
    if (!scale) break;
    value *= scale;
  }
  return value;
}

function bare(unit: string): string {
  return unit.replace(/^[十百千万亿]+/, '');
}

function figure(target: TargetItem): string {
  return `${target.value}${target.valueMax === null ? '' : `—${target.valueMax}`}${target.unit}`;
}

const STRENGTH: Readonly<Record<Strength, number>> = { strive: 0, plain: 1, must: 2 };
const DAYS: Readonly<Record<RhythmUnit, number>> = { day: 1, week: 7, month: 30, quarter: 91, half: 182, year: 365 };
const BOUND = { about: 0, range: 1, eq: 1, le: 1, ge: 1 } as const;
const SCALE: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 };
