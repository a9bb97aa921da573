import { Document, DocumentSummary } from '@chengshi/contract';
import type { ItemPlace } from '../items/service.ts';
import type { DocumentRow, SectionRow, SummaryRow } from './store.ts';

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

export function documentView(
  row: DocumentRow,
  parts: {
    readonly sections: readonly SectionRow[];
    readonly review: Document['review'];
    readonly places: readonly ItemPlace[];
  },
): Document {
  return Document.parse({
    ...summaryShape(row),
    text: row.text,
    dateDoubt: row.dateDoubt,
    sections: parts.sections,
    chrome: row.chrome,
    loose: looseNow(row.loose, parts.places),
    seal: row.seal,
    origin: row.origin,
    hasOriginal: row.sourceDigest !== null,
    review: parts.review,
  });
}

/**
 * The sentences that are nothing as it stands: those in which nothing was found, and those whose findings were all rejected,
 * without what a person has marked since.
 */
function looseNow(loose: readonly Span[], places: readonly ItemPlace[]): Span[] {
  const taken = places.filter((place) => place.state !== 'rejected');
  const free = (span: Span) => !taken.some((place) => place.start < span.end && span.start < place.end);
  const rejected = places.filter((place) => place.state === 'rejected').map(({ start, end }) => ({ start, end }));
  return [...loose, ...rejected].filter(free).sort((a, b) => a.start - b.start);
}

interface Span {
  readonly start: number;
  readonly end: number;
}
