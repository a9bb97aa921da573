import { Silence, SilentUnits } from '@chengshi/contract';
import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { listSilences, ownTerms, type SilenceRow, setTerm, silentUnits } from './service.ts';

const silenceView = (row: SilenceRow): Silence =>
  Silence.parse({
    ...row,
    unit: { id: row.unitId, name: row.unitName },
    commitment: { id: row.commitmentId, code: row.code, title: row.title },
  });

export const silenceRoutes = {
  list: os.silences.list.handler(async ({ context, input }) => {
    const after = fromCursor(input.cursor, keys.dateAndId);
    const { silent, unitId } = input;
    const rows = await context.platform.database.as(caller(context), (trx) =>
      listSilences(trx, { silent, unitId, after, limit: input.limit + 1 }),
    );
    return toPage(rows, input.limit, (row) => [row.noticedOn, row.id], silenceView);
  }),
  units: os.silences.units.handler(({ context }) => {
    const actor = caller(context);
    return context.platform.database.as(actor, async (trx) =>
      SilentUnits.parse({ units: await silentUnits(trx), terms: await ownTerms(trx, actor) }),
    );
  }),
  setTerm: os.silences.setTerm.handler(async ({ context, input }) => {
    await setTerm(context.platform, caller(context), input.regionId, input.days);
    return { ok: true as const };
  }),
};
