import { PersonId } from '@chengshi/contract';
import { reportsByIds } from '../../act/reports/service.ts';
import { attachment } from '../../platform/http/attachment.ts';
import { found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { verificationsByIds } from '../verification/service.ts';
import { populationFile, proveDraw } from './proof.ts';
import {
  countsOf,
  drawById,
  drawList,
  inspectorsIn,
  itemsOf,
  listDraws,
  previewDraw,
  takeBackDraw,
} from './service.ts';
import { drawView, itemView, recordView } from './view.ts';

export const drawRoutes = {
  inspectors: os.draws.inspectors.handler(({ context, input }) => {
    const actor = caller(context);
    return context.platform.database.as(actor, async (trx) => {
      const rows = await inspectorsIn(trx, actor, input.regionId);
      return { rows: rows.map(({ id, name }) => ({ id: PersonId.parse(id), name })) };
    });
  }),
  preview: os.draws.preview.handler(({ context, input }) => {
    const actor = caller(context);
    return context.platform.database.as(actor, (trx) => previewDraw(trx, context.platform, actor, input));
  }),
  create: os.draws.create.handler(async ({ context, input }) => {
    const { wanted, riskShare, ...selection } = input;
    const actor = caller(context);
    return drawView(await drawList(context.platform, actor, selection, { wanted, riskShare }), actor);
  }),
  list: os.draws.list.handler(async ({ context, input }) => {
    const actor = caller(context);
    const after = fromCursor(input.cursor, keys.instantAndId);
    const rows = await context.platform.database.as(actor, (trx) =>
      listDraws(trx, { whose: input.whose, personId: actor.personId, after, limit: input.limit + 1 }),
    );
    return toPage(
      rows,
      input.limit,
      (row) => [row.drawnAt.toISOString(), row.id],
      (row) => drawView(row, actor),
    );
  }),
  get: os.draws.get.handler(({ context, input }) => {
    const actor = caller(context);
    return context.platform.database.as(actor, async (trx) =>
      recordView(found(await drawById(trx, input.id)), await countsOf(trx, input.id), actor),
    );
  }),
  items: os.draws.items.handler(({ context, input }) => {
    const actor = caller(context);
    const after = fromCursor(input.cursor, keys.ordinal)?.[0];
    const { id, state, limit } = input;
    return context.platform.database.as(actor, async (trx) => {
      const draw = found(await drawById(trx, id));
      const items = await itemsOf(trx, id, { state, after, limit: limit + 1 });
      const reports = new Map(
        (
          await reportsByIds(
            trx,
            items.map(({ newestId }) => newestId),
          )
        ).map((row) => [row.id, row]),
      );
      const ids = items.flatMap(({ verificationId }) => (verificationId === null ? [] : [verificationId]));
      const verifications = new Map((await verificationsByIds(trx, ids)).map((row) => [row.id, row]));
      return toPage(
        items,
        limit,
        ({ place }) => [place],
        (item) =>
          itemView(item, {
            ...{ actor, draw, report: found(reports.get(item.newestId)) },
            verification: verifications.get(item.verificationId ?? ''),
          }),
      );
    });
  }),
  proof: os.draws.proof.handler(({ context, input }) =>
    context.platform.database.as(caller(context), async (trx) => proveDraw(trx, found(await drawById(trx, input.id)))),
  ),
  population: os.draws.population.handler(({ context, input }) =>
    context.platform.database.as(caller(context), async (trx) => {
      const { number, regionName } = found(await drawById(trx, input.id));
      const text = await populationFile(trx, input.id);
      const name = `${regionName}第${number}次核验抽取-总体.txt`;
      return attachment(context, name, new TextEncoder().encode(text), 'text/plain');
    }),
  ),
  withdraw: os.draws.withdraw.handler(async ({ context, input }) => {
    const actor = caller(context);
    return drawView(await takeBackDraw(context.platform, actor, input.id, input.reason), actor);
  }),
};
