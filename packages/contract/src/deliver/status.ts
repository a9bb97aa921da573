import { z } from 'zod';
import { CampaignId, CommitmentId, DocumentId, FrontId, LocalDate, PageInput, page, route, text } from '../base.ts';
import { Commitment, CommitmentKind } from '../plan/commitments.ts';
import { staff } from '../roles.ts';

const tags = ['Status · 亮灯'];

export const lights = ['done', 'green', 'yellow', 'red', 'grey'] as const;
export const Light = z.enum(lights);
export type Light = (typeof lights)[number];

export const StatusReason = z.object({
  code: z.string().describe('Stable code of the reason'),
  zh: z.string(),
  en: z.string(),
});
export const Status = z.object({ light: Light, reasons: z.array(StatusReason).min(1) });
export type Status = z.infer<typeof Status>;

export const Counts = z.object({
  done: z.number().int(),
  green: z.number().int(),
  yellow: z.number().int(),
  red: z.number().int(),
  grey: z.number().int(),
});

/** A commitment as a mark on the text. */
export const Mark = Commitment.extend({ status: Status });
export type Mark = z.infer<typeof Mark>;

/** What the table of commitments can be narrowed to; the same words stand in the address of the page. */
export const TableFilter = z.object({
  campaignId: CampaignId.optional(),
  documentId: DocumentId.optional(),
  frontId: FrontId.optional(),
  kind: CommitmentKind.exclude(['group']).optional(),
  lights: z.array(Light).max(5).optional(),
  owner: text(100).optional().describe('Part of the name of a leading or supporting unit'),
  dueFrom: LocalDate.optional(),
  dueUntil: LocalDate.optional(),
  query: text(100).optional(),
});
export type TableFilter = z.infer<typeof TableFilter>;
export const TableOrder = z.enum(['text', 'due', 'due-descending']);

export const status = {
  table: route
    .route({
      method: 'GET',
      path: '/table',
      tags,
      summary: 'Commitments in scope with their status, filtered and ordered',
    })
    .meta({ access: staff })
    .input(TableFilter.and(PageInput.extend({ order: TableOrder.default('text') })))
    .output(page(Mark)),
  groups: route
    .route({
      method: 'GET',
      path: '/table/groups',
      tags,
      summary: 'How many commitments of the table belong to each front, unit or region',
    })
    .meta({ access: staff })
    .input(TableFilter.and(z.object({ by: z.enum(['front', 'owner', 'region']) })))
    .output(
      z.object({
        groups: z.array(
          z.object({ key: z.string().nullable(), label: z.string().nullable(), count: z.number().int() }),
        ),
      }),
    ),
  living: route
    .route({
      method: 'GET',
      path: '/documents/{id}/living',
      tags,
      summary: 'The marks of a published document: every commitment with its place in the text and its status',
    })
    .meta({ access: staff })
    .input(z.object({ id: DocumentId, asOf: LocalDate.optional() }))
    .output(z.object({ asOf: LocalDate, counts: Counts, marks: z.array(Mark) })),
  commitment: route
    .route({ method: 'GET', path: '/commitments/{id}/status', tags, summary: 'Status of one commitment, with reasons' })
    .meta({ access: staff })
    .input(z.object({ id: CommitmentId, asOf: LocalDate.optional() }))
    .output(Status),
  unitPlans: route
    .route({
      method: 'GET',
      path: '/campaigns/{id}/unit-plans/standing',
      tags,
      summary: 'Where the commitments stand that came from plans of units, front by front',
    })
    .meta({ access: staff })
    .input(z.object({ id: CampaignId }))
    .output(z.object({ asOf: LocalDate, fronts: z.array(z.object({ id: FrontId, counts: Counts })) })),
  overview: route
    .route({
      method: 'GET',
      path: '/overview',
      tags,
      summary: 'What was promised, where it stands, what needs attention today',
    })
    .meta({ access: staff })
    .output(
      z.object({
        asOf: LocalDate,
        documents: z.array(
          z.object({ id: DocumentId, title: z.string(), issuedOn: LocalDate.nullable(), counts: Counts }),
        ),
        plans: z
          .object({ documents: z.number().int(), counts: Counts })
          .describe('Plans of units that were approved, and where their commitments stand'),
        needsAttention: z.array(Mark).describe('Overdue first, then soon due; at most twenty'),
      }),
    ),
};
