import { PartTrajectory, Split } from '@chengshi/contract';
import { expectedOn } from '@chengshi/ruler';
import type { StandingSplit } from './service.ts';

/** A split as the contract has it, on a day: what is expected of each part depends on it. */
export function splitStandingView({ split, now, check, splitFurther }: StandingSplit, today: string): Split {
  return Split.parse({
    ...split,
    now,
    check,
    stale: split.whole !== now,
    by: split.setName,
    at: split.setAt.toISOString(),
    parts: split.parts.map((part) => {
      const trajectory = PartTrajectory.parse(part.trajectory);
      const place = [split.place, part.regionId ?? part.unitId].filter((id) => id !== '').join('/');
      const way = { from: part.startsOn, base: part.base, due: part.dueOn, value: part.value, trajectory };
      return { ...part, trajectory, place, split: splitFurther.has(place), expected: expectedOn(way, today) };
    }),
  });
}
