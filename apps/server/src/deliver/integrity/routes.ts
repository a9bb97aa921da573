import { failure } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { tableFile } from '../sheets/service.ts';
import { monthEvents, monthSummary, type Narrowed } from './service.ts';
import { integritySheet } from './sheet.ts';

export const integrityRoutes = {
  summary: os.integrity.summary.handler(({ context, input }) =>
    context.platform.database.as(caller(context), (trx) => monthSummary(trx, input)),
  ),
  events: os.integrity.events.handler(async ({ context, input }) => {
    const { cursor, limit, ...filter } = input;
    const after = fromCursor(cursor, keys.instantAndId);
    const events = await context.platform.database.as(caller(context), (trx) => monthEvents(trx, searched(filter)));
    const rest = after ? events.filter(({ at, id }) => at < after[0] || (at === after[0] && id < after[1])) : events;
    return toPage(
      rest.slice(0, limit + 1),
      limit,
      ({ at, id }) => [at, id],
      (event) => event,
    );
  }),
  file: os.integrity.file.handler(async ({ context, input, signal }) => {
    const { language, ...filter } = input;
    const events = await context.platform.database.as(caller(context), (trx) => monthEvents(trx, searched(filter)));
    return tableFile(context, { sheet: integritySheet(events, filter.month, language), language }, signal);
  }),
};

function searched(filter: Narrowed): Narrowed {
  const query = filter.query?.trim() || undefined;
  if (query !== undefined && [...query].length < 2) {
    throw failure('BAD_REQUEST', { detail: '请至少输入两个字 · type two characters or more' });
  }
  return { ...filter, query };
}
