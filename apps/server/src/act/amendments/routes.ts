import { type Amendment, amendmentStates, NamedAsker } from '@chengshi/contract';
import { withinReach } from '../../platform/clock/reach.ts';
import { attachment } from '../../platform/http/attachment.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { type Context, caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { attachFile, fileBytes } from './files.ts';
import {
  amendmentById,
  amendmentsOf,
  askAmendment,
  askersOf,
  countAmendments,
  decideAmendment,
  listAmendments,
  sidesOf,
  withdrawAmendment,
} from './service.ts';
import { amendmentViews } from './view.ts';

export const amendmentRoutes = {
  list: os.amendments.list.handler(async ({ context, input }) => {
    const actor = caller(context);
    const { mine, cursor, limit, ...filter } = input;
    const query = input.query?.trim() || undefined;
    if (query !== undefined && [...query].length < 2) {
      throw failure('BAD_REQUEST', { detail: '请至少输入两个字 · type two characters or more' });
    }
    const after = fromCursor(cursor, keys.instantAndId);
    return context.platform.database.as(actor, async (trx) => {
      const sides = mine ? sidesOf(actor) : undefined;
      const rows = await listAmendments(trx, {
        ...{ state: filter.state, campaignId: filter.campaignId },
        ...{ query, sides, after, limit: limit + 1 },
      });
      const page = toPage(
        rows,
        limit,
        (row) => [row.askedAt.toISOString(), row.id],
        (row) => row,
      );
      return { rows: await amendmentViews(trx, actor, page.rows), next: page.next };
    });
  }),
  counts: os.amendments.counts.handler(async ({ context, input }) => {
    const actor = caller(context);
    const sides = input.mine ? sidesOf(actor) : undefined;
    const counts = await context.platform.database.as(actor, (trx) =>
      countAmendments(trx, { sides, campaignId: input.campaignId }),
    );
    const [open = 0, granted = 0, altered = 0, refused = 0, withdrawn = 0] = amendmentStates.map((state) =>
      counts.get(state),
    );
    return { open, granted, altered, refused, withdrawn };
  }),
  ofCommitment: os.amendments.ofCommitment.handler(({ context, input }) => {
    const actor = caller(context);
    return context.platform.database.as(actor, async (trx) => {
      const askers = await askersOf(trx, actor, input.id);
      return {
        rows: await amendmentViews(trx, actor, await amendmentsOf(trx, input.id)),
        askers: askers.map((asker) => NamedAsker.parse(asker)),
      };
    });
  }),
  ask: os.amendments.ask.handler(async ({ context, input }) => {
    if (input.wish.due?.end) withinReach(input.wish.due.end);
    return answer(context, await askAmendment(context.platform, caller(context), input));
  }),
  attach: os.amendments.attach.handler(async ({ context, input }) => {
    await attachFile(context.platform, caller(context), input.id, input.file);
    return answer(context, input.id);
  }),
  file: os.amendments.file.handler(async ({ context, input }) => {
    const { name, bytes } = await fileBytes(context.platform, caller(context), input.id, input.number);
    return attachment(context, name, bytes);
  }),
  decide: os.amendments.decide.handler(async ({ context, input: { id, decision, words } }) => {
    if (decision.kind === 'altered' && decision.wish.due?.end) withinReach(decision.wish.due.end);
    await decideAmendment(context.platform, caller(context), id, decision, words);
    return answer(context, id);
  }),
  withdraw: os.amendments.withdraw.handler(async ({ context, input }) => {
    await withdrawAmendment(context.platform, caller(context), input.id, input.words);
    return answer(context, input.id);
  }),
};

/** The request as it stands now for whoever asked. */
function answer(context: Context, id: string): Promise<Amendment> {
  const actor = caller(context);
  return context.platform.database.as(actor, async (trx) => {
    const [view] = await amendmentViews(trx, actor, [found(await amendmentById(trx, id))]);
    return found(view);
  });
}
