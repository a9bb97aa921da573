import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { DocumentId, Instant, LocalDate, name, PageInput, page, RegionId, route, text } from '../base.ts';
import { staff } from '../roles.ts';
import { Item } from './items.ts';

const tags = ['Documents · 文件'];

export const Classification = z
  .enum(['public', 'internal'])
  .describe('公开 or 内部; nothing above that may be imported');
export const DocumentKind = z.enum(['order', 'plan']).describe('What orders; or a plan of a unit that was approved');
export const DocumentState = z.enum(['draft', 'published']);
export const DocumentOrigin = z
  .enum(['text', 'table'])
  .describe('Whether it was read as a text, or made of the rows of a table');
const Span = z.object({ start: z.number().int(), end: z.number().int() }).describe('UTF-16 offsets into the text');

export const DocumentSummary = z.object({
  id: DocumentId,
  kind: DocumentKind,
  title: z.string(),
  issuedOn: LocalDate.nullable(),
  classification: Classification,
  state: DocumentState,
  region: z.object({ id: RegionId, name: z.string() }),
  chars: z.number().int(),
  items: z.object({ target: z.number().int(), task: z.number().int(), mechanism: z.number().int() }),
  sourceName: z.string().nullable(),
  importedAt: Instant,
  publishedAt: Instant.nullable(),
  version: z.number().int(),
  replaces: DocumentId.nullable().describe('The version before this one'),
  supersededBy: DocumentId.nullable().describe('The published version that took its place'),
});
export type DocumentSummary = z.infer<typeof DocumentSummary>;

export const Section = z.object({
  ordinal: z.number().int(),
  parent: z.number().int().nullable(),
  level: z.number().int(),
  number: z.string().nullable(),
  heading: z.string(),
  start: z.number().int(),
  end: z.number().int(),
});

export type Section = z.infer<typeof Section>;

export const Document = DocumentSummary.extend({
  text: z.string(),
  dateDoubt: z.boolean().describe('The date was not certain from the text'),
  sections: z.array(Section),
  chrome: z.array(Span.extend({ reason: z.string() })).describe('What was taken for page chrome, not for the document'),
  loose: z.array(Span).describe('Sentences of the body that became no item'),
  items: z.object({ target: z.number().int(), task: z.number().int(), mechanism: z.number().int() }),
  seal: z.string().nullable().describe('SHA-256 over text and items, fixed at publication'),
  origin: DocumentOrigin,
  hasOriginal: z.boolean(),
  review: z
    .object({ found: z.number().int(), accepted: z.number().int(), rejected: z.number().int(), seq: z.number().int() })
    .describe('How many items are undecided, accepted and rejected, and the number of the last edit'),
});
export type Document = z.infer<typeof Document>;

export const importPhases = ['received', 'read', 'recognised', 'stored'] as const;
export const ImportEvent = z.union([
  z.object({ kind: z.literal('progress'), phase: z.enum(importPhases), chars: z.number().int().optional() }),
  z.object({
    kind: z.literal('done'),
    documentId: DocumentId,
    alreadyThere: z.boolean().describe('The same text had been imported before; that document is given'),
  }),
]);
export type ImportEvent = z.infer<typeof ImportEvent>;

export const documents = {
  list: route
    .route({ method: 'GET', path: '/documents', tags, summary: 'Documents in scope, newest first' })
    .meta({ access: staff })
    .input(
      PageInput.extend({
        query: text(100).optional().describe('Words in title or text, two characters or more'),
        state: DocumentState.optional(),
        kind: DocumentKind.default('order'),
        regionId: RegionId.optional(),
      }),
    )
    .output(page(DocumentSummary)),
  import: route
    .route({
      method: 'POST',
      path: '/documents/imports',
      tags,
      summary: 'Import a speech or plan from a file or as text',
      description:
        'Answers with server-sent events: progress, then the document. The original bytes are kept. A text with a secrecy mark is refused, and nothing of it is stored.',
    })
    .meta({ access: ['office'], idempotent: true })
    .input(
      z.object({
        regionId: RegionId.optional().describe('Default: the region of the caller'),
        classification: Classification,
        issuedOn: LocalDate.nullish(),
        title: name(300).nullish(),
        replaces: DocumentId.optional().describe('The published document that this is a corrected version of'),
        file: z.file().optional(),
        text: z.string().optional().describe('Pasted text, instead of a file'),
      }),
    )
    .output(eventIterator(ImportEvent)),
  get: route
    .route({ method: 'GET', path: '/documents/{id}', tags, summary: 'A document with its text and sections' })
    .meta({ access: staff })
    .input(z.object({ id: DocumentId }))
    .output(Document),
  original: route
    .route({ method: 'GET', path: '/documents/{id}/original', tags, summary: 'The file as it was imported' })
    .meta({ access: staff })
    .input(z.object({ id: DocumentId }))
    .output(z.file()),
  items: route
    .route({
      method: 'GET',
      path: '/documents/{id}/items',
      tags,
      summary: 'What was found in the document, in text order',
    })
    .meta({ access: ['office', 'leader', 'inspector'] })
    .input(
      z.object({ id: DocumentId }).and(PageInput.extend({ limit: z.number().int().min(1).max(1000).default(500) })),
    )
    .output(page(Item)),
  setDate: route
    .route({
      method: 'PATCH',
      path: '/documents/{id}',
      tags,
      summary: 'Correct title or date of a draft; relative deadlines are worked out anew',
    })
    .meta({ access: ['office'] })
    .input(z.object({ id: DocumentId, title: name(300).optional(), issuedOn: LocalDate.nullish() }))
    .output(Document),
  publish: route
    .route({
      method: 'POST',
      path: '/documents/{id}/publication',
      tags,
      summary: 'Publish: the document is sealed; its accepted items become a campaign with fronts and commitments',
    })
    .meta({ access: ['office'], idempotent: true })
    .input(
      z.object({
        id: DocumentId,
        campaignName: name(200).nullish(),
        undecided: z
          .enum(['refuse', 'accept', 'reject'])
          .default('refuse')
          .describe('What to do with items that nobody has decided; by default the publication is refused'),
      }),
    )
    .output(Document),
  discard: route
    .route({ method: 'DELETE', path: '/documents/{id}', tags, summary: 'Discard a draft' })
    .meta({ access: ['office'] })
    .input(z.object({ id: DocumentId }))
    .output(z.object({ ok: z.literal(true) })),
};
