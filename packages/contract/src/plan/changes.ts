import { z } from 'zod';
import { CommitmentId, FrontId, Instant, name, PersonId, text } from '../base.ts';
import { Due, OwnerNames, Quantity } from './items.ts';

const Names = z.array(name(100)).max(40);
const Strength = z.enum(['must', 'strive', 'plain']);

/** What may be set on a published commitment; what is left out stays. */
export const CommitmentChange = z.object({
  title: name(300).optional(),
  frontId: FrontId.nullable().optional(),
  parentId: CommitmentId.nullable()
    .optional()
    .describe('A group of the same campaign that stands before it in the text'),
  due: Due.extend({ text: name(100) })
    .nullable()
    .optional(),
  quantity: Quantity.pick({ value: true, valueMax: true, comparator: true, measure: true })
    .extend({ unit: text(20).trim() })
    .refine(({ comparator, value, valueMax }) => (comparator === 'range') === (valueMax !== null && valueMax > value), {
      error:
        '区间须有大于下限的上限，其他比较方式不填上限 · a range needs an upper bound above the lower one, nothing else has one',
    })
    .optional(),
  owner: z.object({ lead: Names, support: Names }).nullable().optional(),
  strength: Strength.nullable().optional(),
});
export type CommitmentChange = z.infer<typeof CommitmentChange>;

/** What was changed at once; null when everything was as asked for already. */
export const ChangeBatch = z.object({ batchId: z.uuid().nullable() });

/** The fields of a commitment that one change touched. */
export const ChangedState = z.object({
  title: z.string().optional(),
  front: z.object({ id: FrontId, name: z.string() }).nullable().optional(),
  parent: z.object({ id: CommitmentId, title: z.string() }).nullable().optional(),
  due: Due.nullable().optional(),
  quantity: Quantity.nullable().optional(),
  owner: OwnerNames.nullable().optional(),
  strength: Strength.nullable().optional(),
});
export type ChangedState = z.infer<typeof ChangedState>;

/** A change of a published commitment: what, from what to what, by whom, when, why. */
export const ChangeRecord = z.object({
  id: z.uuid(),
  number: z.number().int().describe('The revision that the commitment has with this change'),
  kind: z.enum(['edited', 'republished', 'undone', 'amended']),
  before: ChangedState,
  after: ChangedState,
  reason: z.string().nullable().describe('In the words of who changed it'),
  version: z.number().int().nullable().describe('The version of the document that changed it; null for a person'),
  batchId: z.uuid(),
  amendmentId: z.uuid().nullable().describe('The request that was granted with this change'),
  undone: z.boolean().describe('A later change took this one back'),
  by: z.object({ id: PersonId.nullable(), name: z.string() }),
  at: Instant,
});
export type ChangeRecord = z.infer<typeof ChangeRecord>;
