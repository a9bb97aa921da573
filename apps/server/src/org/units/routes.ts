import { Unit } from '@chengshi/contract';
import { found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { regionById } from '../regions/service.ts';
import { createUnit, listUnits, unitById } from './service.ts';

export const unitRoutes = {
  list: os.units.list.handler(async ({ context, input }) => {
    const actor = caller(context);
    const after = fromCursor(input.cursor, keys.id)?.[0];
    const rows = await context.platform.database.as(actor, async (trx) => {
      const paths = input.regionId
        ? [found(await regionById(trx, input.regionId)).path]
        : actor.roles.map((role) => role.regionPath);
      return listUnits(trx, { paths, query: input.query, after, limit: input.limit + 1 });
    });
    return toPage(
      rows,
      input.limit,
      (row) => [row.id],
      (row) => Unit.parse(row),
    );
  }),
  get: os.units.get.handler(async ({ context, input }) =>
    Unit.parse(found(await context.platform.database.as(caller(context), (trx) => unitById(trx, input.id)))),
  ),
  create: os.units.create.handler(async ({ context, input }) =>
    Unit.parse(
      await createUnit(context.platform, caller(context), {
        ...input,
        parentId: input.parentId ?? null,
        shortName: input.shortName ?? null,
      }),
    ),
  ),
};
