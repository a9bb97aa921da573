import type { Body } from '@chengshi/contract';
import { z } from 'zod';
import { personById } from '../../org/people/service.ts';
import { unitById } from '../../org/units/service.ts';
import { commitmentById } from '../../plan/commitments/service.ts';
import { found } from '../../platform/http/fail.ts';
import { type Context, caller, os } from '../../platform/http/os.ts';
import { fromCursor, toPage } from '../../platform/http/paging.ts';
import { present } from '../../platform/http/present.ts';
import {
  addMember,
  bodyById,
  carriersOf,
  carry,
  changeFacts,
  dissolve,
  foundBody,
  listBodies,
  putDown,
  removeMember,
  reopen,
  seatsOfPerson,
  seatsOfUnit,
} from './service.ts';
import { bodyView, carrierView, seatView, summaryView } from './view.ts';

/** By kind, then by name. */
const bodyPlace = z.tuple([z.int().min(1).max(9), z.string().max(100), z.uuid()]);

export const bodyRoutes = {
  list: os.bodies.list.handler(async ({ context, input }) => {
    const { kind, campaignId, dissolved, limit } = input;
    const after = fromCursor(input.cursor, bodyPlace);
    const filter = { kind, campaignId, query: input.query?.trim() || undefined, dissolved, after, limit: limit + 1 };
    const rows = await context.platform.database.as(caller(context), (trx) => listBodies(trx, filter));
    return toPage(rows, limit, (row) => [row.rank, row.name, row.id], summaryView);
  }),
  get: os.bodies.get.handler(({ context, input }) => answer(context, input.id)),
  seats: os.bodies.seats.handler(({ context, input: { unitId, personId } }) =>
    context.platform.database.as(caller(context), async (trx) => {
      if (unitId) found(await unitById(trx, unitId));
      if (personId) found(await personById(trx, personId));
      // The contract lets exactly one of them through.
      const rows = unitId ? await seatsOfUnit(trx, unitId) : await seatsOfPerson(trx, personId ?? '');
      return { rows: rows.map(seatView) };
    }),
  ),
  ofCommitment: os.bodies.ofCommitment.handler(({ context, input }) =>
    context.platform.database.as(caller(context), async (trx) => {
      found(await commitmentById(trx, input.id));
      return { rows: (await carriersOf(trx, input.id)).map(carrierView) };
    }),
  ),
  found: os.bodies.found.handler(async ({ context, input }) => {
    const { campaignId = null, parentId = null, officeId = null, order = null } = input;
    const wish = { ...input, campaignId, parentId, officeId, order };
    return answer(context, await foundBody(context.platform, caller(context), wish));
  }),
  change: os.bodies.change.handler(async ({ context, input: { id, revision, ...wish } }) => {
    await changeFacts(context.platform, caller(context), { id, revision }, present(wish));
    return answer(context, id);
  }),
  dissolve: os.bodies.dissolve.handler(async ({ context, input }) => {
    await dissolve(context.platform, caller(context), input, input);
    return answer(context, input.id);
  }),
  reopen: os.bodies.reopen.handler(async ({ context, input }) => {
    await reopen(context.platform, caller(context), input, input.words);
    return answer(context, input.id);
  }),
  addMember: os.bodies.addMember.handler(async ({ context, input }) => {
    const { duty, seat, since = null, replaces = null } = input;
    await addMember(context.platform, caller(context), input, { duty, seat, since, replaces });
    return answer(context, input.id);
  }),
  removeMember: os.bodies.removeMember.handler(async ({ context, input }) => {
    await removeMember(context.platform, caller(context), input, input.memberId, input.on ?? null);
    return answer(context, input.id);
  }),
  carry: os.bodies.carry.handler(async ({ context, input }) => {
    await carry(context.platform, caller(context), input, input);
    return answer(context, input.id);
  }),
  putDown: os.bodies.putDown.handler(async ({ context, input }) => {
    await putDown(context.platform, caller(context), input, input.carryId);
    return answer(context, input.id);
  }),
};

/** The body as it stands now for whoever asked. */
function answer(context: Context, id: string): Promise<Body> {
  const actor = caller(context);
  return context.platform.database.as(actor, async (trx) => bodyView(trx, actor, found(await bodyById(trx, id))));
}
