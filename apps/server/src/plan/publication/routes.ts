import { found } from '../../platform/http/fail.ts';
import { type Context, caller, os } from '../../platform/http/os.ts';
import { draftToChange, sectionsOf } from '../documents/service.ts';
import { itemsOf, orderOf } from '../items/service.ts';
import { decidePublication, planPublication } from './service.ts';
import { planView } from './view.ts';

export const publicationRoutes = {
  plan: os.publication.plan.handler(({ context, input }) => planAnswer(context, input.id)),
  decide: os.publication.decide.handler(async ({ context, input }) => {
    const actor = caller(context);
    await context.platform.database.as(actor, async (trx) => {
      const draft = await draftToChange(trx, actor, input.id);
      await decidePublication(trx, context.platform, actor, draft, input.revision, input.decisions);
    });
    return planAnswer(context, input.id);
  }),
};

/** What would be published if all that is not rejected were accepted. */
function planAnswer(context: Context, id: string) {
  const actor = caller(context);
  return context.platform.database.as(actor, async (trx) => {
    const draft = await draftToChange(trx, actor, id);
    const rows = (await itemsOf(trx, id)).filter((row) => row.state !== 'rejected');
    const undecided = new Set(rows.filter((row) => row.state === 'found').map((row) => row.id));
    const sections = await sectionsOf(trx, id);
    const plan = await planPublication(trx, context.platform, {
      document: found(draft),
      sections,
      items: rows.map(orderOf),
    });
    return planView(id, plan, undecided);
  });
}
