import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { changeView, chooseView, createView, listViews, removeView, viewView } from './service.ts';

export const viewRoutes = {
  list: os.views.list.handler(async ({ context, input }) => {
    const actor = caller(context);
    const after = fromCursor(input.cursor, keys.nameAndId);
    const rows = await context.platform.database.as(actor, (trx) =>
      listViews(trx, actor.personId, { after, limit: input.limit + 1 }),
    );
    return toPage(
      rows,
      input.limit,
      (row) => [row.name, row.id],
      (row) => viewView(row, actor),
    );
  }),
  create: os.views.create.handler(async ({ context, input }) => {
    const actor = caller(context);
    return viewView(await createView(context.platform, actor, input), actor);
  }),
  change: os.views.change.handler(async ({ context, input: { id, ...change } }) => {
    const actor = caller(context);
    return viewView(await changeView(context.platform, actor, id, change), actor);
  }),
  remove: os.views.remove.handler(async ({ context, input }) => {
    await removeView(context.platform, caller(context), input.id);
    return { ok: true as const };
  }),
  choose: os.views.choose.handler(async ({ context, input }) => {
    await chooseView(context.platform, caller(context), input.id);
    return { ok: true as const };
  }),
};
