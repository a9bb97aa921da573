import { type RawBuilder, sql } from 'kysely';
import type { Trx } from '../../../../platform/database/database.ts';

/** What the table of commitments is narrowed to, in terms of facts. */
export interface CommitmentFilter {
  readonly campaignId?: string | undefined;
  readonly documentId?: string | undefined;
  readonly frontId?: string | undefined;
  readonly parentId?: string | undefined;
  readonly kind?: string | undefined;
  readonly query?: string | undefined;
  /** Part of the name of a leading or supporting unit. */
  readonly owner?: string | undefined;
  readonly dueFrom?: string | undefined;
  readonly dueUntil?: string | undefined;
  readonly standing?: Standing | undefined;
  /** The subtree of a region. */
  readonly regionPath?: string | undefined;
  /** Changed since publication. */
  readonly changed?: boolean | undefined;
  /** One group of the grouped table; null for what belongs to none. */
  readonly within?: { readonly by: Grouping; readonly key: string | null } | undefined;
  /** Only these. */
  readonly ids?: readonly string[] | undefined;
  /** Leaves groups out: they promise nothing of their own. */
  readonly leaves?: boolean | undefined;
}

export type Grouping = 'front' | 'owner' | 'region';

/** What a commitment's facts say on a day, in terms that the database can look up: the lights are made of these. */
export interface Standing {
  readonly asOf: string;
  /** The last date whose deadline counts as near. */
  readonly soonUntil: string;
  readonly any: readonly ('accepted' | 'overdue' | 'soon' | 'later' | 'undated')[];
}

/** Conditions on `commitments as c`. */
export type Conditions = readonly RawBuilder<boolean>[];

/** More matches than this are too many to collect before the first page is shown. */
const mostCollected = 2000;

/** The filter as conditions; words are looked up first. */
export async function narrowed(trx: Trx, filter: CommitmentFilter): Promise<Conditions> {
  const { query, owner, standing, within } = filter;
  const conditions = [
    filter.campaignId && sql<boolean>`c.campaign_id = ${filter.campaignId}`,
    filter.documentId && sql<boolean>`c.document_id = ${filter.documentId}`,
    filter.frontId && sql<boolean>`c.front_id = ${filter.frontId}`,
    filter.parentId && sql<boolean>`c.parent_id = ${filter.parentId}`,
    filter.kind && sql<boolean>`c.kind = ${filter.kind}`,
    filter.dueFrom && sql<boolean>`c.due_on >= ${filter.dueFrom}`,
    filter.dueUntil && sql<boolean>`c.due_on <= ${filter.dueUntil}`,
    filter.regionPath && sql<boolean>`c.region_path ^@ ${filter.regionPath}`,
    filter.ids && sql<boolean>`c.id = any(${filter.ids}::uuid[])`,
    filter.changed && sql<boolean>`c.revision > 1`,
    // What was withdrawn is promised no more.
    filter.leaves && sql<boolean>`c.kind <> 'group' and c.withdrawn_on is null`,
    within && groupIs(within.by, within.key),
    query && (await holdsWords(trx, query)),
    owner && (await isOwnedBy(trx, owner)),
    standing && standingIs(standing, await acceptance(trx, standing.asOf)),
  ];
  return conditions.filter((condition) => typeof condition === 'object');
}

export const allOf = (conditions: Conditions): RawBuilder<boolean> =>
  conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`;

export const groupColumn = { front: 'front_id', owner: 'lead', region: 'region_path' } as const;

function groupIs(by: Grouping, key: string | null): RawBuilder<boolean> {
  const column = sql.ref(`c.${groupColumn[by]}`);
  return key === null ? sql<boolean>`${column} is null` : sql<boolean>`${column} = ${key}`;
}

/** Rare words by their index; common ones by going through the rows in order, where the first page is soon full. */
async function holdsWords(trx: Trx, words: string): Promise<RawBuilder<boolean>> {
  const { rows } = await sql<{ id: string }>`
    select id from search_commitments(${words}, ${mostCollected + 1}) id`.execute(trx);
  return rows.length <= mostCollected
    ? isOneOf(rows)
    : sql<boolean>`position(${words} in c.title || chr(10) || c.quote) > 0`;
}

async function isOwnedBy(trx: Trx, name: string): Promise<RawBuilder<boolean>> {
  const named = sql<boolean>`position(${name} in c.owner_words) > 0`;
  if ([...name].length < 2) return named;
  const { rows } = await sql<{ id: string }>`
    select id from search_owned(${name}, ${mostCollected + 1}) id`.execute(trx);
  return rows.length <= mostCollected ? isOneOf(rows) : named;
}

const isOneOf = (rows: readonly { id: string }[]): RawBuilder<boolean> =>
  sql<boolean>`c.id = any(${rows.map(({ id }) => id)}::uuid[])`;

/** Whether completion was accepted, and whether it was not, as conditions. */
export interface Acceptance {
  readonly accepted: RawBuilder<boolean>;
  readonly open: RawBuilder<boolean>;
}

/**
 * What counts as accepted on a day. There is no acceptance of the future unless the clock went back, and without one the short form
 * serves, which has an index.
 */
export async function acceptance(trx: Trx, asOf: string): Promise<Acceptance> {
  const { rows } = await sql<{ future: boolean }>`
    select exists (select from commitments where accepted_on > ${asOf} and kind <> 'group') as future`.execute(trx);
  return rows[0]?.future
    ? {
        accepted: sql<boolean>`coalesce(c.accepted_on <= ${asOf}, false)`,
        open: sql<boolean>`(c.accepted_on is null or c.accepted_on > ${asOf})`,
      }
    : { accepted: sql<boolean>`c.accepted_on is not null`, open: sql<boolean>`c.accepted_on is null` };
}

function standingIs({ asOf, soonUntil, any }: Standing, { accepted, open }: Acceptance): RawBuilder<boolean> {
  const lights = lightsOf(asOf, soonUntil);
  const states = {
    accepted,
    overdue: sql<boolean>`${open} and ${lights.red}`,
    soon: sql<boolean>`${open} and ${lights.yellow}`,
    later: sql<boolean>`${open} and ${lights.green}`,
    undated: sql<boolean>`${open} and ${lights.grey}`,
  };
  const chosen = any.map((state) => sql`(${states[state]})`);
  return chosen.length === 1 ? sql<boolean>`${chosen[0]}` : sql<boolean>`(${sql.join(chosen, sql` or `)})`;
}

/**
 * The lights of what is open today, in terms of its deadline, of what was said about its completion and of its way: the same bounds as the ruler's.
 * `claim` is what counts today; a day in the past is judged from the facts, never here.
 */
export function lightsOf(asOf: string, soonUntil: string) {
  const unsaid = sql<boolean>`c.claim is null`;
  const inTime = sql<boolean>`c.claim = 'claimed' and c.claim_on <= c.due_on`;
  const late = sql<boolean>`c.claim = 'doubted' and c.answer_by < ${asOf}`;
  const overdue = sql<boolean>`c.due_on < ${asOf} and (${unsaid} or c.claim = 'doubted' or c.claim = 'claimed' and c.claim_on > c.due_on)`;
  const unanswered = sql<boolean>`${late} and (c.due_on is null or c.due_on >= ${asOf})`;
  const soon = sql<boolean>`c.due_on between ${asOf} and ${soonUntil} and (${unsaid} or c.claim = 'claimed' or c.claim = 'doubted' and c.answer_by >= ${asOf})`;
  // The first condition is what the index of claims is found by.
  const awaited = sql<boolean>`c.claim in ('claimed', 'doubted') and (${inTime} and c.due_on < ${asOf} or c.claim = 'claimed' and c.due_on is null
    or c.claim = 'doubted' and c.answer_by >= ${asOf} and (c.due_on is null or c.due_on > ${soonUntil}))`;
  const far = sql<boolean>`c.due_on > ${soonUntil} and (${unsaid} or c.claim = 'claimed')`;
  const verified = sql<boolean>`c.claim = 'verified'`;
  const undated = sql<boolean>`c.due_on is null and ${unsaid}`;
  // What was verified waits for the office alone, so its way asks nothing any more.
  // Nearly all have no way: false right away, where unknown would go on through the rest of the condition.
  const since = (column: 'behind_on' | 'far_behind_on') => {
    const day = sql.ref(`c.${column}`);
    return sql<boolean>`${day} is not null and ${day} <= ${asOf} and c.claim is distinct from 'verified'`;
  };
  const near = sql<boolean>`(c.far_behind_on is null or c.far_behind_on > ${asOf})`;
  const onWay = sql<boolean>`(c.behind_on is null or c.behind_on > ${asOf})`;
  const notRed = sql<boolean>`(${overdue} or ${unanswered}) is not true`;
  const notYellow = sql<boolean>`(${soon} or ${awaited}) is not true`;
  const farBehind = sql<boolean>`${since('far_behind_on')} and ${notRed}`;
  const behind = sql<boolean>`${since('behind_on')} and ${near} and ${notRed} and ${notYellow}`;
  const [soonOnly, awaitedOnly] = [sql<boolean>`${soon} and ${near}`, sql<boolean>`${awaited} and ${near}`];
  const [farOnWay, undatedOnWay] = [sql<boolean>`${far} and ${onWay}`, sql<boolean>`${undated} and ${onWay}`];
  return {
    ...{ overdue, unanswered, farBehind, soon: soonOnly, awaited: awaitedOnly, behind, far: farOnWay, verified },
    red: sql<boolean>`(${overdue} or ${unanswered} or ${farBehind})`,
    yellow: sql<boolean>`(${soonOnly} or ${awaitedOnly} or ${behind})`,
    green: sql<boolean>`(${farOnWay} or ${verified})`,
    grey: undatedOnWay,
  };
}
