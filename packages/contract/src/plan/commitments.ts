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
  RegionId,
  route,
  text,
} from '../base.ts';
import { staff } from '../roles.ts';
import { ChangeBatch, ChangeRecord, CommitmentChange } from './changes.ts';
import { Due, OwnerNames, Quantity, Rhythm } from './items.ts';

const tags = ['Commitments · 事项'];

const revision = z.number().int().min(1).describe('The revision that the change was made on');
const reason = text(500).trim().min(2).nullish();

export const CommitmentKind = z.enum(['group', 'task', 'target', 'mechanism']);

/** Why a commitment counts no more: a code with what belongs to it, so that it can be said in any language. */
export const WithdrawalReason = z.discriminatedUnion('code', [
  z.object({
    code: z.literal('left-out').describe('It is in no later version of its document'),
    version: z.number().int().describe('The version that left it out'),
  }),
]);
export type WithdrawalReason = z.infer<typeof WithdrawalReason>;

/** What somebody answers for after publication. `group` holds the others together under a heading of the document. */
export const Commitment = z.object({
  id: CommitmentId,
  code: z.string().describe('What people quote: year-campaign-number'),
  kind: CommitmentKind,
  revision: z.number().int().describe('Counts the changes of this commitment'),
  parentId: CommitmentId.nullable(),
  campaignId: CampaignId,
  documentId: DocumentId,
  front: z.object({ id: FrontId, name: z.string() }).nullable(),
  region: z.object({ id: RegionId, name: z.string() }),
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
  withdrawn: z
    .object({ on: LocalDate, reason: WithdrawalReason })
    .nullable()
    .describe('It counts no more, and is never deleted'),
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
  change: route
    .route({
      method: 'PATCH',
      path: '/commitments/{id}',
      tags,
      summary: 'Change a published commitment; deadline, target, owner and wording only with a reason',
    })
    .meta({ access: ['office'], idempotent: true })
    .input(z.object({ id: CommitmentId, revision, change: CommitmentChange, reason }))
    .output(ChangeBatch.extend({ commitments: z.array(Commitment) })),
  changeMany: route
    .route({
      method: 'PATCH',
      path: '/commitments',
      tags,
      summary: 'Change up to 500 commitments at once: all of them or, when one cannot be changed, none',
    })
    .meta({ access: ['office'], idempotent: true })
    .input(
      z.object({
        changes: z
          .array(z.object({ id: CommitmentId, revision, change: CommitmentChange }))
          .min(1)
          .max(500),
        reason,
      }),
    )
    .output(ChangeBatch.extend({ commitments: z.array(Commitment) })),
  undoChange: route
    .route({
      method: 'POST',
      path: '/commitments/changes/{batchId}/undo',
      tags,
      summary: 'Take back what was changed at once, as long as nobody changed it since; itself a change',
    })
    .meta({ access: ['office'], idempotent: true })
    .input(z.object({ batchId: z.uuid() }))
    .output(ChangeBatch.extend({ commitments: z.array(Commitment) })),
  changes: route
    .route({
      method: 'GET',
      path: '/commitments/{id}/changes',
      tags,
      summary: 'How a commitment was changed since publication, newest first',
    })
    .meta({ access: staff })
    .input(z.object({ id: CommitmentId }).and(PageInput))
    .output(page(ChangeRecord)),
};
