import { MAX_FILE_BYTES, MAX_TEXT_LENGTH } from '@chengshi/office';
import { regionById } from '../../org/regions/service.ts';
import { withinReach } from '../../platform/clock/reach.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { type Context, caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { countStates, itemPlaces, itemsOf, itemView } from '../items/service.ts';
import { type ImportRequest, importDocument } from './import.ts';
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
      return listDocuments(trx, { query, state: input.state, regionPath, after, limit: input.limit + 1 });
    });
    return toPage(rows, input.limit, (row) => [row.importedAt.toISOString(), row.id], summaryView);
  }),
  import: os.documents.import.handler(async ({ context, input, signal }) => {
    const content = await contentOf(input.file, input.text);
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
    const name = row.sourceName ?? 'original';
    // Always a download of unknown type: nothing that was imported is ever run or shown as a page of this site.
    context.resHeaders?.set('content-disposition', `attachment; filename*=UTF-8''${headerEncoded(name)}`);
    return new File([Uint8Array.from(bytes)], name, { type: 'application/octet-stream' });
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

async function contentOf(file: File | undefined, text: string | undefined): Promise<ImportRequest['content']> {
  if ((file === undefined) === (text === undefined)) {
    throw failure('BAD_REQUEST', { detail: '请选择一个文件或粘贴文字，二者取一 · give either a file or text' });
  }
  if (file) {
    if (file.size > MAX_FILE_BYTES)
      throw tooLarge(`${(file.size / 2 ** 20).toFixed(1)} MB`, `${MAX_FILE_BYTES / 2 ** 20} MB`);
    return {
      kind: 'file',
      name: cleanName(file.name),
      mediaType: file.type,
      bytes: new Uint8Array(await file.arrayBuffer()),
    };
  }
  // Forms send every line break as CR LF, whatever was typed.
  const pasted = (text ?? '').replace(/\r\n?/g, '\n');
  if (pasted.length > MAX_TEXT_LENGTH) throw tooLarge(`${pasted.length} 字`, `${MAX_TEXT_LENGTH} 字`);
  const broken = firstBroken(pasted);
  if (broken !== null) {
    throw failure('UNREADABLE', {
      zh: `第 ${broken + 1} 个字符是残缺的编码，请重新复制原文后粘贴`,
      en: `Character ${broken + 1} is a broken piece of an encoding: copy the original again and paste it`,
    });
  }
  return { kind: 'text', text: pasted };
}

const tooLarge = (size: string, limit: string) => failure('TOO_LARGE', { size, limit });

/** A file name as a header may carry it (RFC 8187). */
const headerEncoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** Where a lone surrogate or a NUL stands, which no database can keep, counted in characters as people do; null when there is none. */
function firstBroken(text: string): number | null {
  const at = text.search(/[\p{Cs}\0]/u);
  return at < 0 ? null : [...text.slice(0, at)].length;
}

/** A file name as it may be shown and sent back: its last part, without control characters. */
function cleanName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const shown = [...last.toWellFormed().replace(/[\p{Cc}\p{Bidi_Control}]/gu, '')].slice(0, 200).join('');
  return ['', '.', '..'].includes(shown) ? 'file' : shown;
}
