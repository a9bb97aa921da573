import { z } from 'zod';
import {
  CommitmentId,
  DocumentId,
  Instant,
  LocalDate,
  PageInput,
  PersonId,
  page,
  RegionId,
  route,
  text,
  UnitId,
} from '../base.ts';
import { DocumentState } from './documents.ts';
import { Due, OwnerNames } from './items.ts';

const tags = ['Superior lists · 上级任务'];
const readers = ['office', 'leader', 'inspector'] as const;

/** A list that came from a superior: it is answered entry by entry, and goes back by a day. */
export const SuperiorList = z.object({
  id: DocumentId.describe('The document that the list became'),
  title: z.string(),
  state: DocumentState,
  region: z.object({ id: RegionId, name: z.string() }),
  issuer: z.string(),
  number: z.string().nullable(),
  reportOn: LocalDate.nullable(),
  importedAt: Instant,
  counts: z
    .object({ total: z.number().int(), taken: z.number().int(), answered: z.number().int(), open: z.number().int() })
    .describe('Entries of a published list; a draft has none yet'),
});
export type SuperiorList = z.infer<typeof SuperiorList>;

export const EntryState = z.enum(['open', 'taken', 'answered']);

export const SuperiorEntry = z.object({
  id: CommitmentId,
  code: z.string(),
  title: z.string(),
  due: Due.nullable(),
  owner: OwnerNames.nullable(),
  state: EntryState,
  answer: z
    .object({
      unit: z.object({ id: UnitId, name: z.string() }).nullable().describe('Who took it over'),
      words: z.string().nullable().describe('The reason, or a note'),
      by: z.object({ id: PersonId, name: z.string() }),
      at: Instant,
    })
    .nullable(),
});
export type SuperiorEntry = z.infer<typeof SuperiorEntry>;

/** What is said to entries of the list. An answer is a fact; another one takes its place, and both stay on record. */
export const SuperiorAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('taken'), unitId: UnitId, words: text(500).nullish() }),
  z.object({ kind: z.literal('answered'), words: text(500).trim().min(2).describe('Why it is not taken over') }),
  z.object({ kind: z.literal('withdrawn'), words: text(500).trim().min(2).describe('Why the answer is taken back') }),
]);
export type SuperiorAnswer = z.infer<typeof SuperiorAnswer>;

export const superior = {
  lists: route
    .route({ method: 'GET', path: '/superior-lists', tags, summary: 'Lists that came from a superior, newest first' })
    .meta({ access: readers })
    .input(PageInput)
    .output(page(SuperiorList)),
  get: route
    .route({ method: 'GET', path: '/superior-lists/{id}', tags, summary: 'One list with its counts' })
    .meta({ access: readers })
    .input(z.object({ id: DocumentId }))
    .output(SuperiorList),
  entries: route
    .route({
      method: 'GET',
      path: '/superior-lists/{id}/entries',
      tags,
      summary: 'The entries of a list, in its order',
    })
    .meta({ access: readers })
    .input(z.object({ id: DocumentId }).and(PageInput.extend({ state: EntryState.optional() })))
    .output(page(SuperiorEntry)),
  answer: route
    .route({
      method: 'POST',
      path: '/superior-lists/{id}/answers',
      tags,
      summary: 'Take entries over in the name of a unit, answer them with a reason, or take an answer back',
      description: 'All entries or none.',
    })
    .meta({ access: ['office'], idempotent: true })
    .input(z.object({ id: DocumentId, entryIds: z.array(CommitmentId).min(1).max(5000), answer: SuperiorAnswer }))
    .output(SuperiorList),
};
