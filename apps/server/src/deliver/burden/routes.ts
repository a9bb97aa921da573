import { caller, os } from '../../platform/http/os.ts';
import { burdenOf } from './service.ts';

export const burdenRoutes = {
  get: os.burden.get.handler(({ context, input }) => {
    const actor = caller(context);
    return context.platform.database.as(actor, (trx) => burdenOf(trx, actor, input.from, input.until));
  }),
};
