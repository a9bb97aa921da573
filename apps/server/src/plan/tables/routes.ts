import { withinReach } from '../../platform/clock/reach.ts';
import { found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { uploadOf } from '../../platform/http/upload.ts';
import { describe } from './read.ts';
import { importTable, readTables, tryTable } from './service.ts';
import { readingById } from './store.ts';

export const tableRoutes = {
  read: os.tables.read.handler(async ({ context, input, signal }) => {
    const content = await uploadOf(input.file, input.text);
    return readTables(context.platform, caller(context), { regionId: input.regionId ?? null, content }, signal);
  }),
  get: os.tables.get.handler(({ context, input }) =>
    context.platform.database.as(caller(context), async (trx) =>
      describe(trx, found(await readingById(trx, input.id))),
    ),
  ),
  tryOut: os.tables.tryOut.handler(({ context, input, signal }) => {
    const { id, ...order } = input;
    if (order.issuedOn) withinReach(order.issuedOn);
    return tryTable(context.platform, caller(context), id, order, signal);
  }),
  import: os.tables.import.handler(async ({ context, input, signal }) => {
    const { id, title, superior, ...order } = input;
    if (order.issuedOn) withinReach(order.issuedOn);
    if (superior?.reportOn) withinReach(superior.reportOn);
    return importTable(
      context.platform,
      caller(context),
      id,
      { ...order, title: title ?? null, superior: superior ?? null },
      signal,
    );
  }),
};
