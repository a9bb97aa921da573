import { DocumentId } from '@chengshi/contract';
import { campaignById } from '../../plan/campaigns/service.ts';
import { commitmentById, commitmentsOfDocument } from '../../plan/commitments/service.ts';
import { documentById } from '../../plan/documents/service.ts';
import { withinReach } from '../../platform/clock/reach.ts';
import { found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { toPage } from '../../platform/http/paging.ts';
import { livingMarks, overview, statusesOf, statusView, unitPlansStanding } from './service.ts';
import { tableGroups, tableKey, tablePage } from './table.ts';

export const statusRoutes = {
  table: os.status.table.handler(({ context, input }) => {
    const { order, limit, cursor, ...filter } = input;
    const asOf = context.platform.clock.today();
    const after = tableKey(order, cursor);
    return context.platform.database.as(caller(context), async (trx) => {
      const rows = await tablePage(trx, filter, { order, after, limit: limit + 1 }, asOf);
      return toPage(
        rows,
        limit,
        ({ row }) => (order === 'text' ? [row.campaignId, row.ordinal] : [row.dueOn ?? '', row.id]),
        ({ mark }) => mark,
      );
    });
  }),
  groups: os.status.groups.handler(({ context, input }) => {
    const { by, ...filter } = input;
    return context.platform.database.as(caller(context), async (trx) => ({
      groups: await tableGroups(trx, filter, by, context.platform.clock.today()),
    }));
  }),
  living: os.status.living.handler(({ context, input }) => {
    const asOf = withinReach(input.asOf ?? context.platform.clock.today());
    return context.platform.database.as(caller(context), async (trx) => {
      found(await documentById(trx, input.id));
      return { asOf, ...(await livingMarks(trx, input.id, asOf)) };
    });
  }),
  commitment: os.status.commitment.handler(({ context, input }) => {
    const asOf = withinReach(input.asOf ?? context.platform.clock.today());
    return context.platform.database.as(caller(context), async (trx) => {
      const commitment = found(await commitmentById(trx, input.id));
      // A group is judged by its parts, which are somewhere in the same document.
      const rows = commitment.kind === 'group' ? await commitmentsOfDocument(trx, commitment.documentId) : [commitment];
      return statusView(found((await statusesOf(trx, rows, asOf)).get(commitment.id)));
    });
  }),
  unitPlans: os.status.unitPlans.handler(({ context, input }) => {
    const asOf = context.platform.clock.today();
    return context.platform.database.as(caller(context), async (trx) => {
      found(await campaignById(trx, input.id));
      return { asOf, fronts: await unitPlansStanding(trx, input.id, asOf) };
    });
  }),
  overview: os.status.overview.handler(({ context }) =>
    context.platform.database.as(caller(context), async (trx) => {
      const found = await overview(trx, context.platform.clock.today());
      return {
        ...found,
        documents: found.documents.map((document) => ({ ...document, id: DocumentId.parse(document.id) })),
      };
    }),
  ),
};
