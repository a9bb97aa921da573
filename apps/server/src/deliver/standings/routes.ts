import { Matter, SplitStanding } from '@chengshi/contract';
import { bodyById } from '../../own/bodies/service.ts';
import { found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { countsOfBodies, splitStanding, standingOf } from './service.ts';

export const standingRoutes = {
  ofSplit: os.standings.ofSplit.handler(({ context, input }) => {
    const actor = caller(context);
    const asOf = context.platform.clock.today();
    return context.platform.database.as(actor, async (trx) =>
      SplitStanding.parse(await splitStanding(trx, actor, input.id, input.place, asOf)),
    );
  }),
  ofBodies: os.standings.ofBodies.handler(({ context, input }) => {
    const asOf = context.platform.clock.today();
    return context.platform.database.as(caller(context), async (trx) => ({
      asOf,
      rows: await countsOfBodies(trx, [...new Set(input.ids)], asOf),
    }));
  }),
  ofBody: os.standings.ofBody.handler(({ context, input }) => {
    const asOf = context.platform.clock.today();
    return context.platform.database.as(caller(context), async (trx) => {
      found(await bodyById(trx, input.id));
      const { matters, ...standing } = await standingOf(trx, input.id, asOf);
      return { ...standing, matters: matters.map((row) => Matter.parse(row)) };
    });
  }),
};
