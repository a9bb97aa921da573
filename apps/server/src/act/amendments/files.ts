import { mostAmendmentFiles } from '@chengshi/contract';
import type { PersonActor } from '../../platform/access/actor.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { uploadOf } from '../../platform/http/upload.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { contentOf, withoutPlace } from '../reports/service.ts';
import { mayAskAs } from './policy.ts';
import { amendmentById, fileOf, holdFiles, insertFile } from './store.ts';

/** Adds a file to an open request, by the side that asks; the same bytes are kept once. */
export async function attachFile(platform: Platform, actor: PersonActor, id: string, file: File): Promise<void> {
  const upload = await uploadOf(file, undefined);
  if (upload.kind !== 'file') throw failure('BAD_REQUEST', { detail: '请选择一个文件 · choose a file' });
  const content = contentOf(upload.bytes);
  if (!content) throw failure('EVIDENCE_KIND', { name: upload.name });
  await platform.database.as(actor, async (trx) => {
    await holdFiles(trx, id);
    const request = found(await amendmentById(trx, id));
    if (!mayAskAs(actor, { unitId: request.unitId, regionPath: request.askerPath })) throw failure('NOT_ALLOWED');
    if (request.state !== 'open') throw failure('AMENDMENT_DECIDED');
    const number = request.files.length + 1;
    if (number > mostAmendmentFiles) {
      throw failure('CONFLICT', {
        detail: `一份申请最多附 ${mostAmendmentFiles} 个文件 · a request takes ${mostAmendmentFiles} files at most`,
      });
    }
    const bytes = withoutPlace(upload.bytes, content.mediaType);
    if (!bytes) throw failure('EVIDENCE_KIND', { name: upload.name });
    const digest = await platform.files.put(bytes);
    await insertFile(trx, {
      ...{ amendmentId: id, number, regionPath: request.regionPath, digest, bytes: bytes.length },
      ...{ name: upload.name, mediaType: content.mediaType },
      ...{ addedBy: actor.personId, addedName: actor.name, addedAt: platform.clock.now() },
    });
    await record(trx, platform.clock, actor, {
      action: 'amendment.file-added',
      subjectKind: 'commitment',
      subjectId: request.commitmentId,
      regionPath: request.regionPath,
      after: { amendment: id, number, digest },
    });
  });
}

/** A file of a request that the actor may read. */
export async function fileBytes(platform: Platform, actor: PersonActor, id: string, number: number) {
  const row = found(await platform.database.as(actor, (trx) => fileOf(trx, id, number)));
  return { name: row.name, bytes: await platform.files.get(row.digest) };
}
