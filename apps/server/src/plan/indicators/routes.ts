import { Binding, Indicator, Target } from '@chengshi/contract';
import { found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { commitmentById } from '../commitments/service.ts';
import { bindAnew, bindingsOf, type IndicatorRow, indicatorById, listIndicators, targetsOf } from './service.ts';

const indicatorView = (row: IndicatorRow): Indicator =>
  Indicator.parse({ ...row, region: { id: row.regionId, name: row.regionName } });

const bindingsView = (rows: Awaited<ReturnType<typeof bindingsOf>>) => ({
  rows: rows.map((row) =>
    Binding.parse({
      indicator: row.indicatorId === null ? null : { id: row.indicatorId, name: row.name, unit: row.unit },
      by: row.boundName,
      at: row.boundAt.toISOString(),
      reason: row.reason,
    }),
  ),
});

export const indicatorRoutes = {
  list: os.indicators.list.handler(async ({ context, input }) => {
    const after = fromCursor(input.cursor, keys.nameAndId);
    const query = input.query?.trim() || undefined;
    const rows = await context.platform.database.as(caller(context), (trx) =>
      listIndicators(trx, { query, after, limit: input.limit + 1 }),
    );
    return toPage(rows, input.limit, (row) => [row.name, row.id], indicatorView);
  }),
  get: os.indicators.get.handler(async ({ context, input }) =>
    indicatorView(found(await context.platform.database.as(caller(context), (trx) => indicatorById(trx, input.id)))),
  ),
  targets: os.indicators.targets.handler(async ({ context, input }) => {
    const after = fromCursor(input.cursor, keys.dateAndId);
    const rows = await context.platform.database.as(caller(context), async (trx) => {
      found(await indicatorById(trx, input.id));
      return targetsOf(trx, input.id, { after, limit: input.limit + 1 });
    });
    return toPage(
      rows,
      input.limit,
      (row) => [row.dueOn ?? '', row.id],
      ({ id, code, title, quantity, dueOn, accepted }) =>
        Target.parse({ commitment: { id, code, title }, quantity, due: dueOn, accepted }),
    );
  }),
  bindings: os.indicators.bindings.handler(async ({ context, input }) =>
    bindingsView(
      await context.platform.database.as(caller(context), async (trx) => {
        found(await commitmentById(trx, input.id));
        return bindingsOf(trx, input.id);
      }),
    ),
  ),
  bind: os.indicators.bind.handler(async ({ context, input }) =>
    bindingsView(await bindAnew(context.platform, caller(context), input.id, input.choice, input.reason)),
  ),
};
