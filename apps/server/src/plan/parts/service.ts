import type { Quantity } from '@chengshi/contract';
import type { z } from 'zod';
import { childRegions, regionsMeant } from '../../org/regions/service.ts';
import { type HomeRegion, type KnownUnit, matchUnit } from '../../org/units/service.ts';
import type { Trx } from '../../platform/database/database.ts';

export { insertParts, partsOf } from './store.ts';

export interface Part {
  readonly name: string;
  readonly regionId: string | null;
  readonly unitId: string | null;
  readonly value: number;
}

/** The region of a document, and what lies directly below it. */
export interface Surroundings {
  readonly home: HomeRegion & { readonly level: string };
  readonly children: Awaited<ReturnType<typeof childRegions>>;
  readonly units: readonly KnownUnit[];
}

export async function surroundings(
  trx: Trx,
  region: { readonly id: string; readonly path: string; readonly name: string; readonly level: string },
  units: readonly KnownUnit[],
): Promise<Surroundings> {
  const { path, name, level } = region;
  return { home: { path, name, level }, children: await childRegions(trx, region.id), units };
}

/**
 * The parts of a target that each must reach: one for every region or unit that its words name, with the whole value, since each must
 * reach it. Null when the target is none of each; empty when nobody knows whom the words mean (每个中心).
 */
export function preparedParts(
  around: Surroundings,
  target: { readonly quantity: z.infer<typeof Quantity>; readonly quote: string },
): Part[] | null {
  const { each, value } = target.quantity;
  if (each === null) return null;
  // The engine's `each` may end at a bracket: the sentence has the rest.
  const at = target.quote.indexOf(each);
  const words = at < 0 ? each : target.quote.slice(at, at + each.length + 12);
  const regions = regionsMeant(words, around.home.level, around.children);
  if (regions.length > 0) return regions.map(({ id, name }) => ({ name, regionId: id, unitId: null, value }));
  return each
    .split(/[、，,和及]/)
    .flatMap((name) => matchUnit(name, around.home, around.units).units)
    .map((unit) => ({ name: unit.shortName ?? unit.name, regionId: null, unitId: unit.id, value }));
}
