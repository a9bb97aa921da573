import { dispatchesInForce } from '../../../own/dispatches/service.ts';
import { type CommitmentRow, commitmentById } from '../../../plan/commitments/service.ts';
import type { PersonActor } from '../../../platform/access/actor.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { failure, found } from '../../../platform/http/fail.ts';
import { uploadOf } from '../../../platform/http/upload.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import type { Platform } from '../../../platform/platform.ts';
import { mayShow } from '../policy.ts';
import { reportingUnit } from '../store.ts';
import { contentOf } from './content.ts';
import { evidenceById, insertEvidence } from './store.ts';
import { withoutPlace } from './without-place.ts';

/** Keeps a file for a commitment, to be named in a report or verification of the same person; the same bytes are kept once. */
export async function attachEvidence(platform: Platform, actor: PersonActor, commitmentId: string, file: File) {
  const upload = await uploadOf(file, undefined);
  if (upload.kind !== 'file') throw failure('BAD_REQUEST', { detail: '请选择一个文件 · choose a file' });
  return platform.database.as(actor, async (trx) => {
    const commitment = found(await commitmentById(trx, commitmentId));
    if (!(await mayShowAbout(trx, actor, commitment))) throw failure('NOT_ALLOWED');
    const content = contentOf(upload.bytes);
    if (!content) throw failure('EVIDENCE_KIND', { name: upload.name });
    const bytes = withoutPlace(upload.bytes, content.mediaType);
    if (!bytes) throw failure('EVIDENCE_KIND', { name: upload.name });
    const digest = await platform.files.put(bytes);
    const id = await insertEvidence(trx, {
      ...{ commitmentId, regionPath: commitment.regionPath, digest, bytes: bytes.length },
      // What it is, the name says too, whatever it said before.
      ...{ name: named(upload.name, content.extension), mediaType: content.mediaType },
      ...{ uploadedBy: actor.personId, uploadedAt: platform.clock.now() },
    });
    await record(trx, platform.clock, actor, {
      action: 'evidence.attached',
      subjectKind: 'commitment',
      subjectId: commitmentId,
      regionPath: commitment.regionPath,
      after: { id, digest },
    });
    return found(await evidenceById(trx, id));
  });
}

/** Who looks at the commitment as a whole, and whoever reports about it or a part of it. */
async function mayShowAbout(
  trx: Trx,
  actor: PersonActor,
  { id, regionPath }: Pick<CommitmentRow, 'id' | 'regionPath'>,
) {
  if (mayShow(actor, regionPath, undefined)) return true;
  for (const { unitId } of await dispatchesInForce(trx, id)) {
    if (mayShow(actor, regionPath, await reportingUnit(trx, unitId))) return true;
  }
  return false;
}

function named(name: string, extension: string): string {
  const stem = name.replace(/\.[0-9A-Za-z]{1,8}$/, '');
  return `${stem === '' ? 'file' : stem}.${extension}`;
}
