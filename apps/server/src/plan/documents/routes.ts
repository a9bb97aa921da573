import { regionById } from '../../org/regions/service.ts';
import { withinReach } from '../../platform/clock/reach.ts';
import { attachment } from '../../platform/http/attachment.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { type Context, caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { uploadOf } from '../../platform/http/upload.ts';
import { countStates, itemPlaces, itemsOf, itemView } from '../items/service.ts';
import { importDocument } from './import.ts';
import { correctHead, discardDraft, documentById, listDocuments, publishDocument, sectionsOf } from './service.ts';
import { documentView, summaryView } from './view.ts';

export const documentRoutes = {
  list: os.documents.list.handler(async ({ context, input }) => {
    const after = fromCursor(input.cursor, keys.instantAndId);
    if (input.query !== undefined && [...input.query.trim()].length === 1) {
      throw failure('BAD_REQUEST', { detail: '请至少输入两个字 · type two characters or more' });
    }
    const rows = await context.platform.database.as(caller(context), async (trx) => {
      const regionPath = input.regionId ? found(await regionById(trx, input.regionId)).path : undefined;
      const query = input.query?.trim() || undefined;
      return listDocuments(trx, {
        query,
        state: input.state,
        kind: input.kind,
        regionPath,
        after,
        limit: input.limit + 1,
      });
    });
    return toPage(rows, input.limit, (row) => [row.importedAt.toISOString(), row.id], summaryView);
  }),
  import: os.documents.import.handler(async ({ context, input, signal }) => {
    const content = await uploadOf(input.file, input.text);
    return importDocument(
      context.platform,
      caller(context),
      {
        regionId: input.regionId ?? null,
        classification: input.classification,
        issuedOn: input.issuedOn ? withinReach(input.issuedOn) : null,
        title: input.title ?? null,
        replaces: input.replaces ?? null,
        content,
      },
      signal,
    );
  }),
  get: os.documents.get.handler(({ context, input }) => documentAnswer(context, input.id)),
  original: os.documents.original.handler(async ({ context, input }) => {
    const row = found(await context.platform.database.as(caller(context), (trx) => documentById(trx, input.id)));
    const bytes = await context.platform.files.get(found(row.sourceDigest));
    return attachment(context, row.sourceName ?? 'original', bytes);
  }),
  items: os.documents.items.handler(async ({ context, input }) => {
    const after = fromCursor(input.cursor, keys.placeAndOrdinal) ?? ([-1, -1] as const);
    const rows = await context.platform.database.as(caller(context), async (trx) => {
      found(await documentById(trx, input.id));
      return itemsOf(trx, input.id, { after, limit: input.limit + 1 });
    });
    return toPage(rows, input.limit, (row) => [row.startAt, row.ordinal], itemView);
  }),
  setDate: os.documents.setDate.handler(async ({ context, input }) => {
    if (input.issuedOn) withinReach(input.issuedOn);
    await correctHead(context.platform, caller(context), input.id, input);
    return documentAnswer(context, input.id);
  }),
  publish: os.documents.publish.handler(async ({ context, input }) => {
    await publishDocument(context.platform, caller(context), input.id, {
      name: input.campaignName ?? null,
      undecided: input.undecided,
    });
    return documentAnswer(context, input.id);
  }),
  discard: os.documents.discard.handler(async ({ context, input }) => {
    await discardDraft(context.platform, caller(context), input.id);
    return { ok: true as const };
  }),
};

function documentAnswer(context: Context, id: string) {
  return context.platform.database.as(caller(context), async (trx) =>
    documentView(found(await documentById(trx, id)), {
      sections: await sectionsOf(trx, id),
      review: await countStates(trx, id),
      places: await itemPlaces(trx, id),
    }),
  );
}
