import { DocumentId, mostCounted } from '@chengshi/contract';
import { campaignById } from '../../plan/campaigns/service.ts';
import { commitmentById, commitmentsOfDocument, tableCursor } from '../../plan/commitments/service.ts';
import { documentById } from '../../plan/documents/service.ts';
import { withinReach } from '../../platform/clock/reach.ts';
import { found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { toPage } from '../../platform/http/paging.ts';
import { writtenApart } from '../../platform/threads/written.ts';
import { livingMarks, overview, partKey, partStatuses, statusesOf, statusView, unitPlansStanding } from './service.ts';
import { type SheetInput, tableSheet } from './sheet/table-sheet.ts';
import { markView, tableCount, tableGroups, tablePage } from './table.ts';

export const statusRoutes = {
  table: os.status.table.handler(({ context, input }) => {
    const { order, limit, cursor, ...filter } = input;
    const asOf = context.platform.clock.today();
    return context.platform.database.as(caller(context), async (trx) =>
      toPage(
        await tablePage(trx, filter, { order, after: tableCursor(order, cursor), limit: limit + 1 }, asOf),
        limit,
        ({ place }) => place,
        markView,
      ),
    );
  }),
  count: os.status.count.handler(({ context, input }) =>
    context.platform.database.as(caller(context), async (trx) => {
      const count = await tableCount(trx, input, mostCounted + 1, context.platform.clock.today());
      return { count: Math.min(count, mostCounted), more: count > mostCounted };
    }),
  ),
  groups: os.status.groups.handler(({ context, input }) => {
    const { by, ...filter } = input;
    return context.platform.database.as(caller(context), async (trx) => ({
      groups: await tableGroups(trx, filter, by, context.platform.clock.today()),
    }));
  }),
  file: os.status.file.handler(async ({ context, input, signal }) => {
    const { order, columns, by, language, ...filter } = input;
    const today = context.platform.clock.today();
    const sheet = await context.platform.database.as(caller(context), (trx) =>
      tableSheet(trx, filter, { order, columns, by, language }, today),
    );
    const job: SheetInput = { sheet, language };
    const bytes = await writtenApart(new URL('./sheet/sheet-worker.ts', import.meta.url), job, signal);
    const name = `${sheet.title} ${today}.xlsx`;
    context.resHeaders?.set('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
    return new File([bytes], name, { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
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
      if (input.place !== '') {
        const part = { commitmentId: commitment.id, place: input.place };
        return statusView(found((await partStatuses(trx, [part], asOf)).get(partKey(part))));
      }
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
