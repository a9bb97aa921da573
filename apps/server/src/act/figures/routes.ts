import { type FigureRequest, UnitId } from '@chengshi/contract';
import { withinReach } from '../../platform/clock/reach.ts';
import { found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import {
  askFigures,
  listRequests,
  ownFigures,
  previewFigures,
  requestById,
  requestLines,
  takeBackRequest,
  unitsAsked,
} from './service.ts';
import { lineView, previewView, requestView } from './view.ts';

export const figureRoutes = {
  preview: os.figures.preview.handler(({ context, input }) => {
    withinReach(input.asOf);
    const actor = caller(context);
    return context.platform.database.as(actor, async (trx) => previewView(await previewFigures(trx, actor, input)));
  }),
  ask: os.figures.ask.handler(async ({ context, input }) => {
    const { title, note = null, dueOn, ...selection } = input;
    withinReach(selection.asOf);
    return requestView(
      await askFigures(context.platform, caller(context), selection, { title, note, dueOn: withinReach(dueOn) }),
    );
  }),
  list: os.figures.list.handler(async ({ context, input }) => {
    const after = fromCursor(input.cursor, keys.instantAndId);
    const rows = await context.platform.database.as(caller(context), (trx) =>
      listRequests(trx, { open: input.open, after, limit: input.limit + 1 }),
    );
    return toPage(rows, input.limit, (row) => [row.askedAt.toISOString(), row.id], requestView);
  }),
  get: os.figures.get.handler(({ context, input }) =>
    context.platform.database.as(caller(context), async (trx) => {
      const request: FigureRequest = requestView(found(await requestById(trx, input.id)));
      const units = await unitsAsked(trx, input.id);
      return { ...request, units: units.map((unit) => ({ ...unit, id: UnitId.parse(unit.id) })) };
    }),
  ),
  lines: os.figures.lines.handler(async ({ context, input }) => {
    const after = fromCursor(input.cursor, keys.ordinal)?.[0];
    const { id, missing, unitId } = input;
    const rows = await context.platform.database.as(caller(context), async (trx) => {
      found(await requestById(trx, id));
      return requestLines(trx, id, { missing, unitId, after, limit: input.limit + 1 });
    });
    return toPage(rows, input.limit, (row) => [row.ordinal], lineView);
  }),
  withdraw: os.figures.withdraw.handler(async ({ context, input }) =>
    requestView(await takeBackRequest(context.platform, caller(context), input.id, input.reason)),
  ),
  mine: os.figures.mine.handler(({ context }) => {
    const actor = caller(context);
    return context.platform.database.as(actor, async (trx) => ({
      rows: (await ownFigures(trx, actor)).map((row) => ({
        ...lineView({ ...row, found: 'missing', given: null }),
        // Lines of one request may wait for the same figure.
        ...{ asOf: row.asOf, dueOn: row.dueOn, titles: [...new Set(row.titles)] },
      })),
    }));
  }),
};
