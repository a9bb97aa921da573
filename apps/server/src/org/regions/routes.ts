import { found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import {
  changeName,
  childRegions,
  closeRegion,
  createRegion,
  hangElsewhere,
  importRegions,
  ownRegions,
  regionById,
  regionsNamed,
  reopenRegion,
} from './service.ts';
import { regionView } from './view.ts';

export const regionRoutes = {
  list: os.regions.list.handler(async ({ context, input }) => {
    const actor = caller(context);
    const paths = actor.roles.map((role) => role.regionPath);
    const rows = await context.platform.database.as(actor, (trx) => {
      if (input.query) return regionsNamed(trx, input.query, paths, input.closed);
      if (input.parentId) return childRegions(trx, input.parentId, input.closed);
      return input.closed ? regionsNamed(trx, '', paths, true) : ownRegions(trx, actor);
    });
    return { rows: rows.map(regionView) };
  }),
  get: os.regions.get.handler(async ({ context, input }) =>
    regionView(found(await context.platform.database.as(caller(context), (trx) => regionById(trx, input.id)))),
  ),
  create: os.regions.create.handler(async ({ context, input }) =>
    regionView(await createRegion(context.platform, caller(context), input)),
  ),
  rename: os.regions.rename.handler(async ({ context, input }) =>
    regionView(await changeName(context.platform, caller(context), input.id, input.name, input.nameEn)),
  ),
  move: os.regions.move.handler(async ({ context, input }) =>
    regionView(await hangElsewhere(context.platform, caller(context), input.id, input.parentId)),
  ),
  close: os.regions.close.handler(async ({ context, input }) =>
    regionView(await closeRegion(context.platform, caller(context), input.id, input.on)),
  ),
  reopen: os.regions.reopen.handler(async ({ context, input }) =>
    regionView(await reopenRegion(context.platform, caller(context), input.id)),
  ),
  import: os.regions.import.handler(({ context, input }) =>
    importRegions(context.platform, caller(context), input.csv, input.dryRun),
  ),
};
