import { Unit, UnitAlias } from '@chengshi/contract';
import { found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { present } from '../../platform/http/present.ts';
import { regionById } from '../regions/service.ts';
import {
  addAlias,
  aliasesOf,
  changeUnitFacts,
  closeUnit,
  createUnit,
  listUnits,
  mergeUnit,
  removeAlias,
  reopenUnit,
  unitById,
} from './service.ts';

export const unitRoutes = {
  list: os.units.list.handler(async ({ context, input }) => {
    const actor = caller(context);
    const after = fromCursor(input.cursor, keys.id)?.[0];
    const rows = await context.platform.database.as(actor, async (trx) => {
      const paths = input.regionId
        ? [found(await regionById(trx, input.regionId)).path]
        : actor.roles.map((role) => role.regionPath);
      const { query, kind, closed } = input;
      return listUnits(trx, { paths, query, kind, closed, after, limit: input.limit + 1 });
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
  change: os.units.change.handler(async ({ context, input: { id, ...change } }) =>
    Unit.parse(await changeUnitFacts(context.platform, caller(context), id, present(change))),
  ),
  aliases: os.units.aliases.handler(async ({ context, input }) => {
    const rows = await context.platform.database.as(caller(context), async (trx) =>
      aliasesOf(trx, found(await unitById(trx, input.id)).id),
    );
    return { rows: rows.map((row) => UnitAlias.parse({ ...row, addedAt: row.addedAt?.toISOString() ?? null })) };
  }),
  addAlias: os.units.addAlias.handler(async ({ context, input }) =>
    Unit.parse(await addAlias(context.platform, caller(context), input.id, input.alias)),
  ),
  removeAlias: os.units.removeAlias.handler(async ({ context, input }) =>
    Unit.parse(await removeAlias(context.platform, caller(context), input.id, input.alias)),
  ),
  close: os.units.close.handler(async ({ context, input }) =>
    Unit.parse(await closeUnit(context.platform, caller(context), input.id, input.on)),
  ),
  reopen: os.units.reopen.handler(async ({ context, input }) =>
    Unit.parse(await reopenUnit(context.platform, caller(context), input.id)),
  ),
  merge: os.units.merge.handler(async ({ context, input }) =>
    Unit.parse(await mergeUnit(context.platform, caller(context), input.id, input.intoId, input.on)),
  ),
};
