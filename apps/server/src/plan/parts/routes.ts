import { PreparedPart } from '@chengshi/contract';
import { found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { commitmentById } from '../commitments/service.ts';
import { partsOf } from './service.ts';

export const partRoutes = {
  list: os.parts.list.handler(async ({ context, input }) => {
    const rows = await context.platform.database.as(caller(context), async (trx) => {
      found(await commitmentById(trx, input.id));
      return partsOf(trx, input.id);
    });
    return { rows: rows.map((row) => PreparedPart.parse(row)) };
  }),
};
