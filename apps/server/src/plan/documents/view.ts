import { Document, DocumentSummary, Item } from '@chengshi/contract';
import type { DocumentRow, ItemRow, SectionRow, SummaryRow } from './store.ts';

export function summaryView(row: SummaryRow): DocumentSummary {
  return DocumentSummary.parse(summaryShape(row));
}

function summaryShape(row: SummaryRow) {
  return {
    ...row,
    region: { id: row.regionId, name: row.regionName },
    items: { target: row.targets, task: row.tasks, mechanism: row.mechanisms },
    importedAt: row.importedAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
  };
}

export function documentView(row: DocumentRow, sections: readonly SectionRow[]): Document {
  return Document.parse({
    ...summaryShape(row),
    text: row.text,
    dateDoubt: row.dateDoubt,
    sections,
    chrome: row.chrome,
    loose: row.loose,
    seal: row.seal,
    hasOriginal: row.sourceDigest !== null,
  });
}

/** `due` as the contract has it, from its two columns. */
export const dueOf = (row: { dueText: string | null; dueOn: string | null }) =>
  row.dueText === null ? null : { text: row.dueText, end: row.dueOn };

export function itemView(row: ItemRow): Item {
  return Item.parse({ ...row, due: dueOf(row) });
}
