import { z } from 'zod';
import {
  CampaignId,
  CommitmentId,
  DocumentId,
  FrontId,
  Instant,
  LocalDate,
  MeasureId,
  name,
  PageInput,
  PlanCallId,
  PlanId,
  page,
  route,
  text,
  UnitId,
} from '../base.ts';
import { staff } from '../roles.ts';
import { PlanState } from './calls.ts';
import { ItemKind, Quantity, Rhythm } from './items.ts';

const tags = ['Plans of units · 单位方案'];

/** What a plan may hold at most; forms say so before the server has to. */
export const planLimits = { measures: 200, words: 1000, idea: 20_000, title: 200 } as const;

/** What a unit will do: words, figure or rhythm, deadline, and the person who answers for it. */
export const PlanMeasure = z.object({
  id: MeasureId.describe('Given by whoever adds the measure; stays the same from version to version'),
  kind: ItemKind,
  words: text(planLimits.words),
  quantity: Quantity.extend({ unit: text(20), each: text(100).nullable(), qualifier: text(200).nullable() })
    .nullable()
    .describe('Of a target; `at` counts from the start of the words, and is found anew when the plan is submitted'),
  rhythm: Rhythm.extend({ action: text(50), every: z.number().int().min(1).max(366) })
    .nullable()
    .describe('Of a mechanism'),
  dueOn: LocalDate.nullable(),
  person: text(50).describe('Who in the unit answers for it'),
});
export type PlanMeasure = z.infer<typeof PlanMeasure>;

const Body = z.object({ title: text(planLimits.title), idea: text(planLimits.idea), measures: z.array(PlanMeasure) });
const Content = Body.extend({
  title: name(planLimits.title),
  measures: z
    .array(PlanMeasure)
    .max(planLimits.measures)
    .refine((measures) => new Set(measures.map((measure) => measure.id)).size === measures.length, {
      error: '举措编号重复 · two measures have one id',
    }),
});

export const PlanSummary = z.object({
  id: PlanId,
  code: z.string().describe('What people quote: year-campaign-P and number'),
  title: z.string(),
  state: PlanState,
  version: z.number().int().describe('Number of the last submission; 0 before the first'),
  unit: z.object({ id: UnitId, name: z.string() }),
  front: z.object({ id: FrontId, name: z.string() }),
  campaign: z.object({ id: CampaignId, name: z.string() }),
  call: z.object({ id: PlanCallId, title: z.string(), dueOn: LocalDate }).nullable(),
  measures: z.number().int().nullable().describe('Of the last submission; null before the first'),
  movedAt: Instant.describe('Last submission or decision'),
});
export type PlanSummary = z.infer<typeof PlanSummary>;

export const PlanVersion = Body.extend({
  number: z.number().int(),
  sourceName: z.string().nullable(),
  by: z.string(),
  at: Instant,
});
export type PlanVersion = z.infer<typeof PlanVersion>;

export const PlanMark = z.object({ measureId: MeasureId, note: text(500).trim().min(1) });
export type PlanMark = z.infer<typeof PlanMark>;

export const PlanDecision = z.object({
  version: z.number().int(),
  kind: z.enum(['returned', 'approved', 'merged', 'withdrawn']),
  reason: z.string().nullable(),
  marks: z.array(z.object({ measureId: MeasureId, note: z.string() })),
  by: z.string(),
  at: Instant,
});
export type PlanDecision = z.infer<typeof PlanDecision>;

const CommitmentName = z.object({ id: CommitmentId, code: z.string(), title: z.string() });
/** Where a measure went. */
export const PlanOutcome = z.object({
  measureId: MeasureId,
  words: z.string(),
  kind: z.enum(['made', 'merged']),
  commitment: CommitmentName.nullable().describe(
    'What it became or went into; also what became of the plan it went into',
  ),
  plan: z.object({ id: PlanId, title: z.string(), unitName: z.string() }).nullable(),
});
export type PlanOutcome = z.infer<typeof PlanOutcome>;

export const Plan = PlanSummary.extend({
  createdAt: Instant,
  documentId: DocumentId.nullable().describe('The sealed document that an approved plan became'),
  own: z.boolean().describe('The caller files for this unit'),
  decides: z.boolean().describe('The caller is the office that decides'),
  draft: Body.extend({
    revision: z.number().int().describe('A change made on an older one is refused'),
    sourceName: z.string().nullable(),
    editedBy: z.string(),
    editedAt: Instant,
  })
    .nullable()
    .describe('What the unit is writing; for the unit alone'),
  versions: z.array(PlanVersion.pick({ number: true, by: true, at: true, sourceName: true })),
  submitted: PlanVersion.nullable().describe('The last submission'),
  decisions: z.array(PlanDecision).describe('Oldest first'),
  outcomes: z.array(PlanOutcome),
  received: z
    .array(z.object({ plan: z.object({ id: PlanId, title: z.string(), unitName: z.string() }), words: z.string() }))
    .describe('Measures of other plans that the office put into this one'),
});
export type Plan = z.infer<typeof Plan>;

export const Merger = z.object({
  measureId: MeasureId,
  into: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('commitment'), id: CommitmentId }),
    z.object({ kind: z.literal('plan'), id: PlanId, measureId: MeasureId.nullish() }),
  ]),
});
export type Merger = z.infer<typeof Merger>;

const id = PlanId;
const reason = text(500).trim().min(2);
const version = z.number().int().min(1).describe('The submission that is decided about');
const revision = z.number().int().min(1).describe('The revision of the draft that the change was made on');

export const plans = {
  list: route
    .route({ method: 'GET', path: '/plans', tags, summary: 'Plans of units in scope, last moved first' })
    .meta({ access: staff })
    .input(
      PageInput.extend({
        states: z.array(PlanState).max(6).optional(),
        campaignId: CampaignId.optional(),
        frontId: FrontId.optional(),
        unitId: UnitId.optional(),
        callId: PlanCallId.optional(),
        own: z.boolean().optional().describe('Only those of units that the caller files for'),
        query: text(100).optional().describe('Words of the title, two characters or more'),
      }),
    )
    .output(page(PlanSummary)),
  get: route
    .route({ method: 'GET', path: '/plans/{id}', tags, summary: 'A plan with its last submission and its decisions' })
    .meta({ access: staff })
    .input(z.object({ id }))
    .output(Plan),
  version: route
    .route({ method: 'GET', path: '/plans/{id}/versions/{number}', tags, summary: 'A plan as it was submitted' })
    .meta({ access: staff })
    .input(z.object({ id, number: version }))
    .output(PlanVersion),
  original: route
    .route({
      method: 'GET',
      path: '/plans/{id}/versions/{number}/original',
      tags,
      summary: 'The file that a submission was read from',
    })
    .meta({ access: staff })
    .input(z.object({ id, number: version }))
    .output(z.file()),
  create: route
    .route({ method: 'POST', path: '/plans', tags, summary: 'Begin a plan under a front', successStatus: 201 })
    .meta({ access: ['liaison'], idempotent: true })
    .input(z.object({ frontId: FrontId, unitId: UnitId }))
    .output(Plan),
  save: route
    .route({ method: 'PUT', path: '/plans/{id}/draft', tags, summary: 'Save what the unit is writing' })
    .meta({ access: ['liaison'] })
    .input(z.object({ id, revision }).and(Content))
    .output(Plan),
  read: route
    .route({
      method: 'POST',
      path: '/plans/{id}/readings',
      tags,
      summary: 'Read measures from a file or pasted text into the draft',
      description:
        'What was read is added to what the draft holds. The original is kept. A text with a secrecy mark is refused, and nothing of it is stored.',
    })
    .meta({ access: ['liaison'], idempotent: true })
    .input(
      z.object({
        id,
        revision,
        file: z.file().optional(),
        text: z.string().optional().describe('Pasted text, instead of a file'),
      }),
    )
    .output(z.object({ plan: Plan, measures: z.number().int().describe('How many were read') })),
  submit: route
    .route({ method: 'POST', path: '/plans/{id}/versions', tags, summary: 'Submit the draft as the next version' })
    .meta({ access: ['liaison'], idempotent: true })
    .input(z.object({ id, revision }))
    .output(Plan),
  withdraw: route
    .route({ method: 'POST', path: '/plans/{id}/withdrawal', tags, summary: 'The unit withdraws its plan' })
    .meta({ access: ['liaison'], idempotent: true })
    .input(z.object({ id, reason }))
    .output(Plan),
  returnToUnit: route
    .route({
      method: 'POST',
      path: '/plans/{id}/return',
      tags,
      summary: 'Return a plan to its unit, with a reason and marks at measures',
    })
    .meta({ access: ['office'], idempotent: true })
    .input(z.object({ id, version, reason, marks: z.array(PlanMark).max(planLimits.measures).default([]) }))
    .output(Plan),
  approve: route
    .route({
      method: 'POST',
      path: '/plans/{id}/approval',
      tags,
      summary: 'Approve: the plan is sealed as a document, its measures become commitments under the front',
    })
    .meta({ access: ['office'], idempotent: true })
    .input(z.object({ id, version, reason: text(500).trim().nullish() }))
    .output(Plan),
  merge: route
    .route({
      method: 'POST',
      path: '/plans/{id}/merger',
      tags,
      summary: 'Put measures into commitments or other plans of the campaign',
      description:
        'Measures that are not named become commitments, as in an approval. When all are named, the plan is merged.',
    })
    .meta({ access: ['office'], idempotent: true })
    .input(z.object({ id, version, reason, mergers: z.array(Merger).min(1).max(planLimits.measures) }))
    .output(Plan),
};
