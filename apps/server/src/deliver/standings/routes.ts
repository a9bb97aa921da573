import { Matter } from '@chengshi/contract';
import { bodyById } from '../../own/bodies/service.ts';
import { found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { countsOfBodies, standingOf } from './service.ts';

export const standingRoutes = {
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
