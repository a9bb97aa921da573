import { z } from 'zod';
import { name, PageInput, page, RegionId, route, text, UnitId } from '../base.ts';

const tags = ['Units · 单位'];

export const UnitKind = z.enum(['party', 'government', 'department', 'park', 'enterprise', 'other']);
export const Unit = z.object({
  id: UnitId,
  regionId: RegionId,
  regionName: z.string(),
  parentId: UnitId.nullable(),
  name: z.string(),
  shortName: z.string().nullable(),
  aliases: z.array(z.string()),
  kind: UnitKind,
});
export type Unit = z.infer<typeof Unit>;

export const units = {
  list: route
    .route({ method: 'GET', path: '/units', tags, summary: 'Units of the regions in scope' })
    .meta({ access: 'anybody' })
    .input(PageInput.extend({ regionId: RegionId.optional(), query: text(100).optional() }))
    .output(page(Unit)),
  get: route
    .route({ method: 'GET', path: '/units/{id}', tags, summary: 'One unit' })
    .meta({ access: 'anybody' })
    .input(z.object({ id: UnitId }))
    .output(Unit),
  create: route
    .route({ method: 'POST', path: '/units', tags, summary: 'Add a unit', successStatus: 201 })
    .meta({ access: ['administrator'], idempotent: true })
    .input(
      z.object({
        regionId: RegionId,
        parentId: UnitId.nullish(),
        name: name(200),
        shortName: name(100).nullish(),
        aliases: z.array(name(100)).max(20).default([]),
        kind: UnitKind,
      }),
    )
    .output(Unit),
};
