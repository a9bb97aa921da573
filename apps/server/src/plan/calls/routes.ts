import { withinReach } from '../../platform/clock/reach.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { mayFollow } from './policy.ts';
import { callById, calledUnits, createCall, listCalls, withdrawCall } from './service.ts';
import { calledUnitView, callView } from './view.ts';

export const planCallRoutes = {
  list: os.planCalls.list.handler(async ({ context, input }) => {
    const actor = caller(context);
    const after = fromCursor(input.cursor, keys.instantAndId);
    const rows = await context.platform.database.as(actor, (trx) =>
      listCalls(trx, { open: input.open ?? false, after, limit: input.limit + 1 }),
    );
    return toPage(
      rows,
      input.limit,
      (row) => [row.calledAt.toISOString(), row.id],
      (row) => callView(row, actor),
    );
  }),
  get: os.planCalls.get.handler(async ({ context, input }) => {
    const actor = caller(context);
    return callView(found(await context.platform.database.as(actor, (trx) => callById(trx, input.id))), actor);
  }),
  units: os.planCalls.units.handler(async ({ context, input }) => {
    const actor = caller(context);
    const after = fromCursor(input.cursor, keys.id)?.[0];
    return context.platform.database.as(actor, async (trx) => {
      const call = found(await callById(trx, input.id));
      if (!mayFollow(actor, call.regionPath)) throw failure('NOT_ALLOWED');
      const page = { missing: input.missing ?? false, after, limit: input.limit + 1 };
      return toPage(
        await calledUnits(trx, call, page),
        input.limit,
        (row) => [row.unitId],
        (row) => calledUnitView(call, row),
      );
    });
  }),
  create: os.planCalls.create.handler(async ({ context, input }) => {
    const actor = caller(context);
    withinReach(input.dueOn);
    return callView(await createCall(context.platform, actor, input), actor);
  }),
  withdraw: os.planCalls.withdraw.handler(async ({ context, input }) => {
    const actor = caller(context);
    return callView(await withdrawCall(context.platform, actor, input.id, input.reason), actor);
  }),
};
