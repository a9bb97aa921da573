import { readFile } from 'node:fs/promises';
import { addDays } from '@chengshi/calendar';
import type { DemoActs } from '../../demo/format.ts';
import { askAmendment, decideAmendment } from '../act/amendments/service.ts';
import { report } from '../act/reports/service.ts';
import { verify } from '../deliver/verification/service.ts';
import { unitById } from '../org/units/service.ts';
import { listDispatches, objectTo, proposals, sendDispatches } from '../own/dispatches/service.ts';
import { acceptCommitment } from '../plan/commitments/service.ts';
import { type PersonActor, system } from '../platform/access/actor.ts';
import type { Platform } from '../platform/platform.ts';
import { acceptAll, type Cast, liaisonOf, signedIn } from './cast.ts';
import { loadParts } from './demonstration-parts.ts';
import { allCommitments, everything, saying } from './quoted.ts';

const file = new URL('../../demo/acts.json', import.meta.url);
const termDays = 3;

/** What units, inspectors and the office did after publication, through the services that they use; skipped when it is there. */
export async function loadActs(platform: Platform): Promise<void> {
  const acts = JSON.parse(await readFile(file, 'utf8')) as DemoActs;
  const cast = { clerk: await signedIn(platform, 'office'), inspector: await signedIn(platform, 'inspector') };
  if (!(await dispatchClear(platform, cast.clerk))) return;
  const board = await boardOf(platform, cast.clerk);
  await answer(platform, acts, board);
  for (const entry of acts.reports) await fileReport(platform, cast, board, entry);
  await loadParts(platform, cast, board, acts);
  for (const entry of acts.amendments) await ask(platform, cast.clerk, board, entry);
}

/** Gives every commitment whose words name one unit clearly to that unit. */
async function dispatchClear(platform: Platform, clerk: PersonActor): Promise<boolean> {
  const clear = await platform.database.as(clerk, (trx) => proposals(trx, clerk, { ready: true, limit: everything }));
  const entries = clear.flatMap(({ id, unit, supports, doubtful }) =>
    unit && !doubtful
      ? [{ commitmentId: id, place: '', unitId: unit.id, supportIds: supports.map((each) => each.id) }]
      : [],
  );
  if (entries.length > 0) await sendDispatches(platform, clerk, entries, { termDays, note: null });
  return entries.length > 0;
}

interface Dispatched {
  readonly dispatchId: string;
  readonly commitmentId: string;
  readonly revision: number;
  readonly unitId: string;
  readonly unitName: string;
}
interface Board {
  readonly all: readonly Dispatched[];
  /** What was dispatched of the commitment that says these words; a target before the task around it. */
  about(words: string): Dispatched;
  liaison(unitId: string): Promise<PersonActor>;
}

async function boardOf(platform: Platform, clerk: PersonActor): Promise<Board> {
  const { dispatches, commitments } = await platform.database.as(clerk, async (trx) => ({
    dispatches: await listDispatches(trx, { whose: { paths: ['/'] }, limit: everything }),
    commitments: await allCommitments(trx, platform),
  }));
  const rows = new Map(commitments.map((row) => [row.id, row]));
  const all = dispatches.flatMap(({ id, commitmentId, unitId, unitName }) => {
    const row = rows.get(commitmentId);
    return row ? [{ dispatchId: id, commitmentId, unitId, unitName, revision: row.revision, row }] : [];
  });
  const liaisons = new Map<string, Promise<PersonActor>>();
  return {
    all,
    about(words) {
      const row = saying(
        all.map((dispatched) => dispatched.row),
        words,
      );
      const found = all.find((dispatched) => dispatched.row === row);
      if (!found) throw new Error(`demo/acts.json speaks of “${words}”, which no commitment says that was dispatched`);
      return found;
    },
    liaison(unitId) {
      const known = liaisons.get(unitId) ?? speakerOf(platform, unitId);
      liaisons.set(unitId, known);
      return known;
    },
  };
}

async function speakerOf(platform: Platform, unitId: string): Promise<PersonActor> {
  const unit = await platform.database.as(system, (trx) => unitById(trx, unitId));
  if (!unit) throw new Error(`the unit ${unitId} is gone`);
  return liaisonOf(platform, unit);
}

/** Units object or accept, and say who does it; some have not answered yet. */
async function answer(platform: Platform, acts: DemoActs, board: Board): Promise<void> {
  const left = new Map<string, string[]>();
  for (const { dispatchId, unitId, unitName } of board.all) {
    if (!acts.waiting.includes(unitName)) left.set(unitId, [...(left.get(unitId) ?? []), dispatchId]);
  }
  for (const { quoteContains, suggested, ...objection } of acts.objections) {
    const { dispatchId, unitId } = board.about(quoteContains);
    const suggestedId = board.all.find(({ unitName }) => unitName === suggested)?.unitId ?? null;
    await objectTo(platform, await board.liaison(unitId), dispatchId, { ...objection, suggestedId });
    left.set(
      unitId,
      (left.get(unitId) ?? []).filter((id) => id !== dispatchId),
    );
  }
  for (const [unitId, ids] of left) await acceptAll(platform, await board.liaison(unitId), unitId, ids);
}

async function fileReport(
  platform: Platform,
  { clerk, inspector }: Cast,
  board: Board,
  entry: DemoActs['reports'][number],
): Promise<void> {
  const { commitmentId, unitId } = board.about(entry.quoteContains);
  const { kind, value, words, seconds, found } = entry;
  const asOf = addDays(platform.clock.today(), -entry.daysAgo);
  const draft = { place: '', kind, milestone: null, value, asOf, words, evidenceIds: [], seconds };
  const { id } = await report(platform, await board.liaison(unitId), commitmentId, draft);
  if (found) await verify(platform, inspector, id, { ...found, evidenceIds: [], termDays });
  if (entry.closed) await acceptCommitment(platform, clerk, commitmentId, { on: asOf, note: '演示数据' });
}

async function ask(
  platform: Platform,
  clerk: PersonActor,
  board: Board,
  { quoteContains, cause, words, due, decision }: DemoActs['amendments'][number],
): Promise<void> {
  const { commitmentId, revision, unitId } = board.about(quoteContains);
  const asker = { kind: 'unit', id: unitId } as const;
  const request = { commitmentId, revision, asker, wish: { due }, cause, words };
  const id = await askAmendment(platform, await board.liaison(unitId), request);
  if (decision) await decideAmendment(platform, clerk, id, { kind: 'granted' }, decision);
}
