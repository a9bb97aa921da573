import { z } from 'zod';
import { Instant, LocalDate, name, PageInput, page, RegionId, route, text, UnitId } from '../base.ts';

const tags = ['Units · 单位'];

export const UnitKind = z.enum(['party', 'government', 'department', 'park', 'enterprise', 'other']);
export const UnitAliasSource = z.enum(['entered', 'former', 'learned']);

/** One name: lists of names are written with these marks between them, so no name holds one. */
const oneName = (most: number) =>
  name(most).refine((value) => !/[、，,；;\n]/.test(value), {
    error: '一次只填一个名称，不能含顿号、逗号、分号 · one name at a time, without commas or semicolons',
  });

const UnitRef = z.object({ id: UnitId, name: z.string() });
export const Unit = z.object({
  id: UnitId,
  regionId: RegionId,
  regionName: z.string(),
  parentId: UnitId.nullable(),
  parentName: z.string().nullable(),
  name: z.string(),
  shortName: z.string().nullable(),
  aliases: z.array(z.string()),
  kind: UnitKind,
  closedOn: LocalDate.nullable(),
  mergedInto: UnitRef.nullable().describe('Where a merged unit went'),
});
export type Unit = z.infer<typeof Unit>;

export const UnitAlias = z.object({
  alias: z.string(),
  source: UnitAliasSource.describe('Typed in, left behind by a rename or a merger, or learned from documents'),
  addedBy: z.string().nullable(),
  addedAt: Instant.nullable(),
});
export type UnitAlias = z.infer<typeof UnitAlias>;

const one = z.object({ id: UnitId });

export const units = {
  list: route
    .route({ method: 'GET', path: '/units', tags, summary: 'Units of the regions in scope' })
    .meta({ access: 'anybody' })
    .input(
      PageInput.extend({
        regionId: RegionId.optional(),
        query: text(100).optional(),
        kind: UnitKind.optional(),
        closed: z.boolean().default(false).describe('Closed ones instead of those that can be chosen'),
      }),
    )
    .output(page(Unit)),
  get: route
    .route({ method: 'GET', path: '/units/{id}', tags, summary: 'One unit' })
    .meta({ access: 'anybody' })
    .input(one)
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
        aliases: z.array(oneName(100)).max(20).default([]),
        kind: UnitKind,
      }),
    )
    .output(Unit),
  change: route
    .route({
      method: 'PATCH',
      path: '/units/{id}',
      tags,
      summary: 'Change names, kind or parent; the old name stays as an alias',
    })
    .meta({ access: ['administrator'] })
    .input(
      one.extend({
        name: name(200).optional(),
        shortName: name(100).nullish(),
        kind: UnitKind.optional(),
        parentId: UnitId.nullish(),
      }),
    )
    .output(Unit),
  aliases: route
    .route({ method: 'GET', path: '/units/{id}/aliases', tags, summary: 'Other names of a unit, with their origin' })
    .meta({ access: 'anybody' })
    .input(one)
    .output(z.object({ rows: z.array(UnitAlias) })),
  addAlias: route
    .route({ method: 'POST', path: '/units/{id}/aliases', tags, summary: 'Add another name', successStatus: 201 })
    .meta({ access: ['administrator'], idempotent: true })
    .input(one.extend({ alias: oneName(100) }))
    .output(Unit),
  removeAlias: route
    .route({ method: 'DELETE', path: '/units/{id}/aliases', tags, summary: 'Remove another name' })
    .meta({ access: ['administrator'] })
    .input(one.extend({ alias: text(200) }))
    .output(Unit),
  close: route
    .route({
      method: 'PUT',
      path: '/units/{id}/closing',
      tags,
      summary: 'Close a unit whose posts nobody holds; its posts are closed with it',
    })
    .meta({ access: ['administrator'] })
    .input(one.extend({ on: LocalDate }))
    .output(Unit),
  reopen: route
    .route({ method: 'DELETE', path: '/units/{id}/closing', tags, summary: 'Take back a closing; a merger stays' })
    .meta({ access: ['administrator'] })
    .input(one)
    .output(Unit),
  merge: route
    .route({
      method: 'POST',
      path: '/units/{id}/merger',
      tags,
      summary:
        'Merge a unit into another: posts, names, units below and roles move, the unit is closed and leads there',
    })
    .meta({ access: ['administrator'] })
    .input(one.extend({ intoId: UnitId, on: LocalDate }))
    .output(Unit.describe('The unit that it was merged into')),
};
