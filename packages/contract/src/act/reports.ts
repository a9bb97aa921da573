import { z } from 'zod';
import {
  CampaignId,
  CommitmentId,
  EvidenceId,
  Instant,
  LocalDate,
  PageInput,
  page,
  ReportId,
  route,
  text,
  UnitId,
} from '../base.ts';
import { PartRef, SplitPlace } from '../own/splits.ts';
import { Quantity } from '../plan/items.ts';
import { staff } from '../roles.ts';
import { ReportPlace } from './places.ts';

const tags = ['Reports · 进度填报'];

const UnitName = z.object({ id: UnitId, name: z.string() });

export const reportKinds = ['progress', 'milestone', 'completion'] as const;
export const ReportKind = z.enum(reportKinds).describe('completion: the unit says that it is done');

/** The kinds of files that show something: photos, PDF, Word and Excel, told by their content. */
export const photoTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
export const mostEvidence = 9;

export const Evidence = z.object({
  id: EvidenceId,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
});
export type Evidence = z.infer<typeof Evidence>;

export const Report = z.object({
  id: ReportId,
  commitment: z.object({ id: CommitmentId, code: z.string(), title: z.string() }),
  part: PartRef.nullable().describe('The part of a split that it is about; null for the commitment as a whole'),
  unit: UnitName,
  number: z.number().int(),
  kind: ReportKind,
  milestone: z.string().nullable(),
  value: z.number().nullable().describe('As the unit claims it'),
  valueUnit: z.string().nullable(),
  asOf: LocalDate,
  words: z.string(),
  evidence: z.array(Evidence),
  entry: z
    .enum(['unit', 'town', 'county'])
    .describe('Who entered it: the unit, a town under a filing number, or the county for a town'),
  filingNumber: z.string().nullable(),
  location: ReportPlace.nullable().describe(
    'Where it was made, if that was turned on, sent along and is not erased yet',
  ),
  seconds: z.number().int().describe('From opening the form to sending it'),
  by: z.string(),
  at: Instant,
});
export type Report = z.infer<typeof Report>;

/** What a form for a report is filled with, and why it cannot be sent where it cannot. */
export const ReportForm = z.object({
  commitment: z.object({ id: CommitmentId, code: z.string(), title: z.string(), due: LocalDate.nullable() }),
  part: PartRef.nullable(),
  unit: UnitName.nullable(),
  quantity: Quantity.nullable(),
  last: z.object({ value: z.number().nullable(), words: z.string(), asOf: LocalDate, by: z.string() }).nullable(),
  milestones: z.array(z.object({ title: z.string(), on: LocalDate, reached: z.boolean() })),
  location: z
    .object({ reason: z.string(), until: LocalDate })
    .nullable()
    .describe('The place may be sent along, and why the office wants it; null: it is not asked for'),
  refusal: z
    .enum(['not-dispatched', 'not-accepted', 'done', 'withdrawn', 'not-yours', 'town-closed'])
    .nullable()
    .describe('Why the caller cannot report; null when nothing is in the way'),
});
export type ReportForm = z.infer<typeof ReportForm>;

const reporting = ['liaison', 'township', 'office'] as const;

export const reports = {
  form: route
    .route({ method: 'GET', path: '/commitments/{id}/report-form', tags, summary: 'What a report is prepared with' })
    .meta({ access: staff })
    .input(z.object({ id: CommitmentId, place: SplitPlace.default('') }))
    .output(ReportForm),
  attach: route
    .route({
      method: 'POST',
      path: '/commitments/{id}/evidence',
      tags,
      summary: 'Upload a photo or file to be named in a report: JPEG, PNG, WebP, PDF, Word or Excel',
      description: 'Where a photo was taken is removed from it. The same bytes are kept once.',
      successStatus: 201,
    })
    .meta({ access: [...reporting, 'inspector'], idempotent: true })
    .input(z.object({ id: CommitmentId, file: z.file() }))
    .output(Evidence),
  create: route
    .route({
      method: 'POST',
      path: '/commitments/{id}/reports',
      tags,
      summary:
        'Report progress, a milestone or completion, or progress of a part; nothing that was reported is changed',
      successStatus: 201,
    })
    .meta({ access: reporting, idempotent: true })
    .input(
      z.object({
        id: CommitmentId,
        place: SplitPlace.default(''),
        kind: ReportKind,
        milestone: text(200).trim().min(1).optional().describe('Title of the milestone, when one was reached'),
        value: z.number().finite().nullish(),
        asOf: LocalDate.optional().describe('Today when left out'),
        words: text(300).trim().min(2).describe('One sentence'),
        evidenceIds: z.array(EvidenceId).max(mostEvidence).default([]),
        seconds: z.number().int().min(0).max(86_400).describe('From opening the form to sending it'),
        location: ReportPlace.optional().describe('Never required; refused where it is not turned on'),
      }),
    )
    .output(Report),
  ofCommitment: route
    .route({
      method: 'GET',
      path: '/commitments/{id}/reports',
      tags,
      summary: 'Reports of a commitment, or of a part of it, newest first',
    })
    .meta({ access: staff })
    .input(z.object({ id: CommitmentId, place: SplitPlace.default('') }).and(PageInput))
    .output(page(Report)),
  list: route
    .route({ method: 'GET', path: '/reports', tags, summary: 'Reports in scope, newest first' })
    .meta({ access: staff })
    .input(
      PageInput.extend({
        campaignId: CampaignId.optional(),
        unitId: UnitId.optional(),
        kind: ReportKind.optional(),
        query: text(100).optional(),
      }),
    )
    .output(page(Report)),
  evidence: route
    .route({ method: 'GET', path: '/evidence/{id}', tags, summary: 'The bytes of a photo or file' })
    .meta({ access: staff })
    .input(z.object({ id: EvidenceId }))
    .output(z.file()),
};
