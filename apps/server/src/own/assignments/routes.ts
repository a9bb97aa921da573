import { AssignedName, Assignment } from '@chengshi/contract';
import { commitmentById } from '../../plan/commitments/service.ts';
import { found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { confirmNames, correctName, listNames, ownersOf } from './service.ts';

export const assignmentRoutes = {
  names: os.assignments.names.handler(async ({ context, input }) => {
    const after = fromCursor(input.cursor, keys.nameAndId);
    const { filter, campaignId } = input;
    const query = input.query?.trim() || undefined;
    const rows = await context.platform.database.as(caller(context), (trx) =>
      listNames(trx, { filter, campaignId, query, after, limit: input.limit + 1 }),
    );
    return toPage(
      rows,
      input.limit,
      (row) => [row.words, row.campaignId],
      ({ campaignId: id, campaignName, ...row }) =>
        AssignedName.parse({ ...row, campaign: { id, name: campaignName } }),
    );
  }),
  ofCommitment: os.assignments.ofCommitment.handler(async ({ context, input }) => {
    const rows = await context.platform.database.as(caller(context), async (trx) => {
      found(await commitmentById(trx, input.id));
      return ownersOf(trx, input.id);
    });
    return {
      rows: rows.map((row) =>
        Assignment.parse({
          ...row,
          person: row.personId === null ? null : { id: row.personId, name: row.words },
          decided: { by: row.decidedName, at: row.decidedAt.toISOString() },
        }),
      ),
    };
  }),
  confirm: os.assignments.confirm.handler(({ context, input }) =>
    confirmNames(context.platform, caller(context), input.names),
  ),
  correct: os.assignments.correct.handler(({ context, input }) =>
    correctName(context.platform, caller(context), { ...input, commitmentId: input.commitmentId ?? null }),
  ),
};
