import { EntryOpening } from '@chengshi/contract';
import { withinReach } from '../../platform/clock/reach.ts';
import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { closeEntry, listOpenings, type OpeningRow, openEntry } from './service.ts';

function openingView(row: OpeningRow, today: string): EntryOpening {
  const { closedOn, closedReason, closedName } = row;
  return EntryOpening.parse({
    ...row,
    region: { id: row.regionId, name: row.regionName },
    by: row.openedName,
    at: row.openedAt.toISOString(),
    closed: closedOn === null ? null : { on: closedOn, reason: closedReason, by: closedName },
    open: row.until >= today && (closedOn === null || closedOn > today),
  });
}

export const entryRoutes = {
  list: os.entries.list.handler(async ({ context, input }) => {
    const after = fromCursor(input.cursor, keys.instantAndId);
    const rows = await context.platform.database.as(caller(context), (trx) =>
      listOpenings(trx, { after, limit: input.limit + 1 }),
    );
    const today = context.platform.clock.today();
    return toPage(
      rows,
      input.limit,
      (row) => [row.openedAt.toISOString(), row.id],
      (row) => openingView(row, today),
    );
  }),
  open: os.entries.open.handler(async ({ context, input }) => {
    withinReach(input.until);
    return openingView(await openEntry(context.platform, caller(context), input), context.platform.clock.today());
  }),
  close: os.entries.close.handler(async ({ context, input }) =>
    openingView(
      await closeEntry(context.platform, caller(context), input.id, input.reason),
      context.platform.clock.today(),
    ),
  ),
};
