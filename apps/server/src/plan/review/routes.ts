import { PersonId } from '@chengshi/contract';
import { failure, found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { documentById, mayManage } from '../documents/service.ts';
import { listEdits } from '../items/service.ts';
import { follow, look } from './follow.ts';
import { edit, undo } from './service.ts';

export const reviewRoutes = {
  edit: os.review.edit.handler(({ context, input }) => edit(context.platform, caller(context), input.id, input.step)),
  undo: os.review.undo.handler(({ context, input }) => undo(context.platform, caller(context), input.id, input.seq)),
  history: os.review.history.handler(async ({ context, input }) => {
    const actor = caller(context);
    const before = fromCursor(input.cursor, keys.ordinal)?.[0];
    const rows = await context.platform.database.as(actor, async (trx) => {
      if (!mayManage(actor, found(await documentById(trx, input.id)).regionPath)) throw failure('NOT_ALLOWED');
      return listEdits(trx, input.id, before, input.limit + 1);
    });
    return toPage(
      rows,
      input.limit,
      (row) => [row.seq],
      ({ actorId, actorName, at, ...row }) => ({
        ...row,
        by: { id: PersonId.parse(actorId), name: actorName },
        at: at.toISOString(),
      }),
    );
  }),
  follow: os.review.follow.handler(async ({ context, input, signal }) =>
    follow(context.platform, caller(context), input.id, input.after, signal),
  ),
  look: os.review.look.handler(async ({ context, input }) => {
    await look(context.platform, caller(context), input.id, input.itemId);
    return { ok: true as const };
  }),
};
