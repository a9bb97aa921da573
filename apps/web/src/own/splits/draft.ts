import type { PartTrajectory, Split, splitMethods, splitRules } from '@chengshi/contract';

export type Method = (typeof splitMethods)[number];
export type Rule = (typeof splitRules)[number];

/** A row of the form: figures as they are typed. */
export interface DraftPart {
  readonly key: string;
  readonly kind: 'region' | 'unit';
  readonly name: string;
  readonly weight: string;
  readonly minimum: string;
  readonly base: string;
  readonly value: string;
}

/** Where every part is on its way: in shares of it, so that one form serves parts of every size. */
export interface Way {
  readonly kind: PartTrajectory['kind'];
  readonly points: readonly { readonly on: string; readonly share: string }[];
  readonly months: readonly string[];
}

export const straight: Way = { kind: 'straight', points: [{ on: '', share: '' }], months: Array(12).fill('') };

export const figure = (typed: string): number | null => {
  const plain = typed.replaceAll(',', '').trim();
  const value = Number(plain);
  return plain === '' || !Number.isFinite(value) ? null : value;
};

export function partsOf(
  split: Split | null,
  candidates: readonly { readonly regionId: string; readonly name: string; readonly weight: number | null }[],
): DraftPart[] {
  const typed = (value: number | null) => (value === null ? '' : String(value));
  if (split) {
    return split.parts.map((part) => ({
      ...{ key: part.regionId ?? part.unitId ?? '', kind: part.regionId ? ('region' as const) : ('unit' as const) },
      ...{ name: part.name, weight: typed(part.weight), minimum: typed(part.minimum) },
      ...{ base: typed(part.base), value: typed(part.value) },
    }));
  }
  return candidates.map(({ regionId, name, weight }) => ({
    ...{ key: regionId, kind: 'region' as const, name, weight: typed(weight), minimum: '', base: '0', value: '' },
  }));
}

/** The way of a split as the form has it: of its first part, in shares. */
export function wayOf(split: Split | null): Way {
  const part = split?.parts[0];
  if (!part || part.trajectory.kind === 'straight') return straight;
  if (part.trajectory.kind === 'shape')
    return { ...straight, kind: 'shape', months: part.trajectory.months.map(String) };
  const span = part.value - part.base;
  const points = part.trajectory.points.map(({ on, value }) => ({
    ...{ on, share: span === 0 ? '' : String(Number((((value - part.base) / span) * 100).toFixed(2))) },
  }));
  return { ...straight, kind: 'milestones', points };
}

/** The way of one part; undefined while something is missing. */
export function trajectoryOf(
  way: Way,
  part: { readonly base: number; readonly value: number },
): PartTrajectory | undefined {
  if (way.kind === 'straight') return { kind: 'straight' };
  if (way.kind === 'shape') {
    const months = way.months.map((typed) => figure(typed) ?? 0);
    return months.some((month) => month > 0) && months.every((month) => month >= 0)
      ? { kind: 'shape', months }
      : undefined;
  }
  const points = way.points.flatMap(({ on, share }) => {
    const percent = figure(share);
    return on === '' || percent === null ? [] : [{ on, value: part.base + ((part.value - part.base) * percent) / 100 }];
  });
  return points.length > 0 ? { kind: 'milestones', points } : undefined;
}
