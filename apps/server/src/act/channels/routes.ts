import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import {
  addWebhook,
  choose,
  countWaiting,
  listDead,
  listWebhooks,
  ownChoices,
  removeWebhook,
  retry,
  tryMail,
  tryWebhook,
} from './service.ts';
import { deadView, webhookView } from './view.ts';

export const channelRoutes = {
  choices: os.channels.choices.handler(async ({ context }) => {
    const actor = caller(context);
    const choices = await context.platform.database.as(actor, (trx) => ownChoices(trx, actor));
    return { ...choices, mailWorks: context.platform.outbound.mail !== null };
  }),
  choose: os.channels.choose.handler(({ context, input }) => choose(context.platform, caller(context), input)),
  webhooks: os.channels.webhooks.handler(async ({ context, input }) => {
    const after = fromCursor(input.cursor, keys.instantAndId);
    const rows = await context.platform.database.as(caller(context), (trx) =>
      listWebhooks(trx, { after, limit: input.limit + 1 }),
    );
    return toPage(rows, input.limit, (row) => [row.addedAt.toISOString(), row.id], webhookView);
  }),
  add: os.channels.add.handler(async ({ context, input }) =>
    webhookView(await addWebhook(context.platform, caller(context), input)),
  ),
  remove: os.channels.remove.handler(async ({ context, input }) => {
    await removeWebhook(context.platform, caller(context), input.id);
    return { ok: true as const };
  }),
  tryWebhook: os.channels.tryWebhook.handler(({ context, input }) =>
    tryWebhook(context.platform, caller(context), input.id),
  ),
  tryMail: os.channels.tryMail.handler(({ context, input }) =>
    tryMail(context.platform, caller(context), input.address),
  ),
  dead: os.channels.dead.handler(async ({ context, input }) => {
    const after = fromCursor(input.cursor, keys.instantAndId);
    const { rows, waiting } = await context.platform.database.as(caller(context), async (trx) => ({
      rows: await listDead(trx, { after, limit: input.limit + 1 }),
      waiting: await countWaiting(trx),
    }));
    return { ...toPage(rows, input.limit, (row) => [row.settledAt?.toISOString() ?? '', row.id], deadView), waiting };
  }),
  retry: os.channels.retry.handler(async ({ context, input }) => {
    await retry(context.platform, caller(context), input.id);
    return { ok: true as const };
  }),
};
