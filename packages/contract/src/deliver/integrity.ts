import { z } from 'zod';
import { AmendmentCause } from '../act/amendments.ts';
import {
  AmendmentId,
  CampaignId,
  CommitmentId,
  DocumentId,
  Instant,
  LocalDate,
  PageInput,
  page,
  RegionId,
  route,
  text,
} from '../base.ts';
import { ChangedState } from '../plan/changes.ts';
import { Rhythm } from '../plan/items.ts';
import { staff } from '../roles.ts';

const tags = ['Commitment integrity · 承诺变动'];

/** What became of a published promise; the first four are what a reader looks for. */
export const integrityKinds = [
  'pushed-out',
  'softened',
  'withdrawn',
  'added',
  'brought-forward',
  'hardened',
  'reassigned',
  'reworded',
] as const;
export const IntegrityKind = z.enum(integrityKinds);
export type IntegrityKind = (typeof integrityKinds)[number];

/** Which way a promise was changed. */
export const integrityWays = ['amendment', 'edit', 'version', 'plan', 'undo'] as const;
export const IntegrityWay = z
  .enum(integrityWays)
  .describe(
    'amendment: asked for and granted; edit: by the office itself; plan: of a unit, approved; undo: taken back',
  );
export type IntegrityWay = (typeof integrityWays)[number];

export const IntegrityAspect = z.enum(['due', 'strength', 'value', 'owner', 'wording', 'rhythm', 'whole']);

/** One thing that a change did to a promise. */
export const IntegrityFinding = z.object({
  kind: IntegrityKind,
  aspect: IntegrityAspect,
  days: z
    .number()
    .int()
    .nullable()
    .describe('Of a deadline: calendar days later, or earlier; null where one of them is no date'),
});
export type IntegrityFinding = z.infer<typeof IntegrityFinding>;

export const PromisedState = ChangedState.omit({ front: true, parent: true }).extend({
  rhythm: Rhythm.pick({ every: true, unit: true }).optional(),
});
export type PromisedState = z.infer<typeof PromisedState>;

export const IntegrityEvent = z.object({
  id: z.uuid(),
  at: Instant,
  commitment: z.object({
    id: CommitmentId,
    code: z.string(),
    title: z.string(),
    documentId: DocumentId.describe('Where its sentence stands'),
    lead: z.string().nullable(),
  }),
  campaign: z.object({ id: CampaignId, name: z.string() }),
  findings: z.array(IntegrityFinding).min(1),
  before: PromisedState,
  after: PromisedState,
  way: IntegrityWay,
  by: z.string().nullable().describe('Null when the reader may not see who it was'),
  reason: z.string().nullable(),
  cause: AmendmentCause.nullable().describe('Of an amendment'),
  amendmentId: AmendmentId.nullable(),
  version: z.number().int().nullable().describe('The version of the document that did it'),
});
export type IntegrityEvent = z.infer<typeof IntegrityEvent>;

export const IntegritySummary = z.object({
  month: z.string(),
  from: LocalDate,
  until: LocalDate.describe('The first day after'),
  inForce: z.number().int().describe('Commitments that counted on some day of the month'),
  touched: z.number().int().describe('Commitments that something happened to'),
  cancelled: z.number().int().describe('Changes taken back in the same month, which are left out with their undoing'),
  kinds: z.array(
    z.object({
      kind: IntegrityKind,
      events: z.number().int(),
      commitments: z.number().int(),
      net: z
        .number()
        .int()
        .describe('Commitments for which it still holds when beginning and end of the month are compared'),
    }),
  ),
  ways: z.array(z.object({ way: IntegrityWay, events: z.number().int() })),
  shift: z
    .object({
      later: z.number().int(),
      earlier: z.number().int(),
      medianDays: z.number().nullable(),
      mostDays: z.number().int().nullable(),
    })
    .describe('Deadlines at the end of the month against its beginning; days of those that are later'),
});
export type IntegritySummary = z.infer<typeof IntegritySummary>;

/** A month holds no more events than this; a larger one is read campaign by campaign. */
export const mostIntegrityEvents = 20_000;

const Period = z.object({
  month: z
    .string()
    .regex(/^(19|2[01])\d\d-(0[1-9]|1[0-2])$/)
    .describe('YYYY-MM, in the time of the city'),
  regionId: RegionId.optional().describe('The region and all below it'),
  campaignId: CampaignId.optional(),
});
const Narrowed = Period.extend({
  kind: IntegrityKind.optional(),
  way: IntegrityWay.optional(),
  query: text(100).optional().describe('Words of the commitment, its code or its lead, two characters or more'),
});

export const integrity = {
  summary: route
    .route({
      method: 'GET',
      path: '/integrity',
      tags,
      summary: 'What became of published promises in a month: counts, ways and the net effect',
    })
    .meta({ access: staff })
    .input(Period)
    .output(IntegritySummary),
  events: route
    .route({
      method: 'GET',
      path: '/integrity/events',
      tags,
      summary: 'What was pushed out, softened, withdrawn, added and otherwise changed in a month, the newest first',
    })
    .meta({ access: staff })
    .input(Narrowed.and(PageInput))
    .output(page(IntegrityEvent)),
  file: route
    .route({ method: 'GET', path: '/integrity/file', tags, summary: 'The same list as an .xlsx' })
    .meta({ access: staff })
    .input(Narrowed.extend({ language: z.enum(['zh-CN', 'en']).default('zh-CN') }))
    .output(z.file()),
};
