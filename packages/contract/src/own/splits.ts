import { z } from 'zod';
import { CommitmentId, Instant, LocalDate, PageInput, page, RegionId, route, text, UnitId } from '../base.ts';
import { staff } from '../roles.ts';

const tags = ['Splits · 目标分解'];

export const splitRules = ['sum', 'average', 'maximum', 'each'] as const;
export const splitMethods = ['hand', 'equal', 'weight', 'minimum'] as const;
export const SplitRule = z
  .enum(splitRules)
  .describe(
    'How the parts stand to the whole: they add up to it, average it, the largest is it, or each must reach it',
  );
export const SplitMethod = z.enum(splitMethods);

const Figure = z.number().finite().min(-1e15).max(1e15);

export const PartTrajectory = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('straight') }),
  z.object({
    kind: z.literal('milestones'),
    points: z
      .array(z.object({ on: LocalDate, value: Figure }))
      .min(1)
      .max(24),
  }),
  z.object({
    kind: z.literal('shape'),
    months: z.array(Figure.min(0)).length(12).describe('What each month of last year added, January first'),
  }),
]);
export type PartTrajectory = z.infer<typeof PartTrajectory>;

const oneId = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** Whose part: the ids of regions and units on the way down; empty for the commitment itself. */
export const SplitPlace = z
  .string()
  .regex(new RegExp(`^(${oneId}(/${oneId}){0,5})?$`))
  .describe('Ids of regions and units on the way down, with strokes between; empty for the commitment itself');

/** Whose part something is about, and what it has to reach; a part that a later split took away has nothing to reach. */
export const PartRef = z.object({
  place: SplitPlace,
  name: z.string(),
  value: z.number().nullable(),
  dueOn: LocalDate.nullable(),
});
export type PartRef = z.infer<typeof PartRef>;

const partFields = {
  value: Figure,
  weight: Figure.min(0).nullable(),
  minimum: Figure.min(0).nullable(),
  base: Figure.describe('Where the part starts'),
  startsOn: LocalDate,
  dueOn: LocalDate,
  trajectory: PartTrajectory,
};

export const SplitPart = z.object({
  regionId: RegionId.nullable(),
  unitId: UnitId.nullable(),
  name: z.string(),
  ...partFields,
  expected: z.number().describe('What is expected of the part today, along its trajectory'),
  place: SplitPlace,
  split: z.boolean().describe('It is split further'),
});
export type SplitPart = z.infer<typeof SplitPart>;

export const Split = z.object({
  place: SplitPlace,
  number: z.number().int(),
  rule: SplitRule,
  method: SplitMethod,
  weightName: z.string().nullable(),
  whole: z.number().describe('As it was split'),
  now: z.number().describe('As it is now'),
  stale: z.boolean().describe('The whole was changed since: somebody has to say what happens to the parts'),
  check: z
    .object({ holds: z.boolean(), found: z.number(), remainder: z.number() })
    .describe('Against the whole as it is now; a negative remainder: the parts are more'),
  origin: z.enum(['set', 'scaled', 'kept']),
  words: z.string().nullable(),
  by: z.string(),
  at: Instant,
  parts: z.array(SplitPart),
});
export type Split = z.infer<typeof Split>;

const at = { id: CommitmentId, place: SplitPlace.default('') };

export const splits = {
  get: route
    .route({ method: 'GET', path: '/commitments/{id}/split', tags, summary: 'How a target, or a part of it, is split' })
    .meta({ access: staff })
    .input(z.object(at))
    .output(
      z.object({
        split: Split.nullable(),
        whole: z.number().nullable().describe('What there is to split; null when there is nothing'),
        unit: z.string(),
        part: z.string().nullable().describe('Whose part it is; null for the commitment itself'),
        atMost: z.boolean().describe('The target is a bound from above'),
        dueOn: LocalDate.nullable(),
        maySplit: z.boolean(),
        candidates: z
          .array(z.object({ regionId: RegionId, name: z.string(), weight: z.number().nullable() }))
          .describe('The regions below, with the weights that were last used for them'),
        weightName: z.string().nullable().describe('What those weights are'),
      }),
    ),
  propose: route
    .route({
      method: 'POST',
      path: '/commitments/{id}/split/proposal',
      tags,
      summary: 'Divide the whole equally, by weight, or by what each takes at least; nothing is kept',
    })
    .meta({ access: ['office'], fleeting: true })
    .input(
      z.object({
        ...at,
        shares: z
          .array(z.object({ key: z.uuid(), weight: Figure.min(0), minimum: Figure.min(0) }))
          .min(1)
          .max(200),
      }),
    )
    .output(z.object({ parts: z.array(z.object({ key: z.string(), value: z.number() })) })),
  set: route
    .route({ method: 'PUT', path: '/commitments/{id}/split', tags, summary: 'Split a target, or a part of it, anew' })
    .meta({ access: ['office'] })
    .input(
      z.object({
        ...at,
        number: z.number().int().min(0).describe('Number of the split that this one takes the place of; 0 for none'),
        rule: SplitRule,
        method: SplitMethod,
        weightName: text(50).trim().min(1).nullish(),
        parts: z
          .array(
            z
              .object({ regionId: RegionId.nullish(), unitId: UnitId.nullish(), ...partFields })
              .refine((part) => Boolean(part.regionId) !== Boolean(part.unitId), {
                error: '每一部分须对应一个区划或一个单位 · a part is for one region or one unit',
              }),
          )
          .min(1)
          .max(200),
      }),
    )
    .output(Split),
  settle: route
    .route({
      method: 'POST',
      path: '/commitments/{id}/split/settlement',
      tags,
      summary: 'Say what happens to the parts after the whole was changed: they stay, or they change with it',
    })
    .meta({ access: ['office'], idempotent: true })
    .input(
      z.object({
        ...at,
        number: z.number().int().min(1),
        choice: z.enum(['kept', 'scaled']),
        words: text(500).trim().min(2),
      }),
    )
    .output(Split),
  list: route
    .route({
      method: 'GET',
      path: '/splits',
      tags,
      summary: 'Targets that are split, those whose whole was changed first',
    })
    .meta({ access: staff })
    .input(PageInput.extend({ stale: z.boolean().default(false) }))
    .output(
      page(
        z.object({
          commitment: z.object({ id: CommitmentId, code: z.string(), title: z.string() }),
          whole: z.number(),
          now: z.number(),
          unit: z.string(),
          stale: z.boolean(),
          parts: z.number().int(),
          found: z.number(),
          rule: SplitRule,
          holds: z.boolean(),
        }),
      ),
    ),
};
