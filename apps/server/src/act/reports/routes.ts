import { Evidence, ReportForm } from '@chengshi/contract';
import { commitmentById } from '../../plan/commitments/service.ts';
import { withinReach } from '../../platform/clock/reach.ts';
import { attachment } from '../../platform/http/attachment.ts';
import { found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import {
  attachEvidence,
  evidenceById,
  isPhoto,
  listReports,
  report,
  reportForm,
  reportsOf,
  reportView,
} from './service.ts';

function formView({
  commitment,
  dispatch,
  last,
  location,
  ...rest
}: Awaited<ReturnType<typeof reportForm>>): ReportForm {
  return ReportForm.parse({
    ...rest,
    part: dispatch?.part ?? null,
    commitment: { id: commitment.id, code: commitment.code, title: commitment.title, due: commitment.dueOn },
    unit: dispatch ? { id: dispatch.unitId, name: dispatch.unitName } : null,
    quantity: commitment.quantity,
    location: location ?? null,
    last: last ? { value: last.value, words: last.words, asOf: last.asOf, by: last.reportedName } : null,
  });
}

export const reportRoutes = {
  form: os.reports.form.handler(({ context, input }) => {
    const actor = caller(context);
    return context.platform.database.as(actor, async (trx) =>
      formView(await reportForm(trx, context.platform, actor, input.id, input.place)),
    );
  }),
  attach: os.reports.attach.handler(async ({ context, input }) =>
    Evidence.parse(await attachEvidence(context.platform, caller(context), input.id, input.file)),
  ),
  create: os.reports.create.handler(async ({ context, input }) => {
    const { id, place, kind, milestone = null, value = null, words, evidenceIds, seconds, location } = input;
    const asOf = withinReach(input.asOf ?? context.platform.clock.today());
    const draft = { place, kind, milestone, value, asOf, words, evidenceIds, seconds };
    return reportView(await report(context.platform, caller(context), id, draft, location));
  }),
  ofCommitment: os.reports.ofCommitment.handler(async ({ context, input }) => {
    const below = fromCursor(input.cursor, keys.ordinal)?.[0];
    const rows = await context.platform.database.as(caller(context), async (trx) => {
      found(await commitmentById(trx, input.id));
      return reportsOf(trx, input.id, input.place, { below, limit: input.limit + 1 });
    });
    return toPage(rows, input.limit, (row) => [row.number], reportView);
  }),
  list: os.reports.list.handler(async ({ context, input }) => {
    const after = fromCursor(input.cursor, keys.instantAndId);
    const { campaignId, unitId, kind } = input;
    const query = input.query?.trim() || undefined;
    const rows = await context.platform.database.as(caller(context), (trx) =>
      listReports(trx, { campaignId, unitId, kind, query, after, limit: input.limit + 1 }),
    );
    return toPage(rows, input.limit, (row) => [row.reportedAt.toISOString(), row.id], reportView);
  }),
  evidence: os.reports.evidence.handler(async ({ context, input }) => {
    const row = found(await context.platform.database.as(caller(context), (trx) => evidenceById(trx, input.id)));
    const bytes = await context.platform.files.get(row.digest);
    if (!isPhoto(row.mediaType)) return attachment(context, row.name, bytes);
    // A photo is known by its content to be one, and shown where it stands.
    context.resHeaders?.set('content-disposition', 'inline');
    return new File([Uint8Array.from(bytes)], row.name, { type: row.mediaType });
  }),
};
