import { type Light, lights, type Mark } from '@chengshi/contract';

/** How many commitments stand at each light. */
export function countsOf(marks: readonly Pick<Mark, 'status'>[]): Readonly<Record<Light, number>> {
  const counts = Object.fromEntries(lights.map((light) => [light, 0])) as Record<Light, number>;
  for (const { status } of marks) counts[status.light] += 1;
  return counts;
}
