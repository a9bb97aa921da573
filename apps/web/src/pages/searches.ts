import {
  AccountState,
  amendmentStates,
  bodyKinds,
  DocumentId,
  DocumentState,
  drawItemStates,
  EntryState,
  integrityKinds,
  integrityWays,
  nameFilters,
  planStates,
  pledgeStates,
  RegionId,
  reportKinds,
  UnitKind,
} from '@chengshi/contract';
import { compact } from '../app/compact.ts';
import { choiceParam, countParam, flagParam, type RawSearch, textParam } from '../app/searchParams.ts';
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

export const readAssignmentsSearch = (raw: RawSearch) =>
  compact({
    query: textParam(raw, 'query'),
    campaign: textParam(raw, 'campaign', 40),
    filter: choiceParam(raw, 'filter', nameFilters),
  });

export const dispatchViews = ['undispatched', 'waiting', 'late', 'objected', 'accepted'] as const;
export const readDispatchesSearch = (raw: RawSearch) =>
  compact({
    view: choiceParam(raw, 'view', dispatchViews),
    query: textParam(raw, 'query'),
    campaign: textParam(raw, 'campaign', 40),
    ready: flagParam(raw, 'ready'),
  });

export const readSplitSearch = (raw: RawSearch) => compact({ place: textParam(raw, 'place', 300) });
export const readSplitsSearch = (raw: RawSearch) => compact({ stale: flagParam(raw, 'stale') });

export const loadViews = ['none', 'overloaded', 'all'] as const;
export const readLoadsSearch = (raw: RawSearch) =>
  compact({ view: choiceParam(raw, 'view', loadViews), most: countParam(raw, 'most') || undefined });

export const readReportsSearch = (raw: RawSearch) =>
  compact({ query: textParam(raw, 'query'), kind: choiceParam(raw, 'kind', reportKinds) });

export const verificationViews = ['queue', 'draws', 'doubts'] as const;
export const readVerificationSearch = (raw: RawSearch) =>
  compact({ view: choiceParam(raw, 'view', verificationViews), query: textParam(raw, 'query') });

export const readDrawSearch = (raw: RawSearch) => compact({ state: choiceParam(raw, 'state', drawItemStates) });

export const mineViews = ['waiting', 'objected', 'accepted', 'doubted'] as const;
export const readMineSearch = (raw: RawSearch) => compact({ view: choiceParam(raw, 'view', mineViews) });

export const readBodiesSearch = (raw: RawSearch) =>
  compact({
    query: textParam(raw, 'query'),
    kind: choiceParam(raw, 'kind', bodyKinds),
    campaign: textParam(raw, 'campaign', 40),
    dissolved: flagParam(raw, 'dissolved'),
  });

export const standingViews = ['all', 'overdue', 'soon'] as const;
export const readBodySearch = (raw: RawSearch) => compact({ view: choiceParam(raw, 'view', standingViews) });

export const readAmendmentsSearch = (raw: RawSearch) =>
  compact({
    state: choiceParam(raw, 'state', amendmentStates),
    query: textParam(raw, 'query'),
    campaign: textParam(raw, 'campaign', 40),
    mine: flagParam(raw, 'mine'),
  });

export const readMessagesSearch = (raw: RawSearch) => compact({ unread: flagParam(raw, 'unread') });

export const readFiguresSearch = (raw: RawSearch) => compact({ all: flagParam(raw, 'all') });

export const readNewFiguresSearch = (raw: RawSearch) => compact({ indicator: textParam(raw, 'indicator', 40) });

export const readFigureRequestSearch = (raw: RawSearch) =>
  compact({ missing: flagParam(raw, 'missing'), unit: textParam(raw, 'unit', 40) });

export const readSilencesSearch = (raw: RawSearch) =>
  compact({ all: flagParam(raw, 'all'), unit: textParam(raw, 'unit', 40) });

export const readImportSearch = (raw: RawSearch) => {
  const replaces = DocumentId.safeParse(raw.replaces);
  return compact({ replaces: replaces.success ? (replaces.data as string) : undefined });
};

export const readRegionsSearch = (raw: RawSearch) => {
  const parent = RegionId.safeParse(raw.parent);
  return compact({
    query: textParam(raw, 'query'),
    parent: parent.success ? parent.data : undefined,
    closed: flagParam(raw, 'closed'),
  });
};

export const readUnitsSearch = (raw: RawSearch) =>
  compact({
    query: textParam(raw, 'query'),
    region: regionParam(raw),
    kind: choiceParam(raw, 'kind', UnitKind.options),
    closed: flagParam(raw, 'closed'),
  });

export const readPeopleSearch = (raw: RawSearch) =>
  compact({
    query: textParam(raw, 'query'),
    region: regionParam(raw),
    account: choiceParam(raw, 'account', AccountState.options),
    withoutPost: flagParam(raw, 'withoutPost'),
  });

function regionParam(raw: RawSearch): RegionId | undefined {
  const region = RegionId.safeParse(raw.region);
  return region.success ? region.data : undefined;
}

export const readBurdenSearch = (raw: RawSearch) => {
  const months = countParam(raw, 'months');
  return compact({ months: months !== undefined && months >= 1 && months <= 24 ? months : undefined });
};

export const readCalendarSearch = (raw: RawSearch) => {
  const year = countParam(raw, 'year');
  return compact({ year: year !== undefined && year >= 2000 && year <= 2100 ? year : undefined });
};

export const readPledgesSearch = (raw: RawSearch) =>
  compact({ state: choiceParam(raw, 'state', pledgeStates), mine: flagParam(raw, 'mine') });

export const readNewPledgeSearch = (raw: RawSearch) => compact({ supersedes: textParam(raw, 'supersedes', 40) });

export const readIntegritySearch = (raw: RawSearch) => {
  const month = textParam(raw, 'month', 7);
  return compact({
    month: month !== undefined && /^20\d\d-(0[1-9]|1[0-2])$/.test(month) ? month : undefined,
    region: regionParam(raw),
    campaign: textParam(raw, 'campaign', 40),
    kind: choiceParam(raw, 'kind', integrityKinds),
    way: choiceParam(raw, 'way', integrityWays),
    query: textParam(raw, 'query'),
  });
};

export const readLedgerSearch = (raw: RawSearch) =>
  compact({ subjectKind: textParam(raw, 'subjectKind', 50), subjectId: textParam(raw, 'subjectId') });

export const readPlansSearch = (raw: RawSearch) =>
  compact({
    query: textParam(raw, 'query'),
    state: choiceParam(raw, 'state', planStates),
    front: textParam(raw, 'front', 40),
    own: flagParam(raw, 'own'),
  });

export const readNewPlanSearch = (raw: RawSearch) =>
  compact({ front: textParam(raw, 'front', 40), unit: textParam(raw, 'unit', 40) });

export const readPlanSearch = (raw: RawSearch) => compact({ alone: flagParam(raw, 'alone') });

export const readPlanCallSearch = (raw: RawSearch) => compact({ missing: flagParam(raw, 'missing') });

export const readTableSearch = (raw: RawSearch) =>
  compact({ reading: textParam(raw, 'reading', 40), table: countParam(raw, 'table') });

export const readSuperiorSearch = (raw: RawSearch) => compact({ state: choiceParam(raw, 'state', EntryState.options) });
