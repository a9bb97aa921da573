import type { Pledge } from '@chengshi/contract';
import { regionById } from '../../org/regions/service.ts';
import { unitById } from '../../org/units/service.ts';
import { attachment } from '../../platform/http/attachment.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { type Context, caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { mayDraw } from './policy.ts';
import {
  candidates,
  drawPledge,
  isIntact,
  listPledges,
  pledgeById,
  pledgeFile,
  signPledge,
  withdrawPledge,
} from './service.ts';
import { candidateView, pledgeView, summaryView } from './view.ts';

export const pledgeRoutes = {
  list: os.pledges.list.handler(async ({ context, input }) => {
    const actor = caller(context);
    const { state, unitId, mine, limit } = input;
    const after = fromCursor(input.cursor, keys.instantAndId);
    const rows = await context.platform.database.as(actor, (trx) =>
      listPledges(trx, { state, unitId, personId: mine ? actor.personId : undefined, after, limit: limit + 1 }),
    );
    return toPage(rows, limit, (row) => [row.drawnAt.toISOString(), row.id], summaryView);
  }),
  get: os.pledges.get.handler(({ context, input }) => answer(context, input.id)),
  file: os.pledges.file.handler(async ({ context, input }) => {
    const row = found(await context.platform.database.as(caller(context), (trx) => pledgeById(trx, input.id)));
    return attachment(context, `${row.code} ${row.title}.docx`, await pledgeFile(context.platform, row), docxType);
  }),
  candidates: os.pledges.candidates.handler(async ({ context, input }) => {
    const actor = caller(context);
    const after = fromCursor(input.cursor, keys.nameAndId);
    return context.platform.database.as(actor, async (trx) => {
      const region = found(await regionById(trx, input.regionId));
      found(await unitById(trx, input.unitId));
      if (!mayDraw(actor, region.path)) throw failure('NOT_ALLOWED');
      const of = { regionPath: region.path, unitId: input.unitId };
      const rows = await candidates(trx, of, { after, limit: input.limit + 1 });
      return toPage(rows, input.limit, (row) => [row.code, row.id], candidateView);
    });
  }),
  draw: os.pledges.draw.handler(async ({ context, input }) =>
    answer(
      context,
      await drawPledge(context.platform, caller(context), { ...input, supersedes: input.supersedes ?? null }),
    ),
  ),
  sign: os.pledges.sign.handler(async ({ context, input: { id, ...signing } }) => {
    await signPledge(context.platform, caller(context), context.headers, id, signing);
    return answer(context, id);
  }),
  withdraw: os.pledges.withdraw.handler(async ({ context, input }) => {
    await withdrawPledge(context.platform, caller(context), input.id, input.words);
    return answer(context, input.id);
  }),
};

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The pledge as it stands now for whoever asked, its seal checked. */
async function answer(context: Context, id: string): Promise<Pledge> {
  const actor = caller(context);
  const { database } = context.platform;
  const row = found(await database.as(actor, (trx) => pledgeById(trx, id)));
  const intact = await isIntact(context.platform, row);
  return database.as(actor, (trx) => pledgeView(trx, actor, row, intact));
}
