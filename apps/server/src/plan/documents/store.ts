import type { ItemKind } from '@chengshi/contract';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';
import type { StoredComparison } from '../versions/service.ts';
import type { FoundSection, Reading } from './recognise.ts';

const countOf = (kind: ItemKind) =>
  sql<number>`(select count(*)::int from items i where i.document_id = documents.id and i.state <> 'rejected' and i.kind = ${kind})`;

function summaryRows(trx: Trx) {
  return trx
    .selectFrom('documents')
    .innerJoin('regions', 'regions.id', 'documents.regionId')
    .select([
      'documents.id',
      'documents.kind',
      'documents.title',
      'documents.issuedOn',
      'documents.classification',
      'documents.state',
    ])
    .select(['documents.regionId', 'documents.regionPath', 'regions.name as regionName', 'documents.sourceName'])
    .select(['documents.importedAt', 'documents.publishedAt', 'documents.origin'])
    .select(['documents.version', 'documents.replaces'])
    .select([
      sql<number>`length(documents.text)`.as('chars'),
      sql<
        string | null
      >`(select later.id from documents later where later.replaces = documents.id and later.state = 'published')`.as(
        'supersededBy',
      ),
      countOf('target').as('targets'),
      countOf('task').as('tasks'),
      countOf('mechanism').as('mechanisms'),
    ]);
}
export type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaryRows>['executeTakeFirstOrThrow']>>;

export interface DocumentFilter {
  readonly query?: string | undefined;
  readonly state?: string | undefined;
  /** What orders, unless asked for the plans of units. */
  readonly kind?: 'order' | 'plan' | undefined;
  readonly regionPath?: string | undefined;
  /** Leaves out versions that a later one took the place of. */
  readonly newest?: boolean | undefined;
  readonly after?: readonly [importedAt: string, id: string] | undefined;
  readonly limit: number;
}

export function listDocuments(trx: Trx, filter: DocumentFilter): Promise<SummaryRow[]> {
  let query = summaryRows(trx)
    .orderBy('documents.importedAt', 'desc')
    .orderBy('documents.id', 'desc')
    .where('documents.kind', '=', filter.kind ?? 'order')
    .limit(filter.limit);
  const { after, query: words, state, regionPath } = filter;
  if (after)
    query = query.where(
      sql<boolean>`(documents.imported_at, documents.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
    );
  if (words) query = query.where('documents.id', 'in', sql<string>`(select search_documents(${words}))`);
  if (filter.newest) {
    query = query.where(
      sql<boolean>`not exists (select from documents later where later.replaces = documents.id and later.state = 'published')`,
    );
  }
  if (state) query = query.where('documents.state', '=', state);
  if (regionPath) query = query.where(sql<boolean>`starts_with(documents.region_path, ${regionPath})`);
  return query.execute();
}

export function documentById(trx: Trx, id: string) {
  return summaryRows(trx)
    .select([
      'documents.text',
      'documents.textDigest',
      'documents.dateDoubt',
      'documents.seal',
      'documents.sourceDigest',
    ])
    .select(['documents.sourceMediaType'])
    .select([
      sql<Span[]>`documents.loose`.as('loose'),
      sql<(Span & { reason: string })[]>`documents.chrome`.as('chrome'),
      sql<Reading['tables']>`documents.tables`.as('tables'),
    ])
    .where('documents.id', '=', id)
    .executeTakeFirst();
}
export type DocumentRow = NonNullable<Awaited<ReturnType<typeof documentById>>>;
interface Span {
  readonly start: number;
  readonly end: number;
}

/** The comparison of a draft with the version that it corrects. */
export async function comparisonOf(trx: Trx, id: string): Promise<StoredComparison | null> {
  const row = await trx
    .selectFrom('documents')
    .select(sql<StoredComparison | null>`comparison`.as('comparison'))
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.comparison ?? null;
}

/** Holds the document against a second change until the transaction ends. */
export async function lockDocument(trx: Trx, id: string): Promise<void> {
  await trx.selectFrom('documents').select('id').where('id', '=', id).forUpdate().execute();
}

export const documentWithText = (trx: Trx, regionId: string, textDigest: string): Promise<{ id: string } | undefined> =>
  trx
    .selectFrom('documents')
    .select('id')
    .where('regionId', '=', regionId)
    .where('textDigest', '=', textDigest)
    .executeTakeFirst();

export const sectionsOf = (trx: Trx, documentId: string) =>
  trx
    .selectFrom('sections')
    .select(['ordinal', 'parent', 'level', 'number', 'heading', 'startAt as start', 'endAt as end'])
    .where('documentId', '=', documentId)
    .orderBy('ordinal')
    .execute();

export type SectionRow = Awaited<ReturnType<typeof sectionsOf>>[number];

export interface NewDocument {
  readonly kind?: 'order' | 'plan';
  readonly regionId: string;
  readonly regionPath: string;
  readonly title: string;
  readonly text: string;
  readonly textDigest: string;
  readonly issuedOn: string | null;
  readonly dateDoubt: boolean;
  readonly classification: string;
  readonly origin: 'text' | 'table';
  readonly sourceName: string | null;
  readonly sourceMediaType: string | null;
  readonly sourceDigest: string | null;
  readonly importedBy: string | null;
  readonly importedAt: Date;
  readonly version: number;
  readonly replaces: string | null;
}

export type TextParts = Pick<Reading, 'sections' | 'tables' | 'chrome' | 'loose' | 'comparison'>;

/** Stores a draft with what was found in it; null when the region has a document with this text already. */
export async function insertDocument(trx: Trx, document: NewDocument, reading: TextParts): Promise<string | null> {
  const id = uuidv7();
  const inserted = await trx
    .insertInto('documents')
    .values({
      ...document,
      id,
      state: 'draft',
      tables: JSON.stringify(reading.tables),
      chrome: JSON.stringify(reading.chrome),
      loose: JSON.stringify(reading.loose),
      comparison: reading.comparison === null ? null : JSON.stringify(reading.comparison),
    })
    .onConflict((conflict) => conflict.columns(['regionId', 'textDigest']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return null;
  await insertSections(trx, id, reading.sections);
  return id;
}

/** Rows per statement: keeps the number of parameters under PostgreSQL's 65,535. */
const batch = 1000;

async function insertSections(trx: Trx, documentId: string, sections: readonly FoundSection[]): Promise<void> {
  for (let from = 0; from < sections.length; from += batch) {
    const rows = sections
      .slice(from, from + batch)
      .map(({ start, end, ...section }) => ({ ...section, documentId, startAt: start, endAt: end }));
    await trx.insertInto('sections').values(rows).execute();
  }
}

export async function updateHead(
  trx: Trx,
  id: string,
  head: { title: string; issuedOn: string | null; dateDoubt: boolean },
): Promise<void> {
  await trx.updateTable('documents').set(head).where('id', '=', id).execute();
}

export async function seal(
  trx: Trx,
  id: string,
  values: { seal: string; publishedBy: string | null; publishedAt: Date },
): Promise<void> {
  await trx
    .updateTable('documents')
    .set({ ...values, state: 'published', dateDoubt: false })
    .where('id', '=', id)
    .execute();
}

export async function deleteDraft(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('documents').where('id', '=', id).execute();
}

export async function insertRefusal(
  trx: Trx,
  refusal: { regionPath: string; mark: string; chars: number; refusedFor: string; refusedAt: Date },
): Promise<string> {
  const id = uuidv7();
  await trx
    .insertInto('refusals')
    .values({ ...refusal, id })
    .execute();
  return id;
}
