import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { currentOf } from '../assignments/service.ts';
import { followedPaths, townsOf, unitsOf } from './policy.ts';
import { countDispatches, countUndispatched, listUndispatched, type UndispatchedFilter, type Whose } from './store.ts';

export { acceptDispatches, decide, objectTo, recall, setDuties } from './facts/answer.ts';
export { lastDutiesOf } from './facts/store.ts';
export { mayDispatch } from './policy.ts';
export { sendDispatches } from './sending/send.ts';
export { governingUnits } from './sending/store.ts';
export {
  type DispatchRow,
  dispatchesInForce,
  dispatchHistory,
  dispatchInForce,
  listDispatches,
} from './store.ts';
export { termFrom } from './term.ts';

/** Which dispatches somebody asks for: those of the own units and towns, or all of the regions that are the actor's to follow. */
export const whose = (actor: PersonActor, mine: boolean): Whose =>
  mine ? { unitIds: unitsOf(actor), towns: townsOf(actor) } : { paths: followedPaths(actor) };

/** What nobody was told to do, with the units that the words of each name: the first leads, the others support. */
export async function proposals(trx: Trx, actor: PersonActor, filter: Omit<UndispatchedFilter, 'paths'>) {
  const rows = await listUndispatched(trx, { ...filter, paths: followedPaths(actor) });
  const named = await currentOf(
    trx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const own = named.filter(({ commitmentId }) => commitmentId === row.id);
    const leads = own.filter(({ role }) => role === 'lead');
    const unit = leads.flatMap(({ units }) => units)[0] ?? null;
    const others = own.filter(({ role }) => role !== 'patron').flatMap(({ units }) => units);
    const supports = new Map(others.filter(({ id }) => id !== unit?.id).map((each) => [each.id, each]));
    const several = new Set(leads.flatMap(({ units }) => units.map(({ id }) => id))).size > 1;
    return {
      ...row,
      unit,
      doubtful: several || leads.some(({ doubtful, units }) => doubtful || units.length === 0),
      supports: [...supports.values()],
      words: leads.map(({ words }) => words),
    };
  });
}
export type Proposal = Awaited<ReturnType<typeof proposals>>[number];

export async function standing(
  trx: Trx,
  actor: PersonActor,
  {
    mine,
    campaignId,
    today,
  }: { readonly mine: boolean; readonly campaignId?: string | undefined; readonly today: string },
) {
  const counts = await countDispatches(trx, { whose: whose(actor, mine), campaignId, today });
  const undispatched = mine ? 0 : await countUndispatched(trx, { paths: followedPaths(actor), campaignId });
  return { undispatched, ...counts };
}
