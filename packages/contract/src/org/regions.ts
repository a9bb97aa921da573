import { z } from 'zod';
import { LocalDate, name, RegionId, route, text } from '../base.ts';
import { Fault } from '../errors.ts';

const tags = ['Regions · 区划'];

export const RegionLevel = z.enum(['province', 'city', 'county', 'town', 'village', 'park']);
export const RegionCodeKind = z
  .enum(['gbt2260', 'gbt10114', 'own'])
  .describe('GB/T 2260 (6 digits), GB/T 10114 (9 or 12 digits), or an own code for parks and the like');

export const Region = z.object({
  id: RegionId,
  code: z.string(),
  codeKind: RegionCodeKind,
  name: z.string(),
  nameEn: z.string().nullable(),
  level: RegionLevel,
  parentId: RegionId.nullable(),
  children: z.number().int().describe('Regions directly below that are not closed'),
  closedOn: LocalDate.nullable(),
});
export type Region = z.infer<typeof Region>;

export const RegionDraft = z.object({
  code: text(20).regex(/^[0-9A-Za-z-]{2,20}$/),
  codeKind: RegionCodeKind,
  name: name(100),
  nameEn: name(200).nullish(),
  level: RegionLevel,
  parentCode: text(20).nullish(),
});

export const regions = {
  list: route
    .route({ method: 'GET', path: '/regions', tags, summary: 'Regions below one, or the topmost in scope' })
    .meta({ access: 'anybody' })
    .input(
      z.object({
        parentId: RegionId.optional(),
        query: text(100).optional(),
        closed: z.boolean().default(false).describe('Closed ones instead of those that can be chosen'),
      }),
    )
    .output(z.object({ rows: z.array(Region) })),
  get: route
    .route({ method: 'GET', path: '/regions/{id}', tags, summary: 'One region' })
    .meta({ access: 'anybody' })
    .input(z.object({ id: RegionId }))
    .output(Region),
  create: route
    .route({ method: 'POST', path: '/regions', tags, summary: 'Add a region', successStatus: 201 })
    .meta({ access: ['administrator'], idempotent: true })
    .input(RegionDraft)
    .output(Region),
  rename: route
    .route({ method: 'PATCH', path: '/regions/{id}', tags, summary: 'Rename a region' })
    .meta({ access: ['administrator'] })
    .input(z.object({ id: RegionId, name: name(100), nameEn: name(200).nullish() }))
    .output(Region),
  move: route
    .route({
      method: 'POST',
      path: '/regions/{id}/moves',
      tags,
      summary: 'Hang a region with all below it under another one; refused once work is on record there',
    })
    .meta({ access: ['administrator'] })
    .input(z.object({ id: RegionId, parentId: RegionId }))
    .output(Region),
  close: route
    .route({
      method: 'PUT',
      path: '/regions/{id}/closing',
      tags,
      summary: 'Close a region: it stays readable and cannot be chosen',
    })
    .meta({ access: ['administrator'] })
    .input(z.object({ id: RegionId, on: LocalDate }))
    .output(Region),
  reopen: route
    .route({ method: 'DELETE', path: '/regions/{id}/closing', tags, summary: 'Take back a closing' })
    .meta({ access: ['administrator'] })
    .input(z.object({ id: RegionId }))
    .output(Region),
  import: route
    .route({
      method: 'POST',
      path: '/regions/imports',
      tags,
      summary: 'Import a region list',
      description:
        'CSV text with the columns code, name, parent code (optional: derived from GB/T 2260 and GB/T 10114), level, English name. All rows or none; every fault is named by row and column.',
    })
    .meta({ access: ['administrator'], idempotent: true })
    .input(z.object({ csv: text(5_000_000).min(1), dryRun: z.boolean().default(false) }))
    .output(
      z.object({
        created: z.number().int(),
        renamed: z.number().int(),
        unchanged: z.number().int(),
        faults: z.array(Fault),
      }),
    ),
};
