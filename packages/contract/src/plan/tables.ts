import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { DocumentId, Instant, LocalDate, name, PersonId, RegionId, route, text } from '../base.ts';
import { Classification, DocumentState } from './documents.ts';
import { Due, ItemKind, OwnerNames } from './items.ts';

const tags = ['Tables · 台账'];

export const ReadingId = z.uuid().brand<'Reading'>().describe('Reading id (UUIDv7)');
export type ReadingId = z.infer<typeof ReadingId>;

/** What a column of a table can mean. */
export const tableFields = [
  'number',
  'front',
  'title',
  'detail',
  'target',
  'unit',
  'due',
  'lead',
  'support',
  'patron',
  'person',
  'phone',
  'progress',
  'region',
  'status',
  'note',
  'ignore',
] as const;
export const TableField = z.enum(tableFields);
export type TableField = z.infer<typeof TableField>;

/** Fields that more than one column may have. */
export const repeatableFields: readonly TableField[] = [
  'target',
  'lead',
  'support',
  'person',
  'phone',
  'patron',
  'note',
  'ignore',
];

const sentence = z.object({ zh: z.string(), en: z.string() });

/** Which column means what; a column that is left out is ignored. */
export const TableMapping = z
  .array(z.object({ column: z.number().int().min(0).max(511), field: TableField }))
  .max(512)
  .describe('`column` is the position in the table, from 0');
export type TableMapping = z.infer<typeof TableMapping>;

export const TableRowKind = z.enum(['data', 'section', 'total', 'repeated-header']);

/** A row as it stands in the sheet. */
export const SheetRow = z.object({
  row: z.number().int().describe('As spreadsheet programs show it, from 1'),
  kind: TableRowKind,
  cells: z.array(z.string()).describe('A text for each column of the table'),
});
export type SheetRow = z.infer<typeof SheetRow>;

export const ReadColumn = z.object({
  letter: z.string(),
  name: z.string().describe('Header texts from the top: 年度目标 / 2025年'),
  field: TableField.describe('What the column seems to mean'),
  confidence: z.number().min(0).max(1),
  reason: sentence,
});

export const FoundTable = z.object({
  sheet: z.string(),
  title: z.string().nullable(),
  year: z.number().int().nullable(),
  columns: z.array(ReadColumn),
  counts: z.object({ data: z.number().int(), section: z.number().int(), total: z.number().int() }),
  rows: z.array(SheetRow).describe('The first ones'),
  remembered: z
    .object({
      mapping: TableMapping,
      splitTasks: z.boolean(),
      by: z.object({ id: PersonId, name: z.string() }),
      at: Instant,
    })
    .nullable()
    .describe('What was confirmed for the last table of this shape in this region'),
  imported: z
    .array(z.object({ id: DocumentId, title: z.string(), state: DocumentState, importedAt: Instant }))
    .describe('Documents that this very table became'),
});
export type FoundTable = z.infer<typeof FoundTable>;

export const TableReading = z.object({
  id: ReadingId,
  name: z.string(),
  region: z.object({ id: RegionId, name: z.string() }),
  tables: z.array(FoundTable),
});
export type TableReading = z.infer<typeof TableReading>;

export const ReadingEvent = z.union([
  z.object({ kind: z.literal('progress'), phase: z.enum(['received', 'read']), cells: z.number().int().optional() }),
  z.object({ kind: z.literal('done'), reading: TableReading }),
]);
export type ReadingEvent = z.infer<typeof ReadingEvent>;

/** Something that is wrong with a cell, or with a row. Errors keep a row out; warnings do not. */
export const CellFault = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  sheet: z.string(),
  row: z.number().int(),
  column: z.string().nullable().describe('The letter that spreadsheet programs show'),
  text: z.string(),
  zh: z.string(),
  en: z.string(),
});
export type CellFault = z.infer<typeof CellFault>;

/** How a table is to be taken. */
export const TableTaking = z.object({
  table: z.number().int().min(0).max(999).describe('Position in the list of tables found'),
  mapping: TableMapping,
  splitTasks: z.boolean().default(false).describe('Make a row of each task in a cell that holds several'),
  issuedOn: LocalDate.nullish().describe('The day from which deadlines in words count'),
});
export type TableTaking = z.infer<typeof TableTaking>;

/** A row as it would come in. */
export const MappedItem = z.object({
  row: z.number().int(),
  kind: ItemKind,
  front: z.string(),
  title: z.string(),
  figure: z.string(),
  due: Due.nullable(),
  owner: OwnerNames.nullable(),
});
export type MappedItem = z.infer<typeof MappedItem>;

export const TableTrial = z.object({
  counts: z.object({
    rows: z.number().int().describe('Rows that the table makes, after cells of several tasks are split'),
    good: z.number().int(),
    faulty: z.number().int().describe('Rows with an error'),
    targets: z.number().int().describe('Of the good ones'),
    tasks: z.number().int().describe('Of the good ones'),
    dated: z.number().int().describe('Good rows with a deadline that is a day'),
    owned: z.number().int().describe('Good rows with a unit'),
    errors: z.number().int(),
    warnings: z.number().int(),
  }),
  fronts: z.array(z.object({ name: z.string(), rows: z.number().int() })).describe('The first hundred'),
  items: z.array(MappedItem).describe('The first good rows as they would come in'),
  faults: z.array(CellFault).describe('The first five hundred, errors first'),
  rows: z.array(SheetRow).describe('The rows of the sheet in which these faults lie'),
});
export type TableTrial = z.infer<typeof TableTrial>;

export const SuperiorOrder = z.object({
  issuer: name(200).describe('Who sent the list'),
  number: text(100).nullish().describe('The number of its document'),
  reportOn: LocalDate.nullish().describe('The day by which it is to be reported back'),
});

export const tableImportPhases = ['received', 'read', 'stored'] as const;
export const TableImportEvent = z.union([
  z.object({
    kind: z.literal('progress'),
    phase: z.enum(tableImportPhases),
    rows: z.number().int().optional().describe('Rows done so far in this phase'),
    of: z.number().int().optional(),
  }),
  z.object({
    kind: z.literal('done'),
    documentId: DocumentId,
    alreadyThere: z.boolean().describe('The same rows had been imported before; that document is given'),
    rows: z.number().int(),
    leftOut: z.number().int().describe('Rows left out for their errors'),
  }),
]);
export type TableImportEvent = z.infer<typeof TableImportEvent>;

export const tables = {
  read: route
    .route({
      method: 'POST',
      path: '/tables/readings',
      tags,
      summary: 'Read a spreadsheet and find its tables',
      description:
        'Takes .xlsx, .csv or .tsv, or cells pasted as text. Answers with server-sent events: progress, then the reading with the tables found and what their columns seem to mean. The original bytes are kept. A spreadsheet with a secrecy mark is refused, and nothing of it is stored.',
    })
    .meta({ access: ['office'], idempotent: true })
    .input(
      z.object({
        regionId: RegionId.optional().describe('Default: the region of the caller'),
        file: z.file().optional(),
        text: z.string().optional().describe('Pasted cells, instead of a file'),
      }),
    )
    .output(eventIterator(ReadingEvent)),
  get: route
    .route({ method: 'GET', path: '/tables/readings/{id}', tags, summary: 'A spreadsheet that was read' })
    .meta({ access: ['office'] })
    .input(z.object({ id: ReadingId }))
    .output(TableReading),
  tryOut: route
    .route({
      method: 'POST',
      path: '/tables/readings/{id}/trials',
      tags,
      summary: 'Try a mapping out: what would come in, and every fault by sheet, row and column',
      description: 'A dry run: nothing is stored.',
    })
    .meta({ access: ['office'], fleeting: true })
    .input(TableTaking.extend({ id: ReadingId }))
    .output(TableTrial),
  import: route
    .route({
      method: 'POST',
      path: '/tables/readings/{id}/imports',
      tags,
      summary: 'Make a draft document of a table: one item for each row',
      description:
        'Answers with server-sent events: progress, then the document. With `rows: all` one faulty row refuses the whole table. The mapping is remembered for the next table of the same shape.',
    })
    .meta({ access: ['office'], idempotent: true })
    .input(
      TableTaking.extend({
        id: ReadingId,
        rows: z.enum(['all', 'good']).default('all').describe('all: nothing or all; good: without the faulty rows'),
        title: name(300).nullish().describe('Default: the title above the table'),
        classification: Classification,
        accept: z
          .boolean()
          .default(false)
          .describe('Accept all rows at once: stands in the record of the review as the decision of the caller'),
        superior: SuperiorOrder.nullish().describe('The list comes from a superior and is reported back to it'),
      }),
    )
    .output(eventIterator(TableImportEvent)),
};
