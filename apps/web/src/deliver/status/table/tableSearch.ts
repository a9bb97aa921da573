import {
  CommitmentKind,
  type Light,
  lights,
  TableColumn,
  TableGrouping,
  TableOrder,
  type ViewContent,
} from '@chengshi/contract';
import { compact } from '../../../app/compact.ts';
import { choiceParam, choicesParam, flagParam, type RawSearch, textParam } from '../../../app/searchParams.ts';

/** The table as its address says it: what is shown, in which order, in which groups and columns. */
export interface TableSearch {
  readonly query?: string;
  readonly campaign?: string;
  readonly front?: string;
  /** A leading group, headquarters, chain or task force that carries it. */
  readonly body?: string;
  readonly kind?: Exclude<CommitmentKindName, 'group'>;
  readonly light?: Light[];
  readonly owner?: string;
  readonly from?: string;
  readonly until?: string;
  readonly region?: string;
  readonly changed?: true;
  readonly order?: TableOrder;
  readonly by?: TableGrouping;
  readonly columns?: TableColumn[];
  readonly view?: string;
}
type CommitmentKindName = (typeof CommitmentKind.options)[number];

export const leafKinds = CommitmentKind.exclude(['group']).options;

/** What is shown unless somebody chose otherwise. */
export const usualColumns: readonly TableColumn[] = [
  'title',
  'light',
  'target',
  'due',
  'lead',
  'front',
  'region',
  'code',
];

export const readTableSearch = (raw: RawSearch): TableSearch =>
  compact({
    query: textParam(raw, 'query'),
    campaign: textParam(raw, 'campaign', 40),
    front: textParam(raw, 'front', 40),
    body: textParam(raw, 'body', 40),
    kind: choiceParam(raw, 'kind', leafKinds),
    light: choicesParam(raw, 'light', lights),
    owner: textParam(raw, 'owner'),
    from: dateParam(raw, 'from'),
    until: dateParam(raw, 'until'),
    region: textParam(raw, 'region', 40),
    changed: flagParam(raw, 'changed'),
    order: choiceParam(raw, 'order', TableOrder.options),
    by: choiceParam(raw, 'by', TableGrouping.options),
    columns: columnsParam(raw),
    view: textParam(raw, 'view', 40),
  });

const dateParam = (raw: RawSearch, name: string): string | undefined => {
  const value = textParam(raw, name, 10);
  return value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
};

/** In the order in which they were arranged; a column that is none, or stands twice, falls away. */
function columnsParam(raw: RawSearch): TableColumn[] | undefined {
  const given = Array.isArray(raw.columns)
    ? raw.columns.map(String)
    : (textParam(raw, 'columns', 300) ?? '').split(',');
  const known = given.filter((name): name is TableColumn => TableColumn.options.some((column) => column === name));
  return known.length > 0 ? [...new Set(known)] : undefined;
}

/** The filter as the API takes it. */
export const filterOf = (search: TableSearch) =>
  compact({
    query: search.query,
    campaignId: search.campaign,
    frontId: search.front,
    bodyId: search.body,
    kind: search.kind,
    lights: search.light,
    owner: search.owner,
    dueFrom: search.from,
    dueUntil: search.until,
    regionId: search.region,
    changed: search.changed,
  });
export type Filter = ReturnType<typeof filterOf>;

const filters = [
  'query',
  'campaign',
  'front',
  'body',
  'kind',
  'light',
  'owner',
  'from',
  'until',
  'region',
  'changed',
] as const;

export const filterCount = (search: TableSearch): number => filters.filter((name) => search[name] !== undefined).length;

/** The same table without its filters. */
export const withoutFilters = (search: TableSearch): TableSearch =>
  Object.fromEntries(Object.entries(search).filter(([name]) => !filters.some((filter) => filter === name)));

/** What a saved view keeps of the address. */
export const contentOf = (search: TableSearch) => ({
  filter: filterOf(search),
  order: search.order ?? ('text' as const),
  columns: [...(search.columns ?? usualColumns)],
  ...(search.by ? { by: search.by } : {}),
});

/** The address of a saved view. */
export function searchOf(id: string, { filter, order, by, columns }: ViewContent): TableSearch {
  const sameColumns = columns.join() === usualColumns.join();
  return compact({
    query: filter.query,
    campaign: filter.campaignId,
    front: filter.frontId,
    body: filter.bodyId,
    kind: filter.kind,
    light: filter.lights,
    owner: filter.owner,
    from: filter.dueFrom,
    until: filter.dueUntil,
    region: filter.regionId,
    changed: filter.changed === true ? (true as const) : undefined,
    order: order === 'text' ? undefined : order,
    by,
    columns: sameColumns ? undefined : columns,
    view: id,
  });
}

export const sameTable = (one: TableSearch, other: TableSearch): boolean =>
  JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other));
