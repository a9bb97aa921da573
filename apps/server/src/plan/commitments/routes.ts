import { v7 as uuidv7 } from 'uuid';
import { withinReach } from '../../platform/clock/reach.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { type Context, caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import {
  acceptCommitment,
  type ChangeOutcome,
  changeCommitments,
  changeHistory,
  commitmentById,
  commitmentView,
  listCommitments,
  narrowed,
  tableCursor,
  undoChanges,
  type WishedChange,
  withdrawAcceptance,
} from './service.ts';

export const commitmentRoutes = {
  list: os.commitments.list.handler(async ({ context, input }) => {
    const after = tableCursor('text', input.cursor);
    const query = input.query?.trim() || undefined;
    if (query !== undefined && [...query].length < 2) {
      throw failure('BAD_REQUEST', { detail: '请至少输入两个字 · type two characters or more' });
    }
    const rows = await context.platform.database.as(caller(context), async (trx) =>
      listCommitments(trx, await narrowed(trx, { ...input, query }), {
        order: 'text',
        asOf: context.platform.clock.today(),
        limit: input.limit + 1,
        after,
      }),
    );
    return toPage(
      rows,
      input.limit,
      ({ place }) => place,
      ({ row }) => commitmentView(row),
    );
  }),
  get: os.commitments.get.handler(async ({ context, input }) =>
    commitmentView(found(await context.platform.database.as(caller(context), (trx) => commitmentById(trx, input.id)))),
  ),
  accept: os.commitments.accept.handler(async ({ context, input }) =>
    commitmentView(
      await acceptCommitment(context.platform, caller(context), input.id, {
        on: withinReach(input.on),
        note: input.note ?? null,
      }),
    ),
  ),
  withdrawAcceptance: os.commitments.withdrawAcceptance.handler(async ({ context, input }) =>
    commitmentView(await withdrawAcceptance(context.platform, caller(context), input.id, input.reason)),
  ),
  change: os.commitments.change.handler(({ context, input: { reason, ...wish } }) =>
    edit(context, [wish], reason ?? null),
  ),
  changeMany: os.commitments.changeMany.handler(({ context, input }) =>
    edit(context, input.changes, input.reason ?? null),
  ),
  undoChange: os.commitments.undoChange.handler(({ context, input }) => {
    const actor = caller(context);
    return context.platform.database.as(actor, async (trx) =>
      outcomeView(await undoChanges(trx, context.platform, actor, input.batchId)),
    );
  }),
  changes: os.commitments.changes.handler(async ({ context, input }) => {
    const below = fromCursor(input.cursor, keys.ordinal)?.[0];
    const rows = await context.platform.database.as(caller(context), (trx) =>
      changeHistory(trx, input.id, { below, limit: input.limit + 1 }),
    );
    return toPage(
      rows,
      input.limit,
      (row) => [row.number],
      (row) => row,
    );
  }),
};

function edit(context: Context, wishes: readonly WishedChange[], reason: string | null) {
  const actor = caller(context);
  for (const { change } of wishes) if (change.due?.end) withinReach(change.due.end);
  return context.platform.database.as(actor, async (trx) =>
    outcomeView(
      await changeCommitments(trx, context.platform, actor, wishes, { kind: 'edited', reason, batchId: uuidv7() }),
    ),
  );
}

const outcomeView = ({ batchId, commitments }: ChangeOutcome) => ({
  batchId,
  commitments: commitments.map(commitmentView),
});
