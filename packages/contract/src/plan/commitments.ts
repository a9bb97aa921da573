import { z } from 'zod';
import {
  CampaignId,
  CommitmentId,
  DocumentId,
  FrontId,
  Instant,
  LocalDate,
  PageInput,
  page,
  route,
  text,
} from '../base.ts';
import { staff } from '../roles.ts';
import { Due, OwnerNames, Quantity, Rhythm } from './items.ts';

const tags = ['Commitments · 事项'];

export const CommitmentKind = z.enum(['group', 'task', 'target', 'mechanism']);

/** What somebody answers for after publication. `group` holds the others together under a heading of the document. */
export const Commitment = z.object({
  id: CommitmentId,
  code: z.string().describe('What people quote: year-campaign-number'),
  kind: CommitmentKind,
  parentId: CommitmentId.nullable(),
  campaignId: CampaignId,
  documentId: DocumentId,
  front: z.object({ id: FrontId, name: z.string() }).nullable(),
  title: z.string(),
  quote: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  quantity: Quantity.nullable(),
  rhythm: Rhythm.nullable(),
  due: Due.nullable(),
  owner: OwnerNames.nullable(),
  strength: z.enum(['must', 'strive', 'plain']).nullable(),
  acceptance: z
    .object({ on: LocalDate, by: z.string(), note: z.string().nullable(), at: Instant })
    .nullable()
    .describe('When and by whom its completion was accepted'),
});
export type Commitment = z.infer<typeof Commitment>;

export const commitments = {
  list: route
    .route({ method: 'GET', path: '/commitments', tags, summary: 'Commitments in scope, in the order of the text' })
    .meta({ access: staff })
    .input(
      PageInput.extend({
        campaignId: CampaignId.optional(),
        documentId: DocumentId.optional(),
        frontId: FrontId.optional(),
        parentId: CommitmentId.optional(),
        kind: CommitmentKind.optional(),
        query: text(100).optional(),
      }),
    )
    .output(page(Commitment)),
  get: route
    .route({ method: 'GET', path: '/commitments/{id}', tags, summary: 'One commitment' })
    .meta({ access: staff })
    .input(z.object({ id: CommitmentId }))
    .output(Commitment),
  accept: route
    .route({
      method: 'POST',
      path: '/commitments/{id}/acceptance',
      tags,
      summary: 'Accept the completion of a commitment',
    })
    .meta({ access: ['office'], idempotent: true })
    .input(z.object({ id: CommitmentId, on: LocalDate, note: text(500).nullish() }))
    .output(Commitment),
  withdrawAcceptance: route
    .route({
      method: 'DELETE',
      path: '/commitments/{id}/acceptance',
      tags,
      summary: 'Withdraw an acceptance, with a reason; the acceptance stays on record',
    })
    .meta({ access: ['office'] })
    .input(z.object({ id: CommitmentId, reason: text(500).trim().min(2) }))
    .output(Commitment),
};
