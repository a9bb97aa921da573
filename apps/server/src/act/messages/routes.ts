import { mostUnread } from '@chengshi/contract';
import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { followUnread } from './follow.ts';
import { ownMessages } from './policy.ts';
import { countUnread, listMessages, readMessages } from './service.ts';
import { messageView } from './view.ts';

export const messageRoutes = {
  list: os.messages.list.handler(async ({ context, input }) => {
    const actor = caller(context);
    const after = fromCursor(input.cursor, keys.instantAndId);
    const rows = await context.platform.database.as(actor, (trx) =>
      listMessages(trx, ownMessages(actor), { unread: input.unread, after, limit: input.limit + 1 }),
    );
    return toPage(rows, input.limit, (row) => [row.sentAt.toISOString(), row.id], messageView);
  }),
  unread: os.messages.unread.handler(async ({ context }) => {
    const actor = caller(context);
    const count = await context.platform.database.as(actor, (trx) =>
      countUnread(trx, ownMessages(actor), mostUnread + 1),
    );
    return { count };
  }),
  follow: os.messages.follow.handler(async ({ context, signal }) =>
    followUnread(context.platform, caller(context), signal),
  ),
  read: os.messages.read.handler(async ({ context, input }) => {
    const which = input.kind === 'some' ? { ids: input.ids } : { until: input.until };
    return { marked: await readMessages(context.platform, caller(context), which) };
  }),
};
