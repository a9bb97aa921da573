import { found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { answerEntries, entriesOf } from './service.ts';
import { listById, superiorLists } from './store.ts';
import { entryView, listView } from './view.ts';

export const superiorRoutes = {
  lists: os.superior.lists.handler(async ({ context, input }) => {
    const after = fromCursor(input.cursor, keys.instantAndId);
    const rows = await context.platform.database.as(caller(context), (trx) =>
      superiorLists(trx, { after, limit: input.limit + 1 }),
    );
    return toPage(rows, input.limit, (row) => [row.importedAt.toISOString(), row.id], listView);
  }),
  get: os.superior.get.handler(async ({ context, input }) =>
    listView(found(await context.platform.database.as(caller(context), (trx) => listById(trx, input.id)))),
  ),
  entries: os.superior.entries.handler(async ({ context, input }) => {
    const after = fromCursor(input.cursor, keys.ordinal)?.[0] ?? -1;
    const rows = await context.platform.database.as(caller(context), async (trx) => {
      found(await listById(trx, input.id));
      return entriesOf(trx, input.id, { state: input.state, after, limit: input.limit + 1 });
    });
    return toPage(rows, input.limit, (row) => [row.ordinal], entryView);
  }),
  answer: os.superior.answer.handler(async ({ context, input }) =>
    listView(await answerEntries(context.platform, caller(context), input.id, input.entryIds, input.answer)),
  ),
};
