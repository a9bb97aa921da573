import { DocumentState, RegionId } from '@chengshi/contract';
import { compact } from '../app/compact.ts';
import { choiceParam, countParam, type RawSearch, textParam } from '../app/searchParams.ts';
import { type LivingSearch, readLivingSearch } from '../deliver/status/living/livingSearch.ts';
import { type ReviewSearch, readReviewSearch } from '../plan/review/filters.ts';

/** What the address of each page may carry after the question mark; anything else is left out. */

/** A draft is reviewed and a published document lives at the same address. */
export const readDocumentSearch = (raw: RawSearch): LivingSearch & Omit<ReviewSearch, 'kind'> => ({
  ...readReviewSearch(raw),
  ...readLivingSearch(raw),
});

export const readSignInSearch = (raw: RawSearch) => compact({ next: textParam(raw, 'next', 2000) });

export const readWordSearch = (raw: RawSearch) => compact({ query: textParam(raw, 'query') });

export const readDocumentsSearch = (raw: RawSearch) =>
  compact({ query: textParam(raw, 'query'), state: choiceParam(raw, 'state', DocumentState.options) });

export { readTableSearch as readCommitmentsSearch } from '../deliver/status/table/tableSearch.ts';

export const readRegionsSearch = (raw: RawSearch) => {
  const parent = RegionId.safeParse(raw.parent);
  return compact({ query: textParam(raw, 'query'), parent: parent.success ? parent.data : undefined });
};

export const readCalendarSearch = (raw: RawSearch) => {
  const year = countParam(raw, 'year');
  return compact({ year: year !== undefined && year >= 2000 && year <= 2100 ? year : undefined });
};

export const readLedgerSearch = (raw: RawSearch) =>
  compact({ subjectKind: textParam(raw, 'subjectKind', 50), subjectId: textParam(raw, 'subjectId') });
