import { caller, os } from '../http/os.ts';
import { fromCursor, keys, toPage } from '../http/paging.ts';

/** Reading the ledger; the database shows an auditor the entries of the regions audited, and nobody else any. */
export const ledgerRoutes = {
  list: os.ledger.list.handler(async ({ context, input }) => {
    const after = fromCursor(input.cursor, keys.sequence);
    const rows = await context.platform.database.as(caller(context), (trx) => {
      let query = trx
        .selectFrom('ledger')
        .leftJoin('people', 'people.id', 'ledger.actorId')
        .select([
          'seq',
          'at',
          'actorId',
          'people.name as actorName',
          'action',
          'subjectKind',
          'subjectId',
          'beforeDigest',
          'afterDigest',
        ])
        .orderBy('seq', 'desc')
        .limit(input.limit + 1);
      if (after) query = query.where('seq', '<', after[0]);
      if (input.subjectKind) query = query.where('subjectKind', '=', input.subjectKind);
      if (input.subjectId) query = query.where('subjectId', '=', input.subjectId);
      return query.execute();
    });
    return toPage(
      rows,
      input.limit,
      (row) => [row.seq],
      (row) => ({
        seq: row.seq,
        at: row.at.toISOString(),
        actor: row.actorId ? { id: row.actorId, name: row.actorName ?? '' } : null,
        action: row.action,
        subjectKind: row.subjectKind,
        subjectId: row.subjectId,
        before: row.beforeDigest,
        after: row.afterDigest,
      }),
    );
  }),
};
