import { commitmentById } from '../../plan/commitments/service.ts';
import type { Trx } from '../../platform/database/database.ts';
import type { SuperiorAnswered } from '../../platform/events/events.ts';
import { found } from '../../platform/http/fail.ts';
import type { Platform } from '../../platform/platform.ts';
import {
  type AssignmentRow,
  currentOf,
  holdOwners,
  insertAssignments,
  lastNumbers,
  type NewAssignment,
  nameKey,
} from './store.ts';

type Taking = SuperiorAnswered & { readonly unit: NonNullable<SuperiorAnswered['unit']> };

/**
 * The unit that took entries of a superior's list over leads them: the office has said so, so it is confirmed and not proposed. Whoever led an entry
 * before is withdrawn; under which name the list itself calls the unit is kept.
 */
export async function takeOver(trx: Trx, platform: Platform, { actor, entryIds, unit }: Taking): Promise<void> {
  const [first] = entryIds;
  if (first === undefined) return;
  // Entries of one list stand in one campaign of one region.
  const { campaignId, regionPath } = found(await commitmentById(trx, first));
  await holdOwners(trx, campaignId);
  const leads = (await currentOf(trx, entryIds)).filter(({ role }) => role === 'lead');
  const numbers = await lastNumbers(trx, entryIds);
  const byEntry = Map.groupBy(leads, (row) => row.commitmentId);
  const said: Omit<Said, 'commitmentId'> = {
    ...{ regionPath, role: 'lead', doubtful: false, candidates: [], personId: null },
    ...{ decidedBy: actor.personId, decidedName: actor.name, decidedAt: platform.clock.now() },
  };
  const facts = entryIds.flatMap((commitmentId): NewAssignment[] => {
    const place = { ...said, commitmentId };
    const current = byEntry.get(commitmentId) ?? [];
    const own = current.find((row) => row.units.length === 1 && row.units[0]?.id === unit.id);
    const words = own?.words ?? unit.name;
    const number = (numbers.get(nameKey({ commitmentId, role: 'lead', words })) ?? 0) + 1;
    const confirmed: NewAssignment = {
      ...{ ...place, words, number, ordinal: own?.ordinal ?? 0, state: 'confirmed' },
      ...{ how: own?.how ?? 'chosen', unitIds: [unit.id] },
    };
    const others = current.filter((row) => row.words !== words).map((row) => withdrawn(place, row));
    return own && own.state !== 'proposed' ? others : [confirmed, ...others];
  });
  await insertAssignments(trx, facts);
}

type Said = Omit<NewAssignment, 'words' | 'ordinal' | 'number' | 'state' | 'how' | 'unitIds'>;

const withdrawn = (place: Said, row: AssignmentRow): NewAssignment => ({
  ...{ ...place, words: row.words, ordinal: row.ordinal, number: row.number + 1 },
  ...{ state: 'withdrawn', how: null, unitIds: [] },
});
