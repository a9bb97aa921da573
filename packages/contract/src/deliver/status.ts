import { z } from 'zod';
import {
  BodyId,
  CampaignId,
  CommitmentId,
  DocumentId,
  FrontId,
  LocalDate,
  PageInput,
  page,
  RegionId,
  route,
  text,
} from '../base.ts';
import { SplitPlace } from '../own/splits.ts';
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

export const TableGrouping = z.enum(['front', 'owner', 'region']);
export type TableGrouping = z.infer<typeof TableGrouping>;

/** What the table of commitments can be narrowed to; the same words stand in the address of the page. */
export const TableFilter = z.object({
  campaignId: CampaignId.optional(),
  documentId: DocumentId.optional(),
  frontId: FrontId.optional(),
  bodyId: BodyId.optional().describe('What a leading group, headquarters, chain or task force carries'),
  kind: CommitmentKind.exclude(['group']).optional(),
  lights: z.array(Light).max(5).optional(),
  owner: text(100).optional().describe('Part of the name of a leading or supporting unit'),
  dueFrom: LocalDate.optional(),
  dueUntil: LocalDate.optional(),
  query: text(100).optional(),
  regionId: RegionId.optional().describe('The region and all below it'),
  changed: z.stringbool().or(z.boolean()).optional().describe('Only what was changed since publication'),
  within: z
    .object({ by: TableGrouping, key: text(200).optional().describe('Left out: what belongs to no group') })
    .optional()
    .describe('One group of the grouped table'),
});
export type TableFilter = z.infer<typeof TableFilter>;

export const tableOrders = ['text', 'due', 'code', 'title', 'owner', 'light'] as const;
/** `-descending` turns an order round; what is unknown stays last. By light: worst first. */
export const TableOrder = z.enum([
  ...tableOrders,
  'due-descending',
  'code-descending',
  'title-descending',
  'owner-descending',
  'light-descending',
]);
export type TableOrder = z.infer<typeof TableOrder>;

export const TableGroup = z.object({
  key: z.string().nullable().describe('Id of the front, name of the first leading unit, path of the region'),
  label: z.string().nullable(),
  campaign: z.string().nullable().describe('Name of the campaign, for fronts'),
  count: z.number().int(),
  counts: Counts,
});
export type TableGroup = z.infer<typeof TableGroup>;

/** What the table can show of a commitment, in the order in which it comes unless somebody arranges it. */
export const tableColumns = [
  'light',
  'code',
  'title',
  'kind',
  'target',
  'due',
  'lead',
  'support',
  'front',
  'region',
  'reason',
  'strength',
  'quote',
  'changes',
] as const;
export const TableColumn = z.enum(tableColumns);
export type TableColumn = z.infer<typeof TableColumn>;

/** A file takes no more rows than this. */
export const mostExported = 20_000;

/** The count of a filter stops here. */
export const mostCounted = 10_000;

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
      summary: 'How many commitments of the table belong to each front, unit or region, by their lights',
    })
    .meta({ access: staff })
    .input(TableFilter.and(z.object({ by: TableGrouping })))
    .output(z.object({ groups: z.array(TableGroup) })),
  count: route
    .route({ method: 'GET', path: '/table/count', tags, summary: 'How many commitments the filter leaves' })
    .meta({ access: staff })
    .input(TableFilter)
    .output(z.object({ count: z.number().int(), more: z.boolean().describe('There are more than were counted') })),
  file: route
    .route({
      method: 'GET',
      path: '/table/file',
      tags,
      summary: 'The table as an .xlsx: the same rows, order, columns and groups as on the screen',
    })
    .meta({ access: staff })
    .input(
      TableFilter.and(
        z.object({
          order: TableOrder.default('text'),
          columns: z.array(TableColumn).min(1).max(tableColumns.length),
          by: TableGrouping.optional().describe('With the heads of these groups'),
          language: z.enum(['zh-CN', 'en']).default('zh-CN'),
        }),
      ),
    )
    .output(z.file()),
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
    .route({
      method: 'GET',
      path: '/commitments/{id}/status',
      tags,
      summary: 'Status of one commitment, or of a part of it, with reasons',
    })
    .meta({ access: staff })
    .input(z.object({ id: CommitmentId, place: SplitPlace.default(''), asOf: LocalDate.optional() }))
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
