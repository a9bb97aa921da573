import { z } from 'zod';
import { DocumentId, IndicatorId, Instant, LocalDate, name, PersonId, route, text, UnitId } from '../base.ts';
import { Patron, PhaseDraft } from './campaigns.ts';
import { CommitmentKind } from './commitments.ts';
import { IndicatorProposal } from './indicators.ts';
import { Due, Quantity } from './items.ts';
import { PreparedPart } from './parts.ts';
import { RhythmDates } from './rhythms.ts';

const tags = ['Publication · 发布'];

/** `section:3`, `item:<id>` or, for what the office made itself, `made:<id>`: what a decision is about, stable however often the draft is read again. */
export const PlanKey = text(60).regex(/^(section:\d{1,6}|item:[0-9a-f-]{36}|made:[0-9a-f-]{32,36})$/);
const MadeKey = text(60).regex(/^made:[0-9a-f-]{32,36}$/);

/** More points no road map shows. */
export const mostMilestones = 500;

/** What the office decided about a publication. What is left out is as the document proposes it. */
export const PublicationDecisions = z.object({
  name: name(200).nullable().default(null),
  fronts: z
    .array(
      z.object({
        key: PlanKey,
        name: name(80).optional(),
        patronId: PersonId.nullish(),
        into: PlanKey.optional().describe('Merged into this front'),
      }),
    )
    .max(500)
    .default([])
    .describe('In the wanted order; those not named follow in the order of the text'),
  places: z
    .array(z.object({ key: PlanKey, parent: PlanKey.nullable(), front: PlanKey.nullable() }))
    .max(5000)
    .default([])
    .describe('Where commitments and groups hang that the document puts elsewhere'),
  made: z
    .array(z.object({ key: MadeKey, kind: z.enum(['front', 'group']), name: name(80) }))
    .max(500)
    .refine((made) => new Set(made.map(({ key }) => key)).size === made.length, {
      error: '同一战线或分组出现了两次 · a front or group stands twice in the list',
    })
    .default([])
    .describe('Fronts and groups that the document has no heading for; where they hang is in `fronts` and `places`'),
  phases: z.array(PhaseDraft).max(50).nullable().default(null),
  milestones: z
    .array(z.object({ title: name(200), on: LocalDate, item: PlanKey.nullable() }))
    .max(mostMilestones)
    .nullable()
    .default(null),
  indicators: z
    .array(
      z.object({
        item: PlanKey,
        choice: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('existing'), id: IndicatorId }),
          z.object({ kind: z.literal('new'), name: name(100) }),
          z.object({ kind: z.literal('none') }),
        ]),
      }),
    )
    .max(5000)
    .default([]),
  owners: z
    .array(z.object({ words: name(100), unitIds: z.array(UnitId).max(100) }))
    .max(2000)
    .default([])
    .describe('Which units a name stands for; none: nobody of ours'),
});
export type PublicationDecisions = z.infer<typeof PublicationDecisions>;

export const PlannedFront = z.object({
  key: PlanKey,
  name: z.string(),
  heading: z.string().describe('As it stands in the document; empty for one that the office made'),
  patron: Patron.nullable(),
  commitments: z.number().int(),
  merged: z.array(z.object({ key: PlanKey, heading: z.string() })).describe('Fronts merged into this one'),
});
export const PlannedNode = z.object({
  key: PlanKey,
  kind: CommitmentKind,
  title: z.string(),
  front: PlanKey.nullable(),
  parent: PlanKey.nullable(),
  moved: z.boolean().describe('Hangs elsewhere than in the document'),
  due: Due.nullable(),
  undecided: z.boolean(),
});
export type PlannedNode = z.infer<typeof PlannedNode>;

export const PlannedTarget = z.object({
  key: PlanKey,
  title: z.string(),
  quantity: Quantity,
  due: Due.nullable(),
  indicator: IndicatorProposal,
  parts: z.array(PreparedPart).nullable().describe('Null when the target is not one of each'),
});

export const matchKinds = ['name', 'alias', 'learned', 'region', 'every', 'abbreviation', 'chosen'] as const;
export const OwnerMatch = z.object({
  words: z.string().describe('As written in the document'),
  times: z.number().int(),
  how: z.enum(matchKinds).nullable().describe('Null: no unit was found, or several fit'),
  doubtful: z.boolean(),
  units: z.array(z.object({ id: UnitId, name: z.string() })),
  candidates: z.array(z.object({ id: UnitId, name: z.string() })).describe('Units that could be meant'),
});
export type OwnerMatch = z.infer<typeof OwnerMatch>;

export const PublicationPlan = z.object({
  documentId: DocumentId,
  revision: z.number().int().describe('0 before the first decision'),
  changed: z.object({ by: z.string(), at: Instant }).nullable(),
  name: z.string(),
  fronts: z.array(PlannedFront),
  nodes: z
    .array(PlannedNode)
    .describe('In the order of the text; groups that hold nothing yet stand last and are not published'),
  phases: z.array(z.object({ name: z.string(), from: LocalDate, until: LocalDate })),
  milestones: z.array(z.object({ title: z.string(), on: LocalDate, item: PlanKey.nullable() })),
  dated: z
    .array(z.object({ item: PlanKey, title: z.string(), on: LocalDate }))
    .describe('All dated findings: what a milestone can be made of'),
  targets: z.array(PlannedTarget),
  rhythms: z.array(RhythmDates.extend({ key: PlanKey, title: z.string() })),
  owners: z.array(OwnerMatch),
  decisions: PublicationDecisions,
  notes: z
    .array(z.object({ zh: z.string(), en: z.string() }))
    .describe('Decisions that no longer fit the draft and are left out'),
});
export type PublicationPlan = z.infer<typeof PublicationPlan>;

export const publication = {
  plan: route
    .route({
      method: 'GET',
      path: '/documents/{id}/publication-plan',
      tags,
      summary: 'What would be published of a draft, with the decisions made so far',
    })
    .meta({ access: ['office'] })
    .input(z.object({ id: DocumentId }))
    .output(PublicationPlan),
  decide: route
    .route({
      method: 'PUT',
      path: '/documents/{id}/publication-plan',
      tags,
      summary: 'Keep the decisions about a publication; refused when somebody else changed them since',
    })
    .meta({ access: ['office'] })
    .input(
      z.object({
        id: DocumentId,
        revision: z.number().int().min(0).describe('The revision that the decisions were made on'),
        decisions: PublicationDecisions,
      }),
    )
    .output(PublicationPlan),
};
