import type { ImportEvent } from '@chengshi/contract';
import type { Source } from '@chengshi/taskbook';
import { checkOpen, regionById } from '../../org/regions/service.ts';
import type { PersonActor } from '../../platform/access/actor.ts';
import { failure, found as there } from '../../platform/http/fail.ts';
import type { Upload } from '../../platform/http/upload.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { secrecyMark } from '../../platform/secrecy/mark.ts';
import { insertItems, itemsOf, rowOf } from '../items/service.ts';
import { carriedOver } from '../versions/service.ts';
import { homeOffice, mayManage } from './policy.ts';
import { recogniseApart } from './reader.ts';
import type { Reading } from './recognise.ts';
import { type DocumentRow, documentById, documentWithText, insertDocument, insertRefusal } from './store.ts';

export interface ImportRequest {
  readonly regionId: string | null;
  readonly classification: 'public' | 'internal';
  readonly issuedOn: string | null;
  readonly title: string | null;
  /** The published document that this is a corrected version of. */
  readonly replaces?: string | null;
  readonly content: Upload;
}

interface Region {
  readonly id: string;
  readonly path: string;
}

/**
 * Reads a file or text, refuses it or stores it as a draft, and tells how far it is. The same text in the same region is one
 * document, however often and by however many it is imported at once, so that a retry is safe.
 */
export async function* importDocument(
  platform: Platform,
  actor: PersonActor,
  request: ImportRequest,
  signal: AbortSignal | undefined,
): AsyncGenerator<ImportEvent> {
  const corrected = request.replaces ? await toCorrect(platform, actor, request.replaces) : null;
  const region = await targetRegion(platform, actor, corrected?.regionId ?? request.regionId);
  await refuseMarkedHead(platform, actor, region, request);
  yield { kind: 'progress', phase: 'received' };
  const reading = yield* read(platform, actor, region, request, corrected, signal);
  const sourceDigest = request.content.kind === 'file' ? await platform.files.put(request.content.bytes) : null;
  const stored = await platform.database.as(actor, async (trx) => {
    const id = await insertDocument(
      trx,
      {
        regionId: region.id,
        regionPath: region.path,
        title: request.title ?? titleOf(reading, request),
        text: reading.text,
        textDigest: reading.textDigest,
        issuedOn: reading.issuedOn,
        dateDoubt: reading.dateDoubt,
        classification: request.classification,
        origin: 'text',
        sourceName: request.content.kind === 'file' ? request.content.name : null,
        sourceMediaType: request.content.kind === 'file' ? request.content.mediaType : null,
        sourceDigest,
        importedBy: actor.personId,
        importedAt: platform.clock.now(),
        version: (corrected?.version ?? 0) + 1,
        replaces: corrected?.id ?? null,
      },
      reading,
    );
    if (id === null) {
      return { alreadyThere: true, id: there(await documentWithText(trx, region.id, reading.textDigest)).id };
    }
    const found = reading.items.map((item) => rowOf(id, item));
    await insertItems(trx, corrected ? carriedOver(found, await itemsOf(trx, corrected.id)) : found);
    await record(trx, platform.clock, actor, {
      action: 'document.imported',
      subjectKind: 'document',
      subjectId: id,
      regionPath: region.path,
      after: { text: reading.textDigest, source: sourceDigest, items: reading.items.length },
    });
    return { alreadyThere: false, id };
  });
  yield { kind: 'progress', phase: 'stored' };
  yield { kind: 'done', documentId: stored.id as ImportedId, alreadyThere: stored.alreadyThere };
}
type ImportedId = Extract<ImportEvent, { kind: 'done' }>['documentId'];

/** The region that an import goes to, if the actor may import there. */
export async function targetRegion(platform: Platform, actor: PersonActor, regionId: string | null): Promise<Region> {
  const home = homeOffice(actor);
  const id = regionId ?? home?.regionId;
  if (!id) throw failure('NOT_ALLOWED');
  const region = there(await platform.database.as(actor, (trx) => regionById(trx, id)));
  if (!mayManage(actor, region.path)) throw failure('NOT_ALLOWED');
  return checkOpen(region);
}

/** The published document that may be corrected: the newest of its versions. */
async function toCorrect(platform: Platform, actor: PersonActor, id: string): Promise<DocumentRow> {
  const document = there(await platform.database.as(actor, (trx) => documentById(trx, id)));
  if (!mayManage(actor, document.regionPath)) throw failure('NOT_ALLOWED');
  if (document.state !== 'published') {
    throw failure('CONFLICT', {
      detail: '草稿可以直接修改，不需要更正版 · a draft is changed itself, it needs no corrected version',
    });
  }
  if (document.supersededBy !== null) throw failure('SUPERSEDED');
  return document;
}

const sourceOf = ({ text, tables, issuedOn, title }: DocumentRow): Source => ({
  ...{ text, tables, name: title },
  ...(issuedOn ? { date: issuedOn } : {}),
});

async function* read(
  platform: Platform,
  actor: PersonActor,
  region: Region,
  request: ImportRequest,
  corrected: DocumentRow | null,
  signal: AbortSignal | undefined,
): AsyncGenerator<ImportEvent, Reading> {
  const { content } = request;
  const common = {
    date: request.issuedOn,
    name: content.kind === 'file' ? withoutEnding(content.name) : null,
    ...(corrected ? { corrects: sourceOf(corrected) } : {}),
  };
  const input =
    content.kind === 'file'
      ? ({ ...common, kind: 'bytes', bytes: content.bytes } as const)
      : ({ ...common, kind: 'text', text: content.text, tables: [] } as const);
  for await (const message of recogniseApart(input, signal)) {
    switch (message.kind) {
      case 'read':
        yield { kind: 'progress', phase: 'read', chars: message.chars };
        break;
      case 'recognised':
        yield { kind: 'progress', phase: 'recognised', chars: message.reading.text.length };
        return message.reading;
      case 'empty':
        throw failure('EMPTY_DOCUMENT');
      case 'unreadable':
        throw failure('UNREADABLE', { zh: message.zh, en: message.en });
      case 'secret':
        return refuseSecret(platform, actor, region, message);
    }
  }
  signal?.throwIfAborted();
  throw new Error('the reading ended without a result');
}

/** A mark in the title or in the file's name is a mark, whatever the text says. */
export async function refuseMarkedHead(
  platform: Platform,
  actor: PersonActor,
  region: Region,
  { title, content }: Pick<ImportRequest, 'title' | 'content'>,
): Promise<void> {
  const fileName = content.kind === 'file' ? withoutEnding(content.name) : '';
  const mark = secrecyMark(title ?? '') ?? secrecyMark(fileName);
  if (mark === null) return;
  await refuseSecret(platform, actor, region, { mark, chars: content.kind === 'text' ? content.text.length : 0 });
}

/** Refuses a text for its secrecy mark, and keeps on record that it did: never what the text said. */
export async function refuseSecret(
  platform: Platform,
  actor: PersonActor,
  region: Pick<Region, 'path'>,
  refused: { readonly mark: string; readonly chars: number },
): Promise<never> {
  await platform.database.as(actor, async (trx) => {
    const subjectId = await insertRefusal(trx, {
      regionPath: region.path,
      mark: refused.mark,
      chars: refused.chars,
      refusedFor: actor.personId,
      refusedAt: platform.clock.now(),
    });
    await record(trx, platform.clock, actor, {
      action: 'document.refused',
      subjectKind: 'refusal',
      subjectId,
      regionPath: region.path,
    });
  });
  throw failure('SECRET_DOCUMENT', { mark: refused.mark });
}

/** The text's own title, else the file's name without its ending, else the first words. */
function titleOf(reading: Reading, request: ImportRequest): string {
  if (reading.title) return reading.title.slice(0, 300);
  if (request.content.kind === 'file') {
    const name = withoutEnding(request.content.name);
    if (name) return name.slice(0, 300);
  }
  return (
    reading.text
      .trim()
      .split(/[\n。]/, 1)[0]
      ?.slice(0, 60) || '未命名文件'
  );
}

const withoutEnding = (fileName: string): string => fileName.replace(/\.[^.]{1,5}$/, '').trim();
