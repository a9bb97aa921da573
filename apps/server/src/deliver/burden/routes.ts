import { caller, os } from '../../platform/http/os.ts';
import { tableFile } from '../sheets/service.ts';
import { burdenOf } from './service.ts';
import { burdenSheet } from './sheet.ts';

export const burdenRoutes = {
  get: os.burden.get.handler(({ context, input }) => {
    const actor = caller(context);
    return context.platform.database.as(actor, (trx) => burdenOf(trx, actor, input.from, input.until));
  }),
  file: os.burden.file.handler(async ({ context, input: { from, until, language }, signal }) => {
    const actor = caller(context);
    const burden = await context.platform.database.as(actor, (trx) => burdenOf(trx, actor, from, until));
    return tableFile(context, { sheet: burdenSheet(burden, language), language }, signal);
  }),
};
