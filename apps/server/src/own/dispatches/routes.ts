import { DispatchFact, Duty } from '@chengshi/contract';
import { z } from 'zod';
import { commitmentById } from '../../plan/commitments/service.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { type Context, caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { mayAnswer } from './policy.ts';
import {
  acceptDispatches,
  type DispatchRow,
  decide,
  dispatchHistory,
  lastDutiesOf,
  listDispatches,
  objectTo,
  proposals,
  recall,
  sendDispatches,
  setDuties,
  standing,
  whose,
} from './service.ts';
import { dispatchView, undispatchedView } from './view.ts';

/** Newest campaign first, each in the order of its text. */
const textPlace = z.tuple([z.uuid(), z.int32()]);

export const dispatchRoutes = {
  undispatched: os.dispatches.undispatched.handler(async ({ context, input }) => {
    const after = fromCursor(input.cursor, textPlace);
    const { campaignId, ready } = input;
    const filter = { campaignId, ready, query: input.query?.trim() || undefined, after, limit: input.limit + 1 };
    const actor = caller(context);
    const rows = await context.platform.database.as(actor, (trx) => proposals(trx, actor, filter));
    return toPage(rows, input.limit, (row) => [row.campaignId, row.ordinal], undispatchedView);
  }),
  list: os.dispatches.list.handler(async ({ context, input }) => {
    const actor = caller(context);
    const today = context.platform.clock.today();
    const { campaignId, state, unitId } = input;
    const rows = await context.platform.database.as(actor, (trx) =>
      listDispatches(trx, {
        ...{ whose: whose(actor, input.mine), campaignId, state, unitId },
        query: input.query?.trim() || undefined,
        overdueOn: input.overdue ? today : undefined,
        after: fromCursor(input.cursor, keys.dateAndId),
        limit: input.limit + 1,
      }),
    );
    return toPage(
      rows,
      input.limit,
      (row) => [row.dueOn, row.id],
      (row) => dispatchView(row, actor, today),
    );
  }),
  counts: os.dispatches.counts.handler(({ context, input }) => {
    const actor = caller(context);
    const { mine, campaignId } = input;
    return context.platform.database.as(actor, (trx) =>
      standing(trx, actor, { mine, campaignId, today: context.platform.clock.today() }),
    );
  }),
  ofCommitment: os.dispatches.ofCommitment.handler(({ context, input }) => {
    const actor = caller(context);
    const today = context.platform.clock.today();
    return context.platform.database.as(actor, async (trx) => {
      found(await commitmentById(trx, input.id));
      const rows = await dispatchHistory(trx, input.id, input.place);
      return {
        rows: rows.map((row) => ({
          ...dispatchView(row, actor, today),
          history: row.history.map((fact) => DispatchFact.parse(fact)),
        })),
      };
    });
  }),
  send: os.dispatches.send.handler(({ context, input }) =>
    sendDispatches(context.platform, caller(context), input.entries, {
      termDays: input.termDays,
      note: input.note || null,
    }),
  ),
  accept: os.dispatches.accept.handler(async ({ context, input }) => ({
    accepted: await acceptDispatches(context.platform, caller(context), input.ids, input.duties),
  })),
  object: os.dispatches.object.handler(async ({ context, input }) => {
    const { id, reason, words, suggestedId = null } = input;
    return shown(context, await objectTo(context.platform, caller(context), id, { reason, words, suggestedId }));
  }),
  decide: os.dispatches.decide.handler(async ({ context, input: { id, decision, termDays } }) =>
    shown(context, await decide(context.platform, caller(context), id, decision, termDays)),
  ),
  recall: os.dispatches.recall.handler(async ({ context, input }) =>
    shown(context, await recall(context.platform, caller(context), input.id, input.reason)),
  ),
  setDuties: os.dispatches.setDuties.handler(async ({ context, input }) =>
    shown(context, await setDuties(context.platform, caller(context), input.id, input.duties)),
  ),
  lastDuties: os.dispatches.lastDuties.handler(async ({ context, input }) => {
    const actor = caller(context);
    if (!mayAnswer(actor, input.id)) throw failure('NOT_FOUND');
    const rows = await context.platform.database.as(actor, (trx) => lastDutiesOf(trx, input.id));
    return { duties: rows.map((row) => Duty.parse(row)) };
  }),
};

const shown = (context: Context, row: DispatchRow) =>
  dispatchView(row, caller(context), context.platform.clock.today());
