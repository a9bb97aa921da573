import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { DocumentId, Instant, ItemId, name, PageInput, PersonId, page, route, text } from '../base.ts';
import { Due, Item, ItemKind, Quantity, Rhythm } from './items.ts';

const tags = ['Review · 审阅'];

const Names = z.array(name(100)).max(40);
const revision = z.number().int().min(1).describe('The revision that the change was made on');
const offset = z.number().int().min(0);

/** What a reviewer may set on an item; what is left out stays. */
export const ItemChange = z.object({
  kind: ItemKind.optional(),
  title: name(300).optional(),
  quantity: Quantity.extend({ unit: text(20), each: text(100).nullable(), qualifier: text(200).nullable() })
    .nullable()
    .optional(),
  rhythm: Rhythm.extend({ action: name(50), every: z.number().int().min(1).max(366) })
    .nullable()
    .optional(),
  due: Due.extend({ text: text(100) })
    .nullable()
    .optional(),
  owner: z.object({ lead: Names, support: Names }).nullable().optional(),
  strength: z.enum(['must', 'strive', 'plain']).nullable().optional(),
});
export type ItemChange = z.infer<typeof ItemChange>;

/** One step of a reviewer. Each is one edit: stored, shown to the others, undone as a whole. */
export const EditStep = z.discriminatedUnion('op', [
  z.object({
    op: z.literal('decide'),
    itemIds: z.array(ItemId).min(1).max(5000),
    decision: z.enum(['accept', 'reject', 'reopen']),
  }),
  z.object({ op: z.literal('correct'), itemId: ItemId, revision, change: ItemChange }),
  z.object({
    op: z.literal('split'),
    itemId: ItemId,
    revision,
    at: offset.describe('Where the second part begins, as an offset into the text'),
  }),
  z.object({ op: z.literal('merge'), itemIds: z.array(ItemId).min(2).max(20) }),
  z.object({ op: z.literal('mark'), start: offset, end: offset, kind: ItemKind }),
]);
export type EditStep = z.infer<typeof EditStep>;

/** What an edit changed: the new state of items, and those that are no more. */
export const EditResult = z.object({
  seq: z.number().int(),
  op: z.string(),
  by: z.object({ id: PersonId, name: z.string() }),
  at: Instant,
  items: z.array(Item),
  removed: z.array(ItemId),
  undoes: z.number().int().nullable().describe('The edit that this one took back'),
});
export type EditResult = z.infer<typeof EditResult>;

export const Presence = z.object({
  person: z.object({ id: PersonId, name: z.string() }),
  itemId: ItemId.nullable().describe('What the person is looking at'),
});
export type Presence = z.infer<typeof Presence>;

export const ReviewEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('edit'), edit: EditResult }),
  z.object({ kind: z.literal('present'), people: z.array(Presence) }),
  z.object({ kind: z.literal('head').describe('Title, date or state of the document changed: load it again') }),
]);
export type ReviewEvent = z.infer<typeof ReviewEvent>;

export const review = {
  edit: route
    .route({
      method: 'POST',
      path: '/documents/{id}/edits',
      tags,
      summary: 'Decide, correct, split, merge or mark items',
    })
    .meta({ access: ['office'], idempotent: true })
    .input(z.object({ id: DocumentId, step: EditStep }))
    .output(EditResult),
  undo: route
    .route({ method: 'POST', path: '/documents/{id}/edits/{seq}/undo', tags, summary: 'Take an edit back' })
    .meta({ access: ['office'], idempotent: true })
    .input(z.object({ id: DocumentId, seq: z.number().int().min(1) }))
    .output(EditResult),
  history: route
    .route({ method: 'GET', path: '/documents/{id}/edits', tags, summary: 'The edits of a document, newest first' })
    .meta({ access: ['office'] })
    .input(z.object({ id: DocumentId }).and(PageInput))
    .output(
      page(EditResult.omit({ items: true, removed: true }).extend({ items: z.number().int(), undone: z.boolean() })),
    ),
  follow: route
    .route({
      method: 'GET',
      path: '/documents/{id}/review',
      tags,
      summary: 'Follow the review live: edits of others after a number, and who is there',
      description: 'Server-sent events. The stream ends after five minutes; follow again from the last number.',
    })
    .meta({ access: ['office'] })
    .input(z.object({ id: DocumentId, after: z.number().int().min(0).default(0) }))
    .output(eventIterator(ReviewEvent)),
  look: route
    .route({ method: 'PUT', path: '/documents/{id}/review/place', tags, summary: 'Say which item one is looking at' })
    .meta({ access: ['office'], fleeting: true })
    .input(z.object({ id: DocumentId, itemId: ItemId.nullable() }))
    .output(z.object({ ok: z.literal(true) })),
};
