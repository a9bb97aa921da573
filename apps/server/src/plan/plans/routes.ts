import type { Plan } from '@chengshi/contract';
import { unitsHeldAs } from '../../platform/access/actor.ts';
import { attachment } from '../../platform/http/attachment.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { type Context, caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { uploadOf } from '../../platform/http/upload.ts';
import {
  approvePlan,
  beginPlan,
  listPlans,
  mergePlan,
  readIntoDraft,
  returnPlan,
  saveDraft,
  submitPlan,
  versionOf,
  wholePlan,
  withdrawPlan,
} from './service.ts';
import { planView, summaryView, versionView } from './view.ts';

export const planRoutes = {
  list: os.plans.list.handler(async ({ context, input }) => {
    const actor = caller(context);
    const { own, unitId, cursor, limit, ...filter } = input;
    const query = input.query?.trim() || undefined;
    if (query !== undefined && [...query].length < 2) {
      throw failure('BAD_REQUEST', { detail: '请至少输入两个字 · type two characters or more' });
    }
    const after = fromCursor(cursor, keys.instantAndId);
    const ownUnits = own ? unitsHeldAs(actor, ['liaison']) : undefined;
    const unitIds = unitId ? [unitId].filter((id) => !ownUnits || ownUnits.includes(id)) : ownUnits;
    const rows = await context.platform.database.as(actor, (trx) =>
      listPlans(trx, { ...filter, query, unitIds, after, limit: limit + 1 }),
    );
    return toPage(rows, limit, (row) => [row.movedAt.toISOString(), row.id], summaryView);
  }),
  get: os.plans.get.handler(({ context, input }) => answer(context, input.id)),
  version: os.plans.version.handler(async ({ context, input }) =>
    versionView(
      found(await context.platform.database.as(caller(context), (trx) => versionOf(trx, input.id, input.number))),
    ),
  ),
  original: os.plans.original.handler(async ({ context, input }) => {
    const row = found(
      await context.platform.database.as(caller(context), (trx) => versionOf(trx, input.id, input.number)),
    );
    const bytes = await context.platform.files.get(found(row.sourceDigest));
    return attachment(context, row.sourceName ?? 'original', bytes);
  }),
  create: os.plans.create.handler(async ({ context, input }) =>
    answer(context, await beginPlan(context.platform, caller(context), input)),
  ),
  save: os.plans.save.handler(async ({ context, input }) => {
    const { id, revision, ...body } = input;
    await saveDraft(context.platform, caller(context), id, revision, body);
    return answer(context, id);
  }),
  read: os.plans.read.handler(async ({ context, input, signal }) => {
    const upload = await uploadOf(input.file, input.text);
    const measures = await readIntoDraft(context.platform, caller(context), input.id, input.revision, upload, signal);
    return { plan: await answer(context, input.id), measures };
  }),
  submit: os.plans.submit.handler(async ({ context, input }) => {
    await submitPlan(context.platform, caller(context), input.id, input.revision);
    return answer(context, input.id);
  }),
  withdraw: os.plans.withdraw.handler(async ({ context, input }) => {
    await withdrawPlan(context.platform, caller(context), input.id, input.reason);
    return answer(context, input.id);
  }),
  returnToUnit: os.plans.returnToUnit.handler(async ({ context, input }) => {
    await returnPlan(context.platform, caller(context), input.id, input);
    return answer(context, input.id);
  }),
  approve: os.plans.approve.handler(async ({ context, input }) => {
    const reason = input.reason || null;
    await approvePlan(context.platform, caller(context), input.id, { version: input.version, reason });
    return answer(context, input.id);
  }),
  merge: os.plans.merge.handler(async ({ context, input }) => {
    await mergePlan(context.platform, caller(context), input.id, input);
    return answer(context, input.id);
  }),
};

/** The plan as it stands now for whoever asked. */
async function answer(context: Context, id: string): Promise<Plan> {
  const actor = caller(context);
  return planView(await context.platform.database.as(actor, (trx) => wholePlan(trx, id)), actor);
}
