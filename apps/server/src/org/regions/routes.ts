import { found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import {
  changeName,
  childRegions,
  createRegion,
  importRegions,
  ownRegions,
  regionById,
  regionsNamed,
} from './service.ts';
import { regionView } from './view.ts';

export const regionRoutes = {
  list: os.regions.list.handler(async ({ context, input }) => {
    const actor = caller(context);
    const rows = await context.platform.database.as(actor, (trx) => {
      if (input.query)
        return regionsNamed(
          trx,
          input.query,
          actor.roles.map((role) => role.regionPath),
        );
      return input.parentId ? childRegions(trx, input.parentId) : ownRegions(trx, actor);
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
  import: os.regions.import.handler(({ context, input }) =>
    importRegions(context.platform, caller(context), input.csv, input.dryRun),
  ),
};
