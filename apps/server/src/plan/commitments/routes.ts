import { withinReach } from '../../platform/clock/reach.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { acceptCommitment, commitmentById, commitmentView, listCommitments, withdrawAcceptance } from './service.ts';

export const commitmentRoutes = {
  list: os.commitments.list.handler(async ({ context, input }) => {
    const after = fromCursor(input.cursor, keys.idAndOrdinal);
    const query = input.query?.trim() || undefined;
    if (query !== undefined && [...query].length < 2) {
      throw failure('BAD_REQUEST', { detail: '请至少输入两个字 · type two characters or more' });
    }
    const rows = await context.platform.database.as(caller(context), (trx) =>
      listCommitments(
        trx,
        { ...input, query },
        {
          order: 'text',
          limit: input.limit + 1,
          after: after && { order: 'text', campaignId: after[0], ordinal: after[1] },
        },
      ),
    );
    return toPage(rows, input.limit, (row) => [row.campaignId, row.ordinal], commitmentView);
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
};
