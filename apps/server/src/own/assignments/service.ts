import { OwnerNames } from '@chengshi/contract';
import { regionById } from '../../org/regions/service.ts';
import { learnNames, matchUnit, openUnits, unitsAround } from '../../org/units/service.ts';
import { campaignById } from '../../plan/campaigns/service.ts';
import { commitmentById, commitmentsOfDocument } from '../../plan/commitments/service.ts';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import type {
  CommitmentsChanged,
  DocumentPublished,
  NameTaken,
  PatronsSet,
  SuperiorAnswered,
} from '../../platform/events/events.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { takeOver } from './answers.ts';
import { mayAssign } from './policy.ts';
import {
  type AssignmentRow,
  currentIn,
  holdOwners,
  insertAssignments,
  lastNumbers,
  type NewAssignment,
  nameKey,
  ownersOf,
  patronsIn,
} from './store.ts';

export { currentOf, listNames, ownersOf } from './store.ts';

/** Owners are proposed when a document is published, patrons when fronts are given one; who takes an entry of a superior's list over leads it. */
export function registerAssignments(platform: Platform): void {
  platform.events.on('document.published', (trx, published) => proposeOwners(trx, platform, published));
  platform.events.on('commitment.changed', (trx, changed) => followChanges(trx, platform, changed));
  platform.events.on('campaign.patrons-set', (trx, set) => proposePatrons(trx, platform, set));
  platform.events.on('superior.answered', (trx, answered) => followAnswers(trx, platform, answered));
}

/** Characters beyond which words are no name. */
const longestName = 100;
const unknownName: NameTaken = { how: null, doubtful: false, unitIds: [], candidateIds: [] };

/** Proposes lead and support of every commitment of a document from the names in it, where that was not done yet. */
async function proposeOwners(trx: Trx, platform: Platform, published: DocumentPublished): Promise<void> {
  const { actor, campaignId, names } = published;
  const commitments = (await commitmentsOfDocument(trx, published.documentId)).filter(({ owner }) => owner !== null);
  const there = await lastNumbers(
    trx,
    commitments.map(({ id }) => id),
  );
  const rows = commitments.flatMap(({ id, regionPath, owner }) => {
    const { lead, support } = OwnerNames.parse(owner);
    return (['lead', 'support'] as const).flatMap((role) =>
      [...new Set(role === 'lead' ? lead : support)].flatMap((words, ordinal): NewAssignment[] => {
        if (words.length > longestName || there.has(nameKey({ commitmentId: id, role, words }))) return [];
        const { how, doubtful, unitIds, candidateIds } = names.get(words) ?? unknownName;
        return [
          {
            ...{ commitmentId: id, regionPath, role, words, ordinal, number: 1, state: 'proposed', personId: null },
            ...{ how, doubtful, unitIds, candidates: candidateIds },
            ...decidedBy(platform, actor),
          },
        ];
      }),
    );
  });
  await insertAssignments(trx, rows);
  await proposePatrons(trx, platform, { actor, campaignId });
}

/** Other names in a commitment are other owners; another front has another patron. */
async function followChanges(trx: Trx, platform: Platform, { actor, changes }: CommitmentsChanged): Promise<void> {
  const renamed = changes.filter(({ after }) => 'owner' in after);
  const moved = changes.filter(({ after }) => 'frontId' in after);
  for (const { commitmentId } of renamed) await renameOwners(trx, platform, actor, commitmentId);
  const campaigns = new Set<string>();
  for (const { commitmentId } of moved) campaigns.add(found(await commitmentById(trx, commitmentId)).campaignId);
  for (const campaignId of campaigns) await proposePatrons(trx, platform, { actor, campaignId });
}

/** Entries that nobody has taken over, or no longer, have the owners that the list itself names. */
async function followAnswers(trx: Trx, platform: Platform, answered: SuperiorAnswered): Promise<void> {
  const { actor, entryIds, unit } = answered;
  if (unit !== null) await takeOver(trx, platform, { ...answered, unit });
  else for (const id of entryIds) await renameOwners(trx, platform, actor, id);
}

/** Names that are gone are withdrawn, new ones proposed, and those that stay keep what was decided. */
async function renameOwners(trx: Trx, platform: Platform, actor: PersonActor, commitmentId: string): Promise<void> {
  const commitment = found(await commitmentById(trx, commitmentId));
  await holdOwners(trx, commitment.campaignId);
  const home = found(await regionById(trx, commitment.regionId));
  const units = await unitsAround(trx, home.path);
  const numbers = await lastNumbers(trx, [commitmentId]);
  const current = (await ownersOf(trx, commitmentId)).filter(({ role }) => role !== 'patron');
  const names = OwnerNames.nullable().parse(commitment.owner);
  const wanted = (['lead', 'support'] as const).flatMap((role) =>
    [...new Set(names?.[role] ?? [])].map((words, ordinal) => ({ role, words, ordinal })),
  );
  const same = (one: { role: string; words: string }, other: { role: string; words: string }) =>
    one.role === other.role && one.words === other.words;
  const fact = { commitmentId, regionPath: commitment.regionPath, personId: null, ...decidedBy(platform, actor) };
  const next = (row: { role: string; words: string }) =>
    (numbers.get(nameKey({ commitmentId, role: row.role, words: row.words })) ?? 0) + 1;
  const gone = current.filter((row) => !wanted.some((name) => same(name, row)));
  const fresh = wanted.filter((name) => !current.some((row) => same(name, row)));
  await insertAssignments(trx, [
    ...gone.map(
      (row): NewAssignment => ({
        ...{ ...fact, role: row.role as NewAssignment['role'], words: row.words, ordinal: row.ordinal },
        ...{ number: next(row), state: 'withdrawn', how: null, doubtful: false, candidates: [], unitIds: [] },
      }),
    ),
    ...fresh.map((name): NewAssignment => {
      const { how, doubtful, units: meant, candidates } = matchUnit(name.words, home, units);
      const ids = { unitIds: meant.map(({ id }) => id), candidates: candidates.map(({ id }) => id) };
      return { ...fact, ...name, number: next(name), state: 'proposed', how, doubtful, ...ids };
    }),
  ]);
}

const decidedBy = (platform: Platform, actor: PersonActor) => ({
  decidedBy: actor.personId,
  decidedName: actor.name,
  decidedAt: platform.clock.now(),
});

/** The patron of a front stands for each of its commitments; who stood for it before is withdrawn. */
async function proposePatrons(trx: Trx, platform: Platform, { actor, campaignId }: PatronsSet): Promise<void> {
  await holdOwners(trx, campaignId);
  const wanted = await patronsIn(trx, campaignId);
  const current = await currentIn(trx, campaignId, { role: 'patron' });
  const numbers = await lastNumbers(
    trx,
    wanted.map(({ commitmentId }) => commitmentId),
  );
  const patronOf = new Map(wanted.map((row) => [row.commitmentId, row]));
  const next = (row: { commitmentId: string; regionPath: string }, words: string) => ({
    ...{ commitmentId: row.commitmentId, regionPath: row.regionPath, role: 'patron' as const, words, ordinal: 0 },
    number: (numbers.get(nameKey({ commitmentId: row.commitmentId, role: 'patron', words })) ?? 0) + 1,
    ...{ how: null, doubtful: false, unitIds: [], candidates: [] },
    ...decidedBy(platform, actor),
  });
  const gone = current
    .filter((row) => patronOf.get(row.commitmentId)?.patronId !== row.personId)
    .map((row): NewAssignment => ({ ...next(row, row.words), state: 'withdrawn', personId: row.personId }));
  const kept = new Set(current.map((row) => `${row.commitmentId} ${row.personId}`));
  const fresh = wanted.flatMap((row): NewAssignment[] =>
    row.patronId === null || kept.has(`${row.commitmentId} ${row.patronId}`)
      ? []
      : [{ ...next(row, row.patronName ?? ''), state: 'proposed', personId: row.patronId }],
  );
  await insertAssignments(trx, [...gone, ...fresh]);
}

export interface Outcome {
  readonly assignments: number;
  readonly learned: number;
}

/** Says yes to what names are taken for. A name that was doubtful is learned, so that the next document matches by itself. */
export async function confirmNames(
  platform: Platform,
  actor: PersonActor,
  names: readonly { readonly campaignId: string; readonly words: string }[],
): Promise<Outcome> {
  return platform.database.as(actor, async (trx) => {
    const outcome = { assignments: 0, learned: 0 };
    for (const { campaignId, words } of names) {
      const open = (await toDecide(trx, actor, campaignId, words)).filter((row) => row.state === 'proposed');
      if (open.some((row) => row.units.length === 0)) {
        throw failure('CONFLICT', {
          detail: `“${words}”还没有对上单位，请先选定 · “${words}” is not matched yet: choose a unit first`,
        });
      }
      await settle(trx, platform, actor, open, (row) => ({
        ...{ state: 'confirmed', how: row.how, unitIds: row.units.map(({ id }) => id) },
      }));
      const doubtful = open.find((row) => row.doubtful && row.units.length === 1);
      const unitId = doubtful?.units[0]?.id;
      outcome.assignments += open.length;
      if (unitId) outcome.learned += await learnNames(trx, platform, actor, [{ words, unitId }]);
    }
    return outcome;
  });
}

/** Says which units a name stands for in a campaign, or in one commitment of it; none of ours is an answer too. */
export async function correctName(
  platform: Platform,
  actor: PersonActor,
  name: {
    readonly campaignId: string;
    readonly words: string;
    readonly unitIds: readonly string[];
    readonly commitmentId: string | null;
  },
): Promise<Outcome> {
  return platform.database.as(actor, async (trx) => {
    const { campaignId, words, commitmentId } = name;
    const unitIds = (await openUnits(trx, name.unitIds)).map(({ id }) => id);
    const rows = await toDecide(trx, actor, campaignId, words, commitmentId ?? undefined);
    await settle(trx, platform, actor, rows, () => ({ state: 'corrected', how: 'chosen', unitIds }));
    const [only] = unitIds;
    // What holds for one commitment need not hold for the next document.
    const learns = commitmentId === null && unitIds.length === 1 && only !== undefined;
    const learned = learns ? await learnNames(trx, platform, actor, [{ words, unitId: only }]) : 0;
    return { assignments: rows.length, learned };
  });
}

/** What counts for a name in a campaign that the actor may decide about, held until the transaction ends. */
async function toDecide(
  trx: Trx,
  actor: PersonActor,
  campaignId: string,
  words: string,
  commitmentId?: string,
): Promise<AssignmentRow[]> {
  const campaign = found(await campaignById(trx, campaignId));
  if (!mayAssign(actor, campaign.regionPath)) throw failure('NOT_ALLOWED');
  await holdOwners(trx, campaignId);
  const rows = await currentIn(trx, campaignId, { words, commitmentId });
  if (rows.length === 0) throw failure('NOT_FOUND');
  return rows;
}

type Decision = Pick<NewAssignment, 'state' | 'how' | 'unitIds'>;

async function settle(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  rows: readonly AssignmentRow[],
  decide: (row: AssignmentRow) => Decision,
): Promise<void> {
  const decided = rows.map(
    (row): NewAssignment => ({
      ...{ commitmentId: row.commitmentId, regionPath: row.regionPath, words: row.words, ordinal: row.ordinal },
      // The check constraint of the column allows only these.
      role: row.role as NewAssignment['role'],
      number: row.number + 1,
      ...{ doubtful: false, candidates: [], personId: null },
      ...decide(row),
      ...decidedBy(platform, actor),
    }),
  );
  await insertAssignments(trx, decided);
  for (const [index, row] of rows.entries()) {
    const after = decided[index];
    await record(trx, platform.clock, actor, {
      action: after?.state === 'confirmed' ? 'owner.confirmed' : 'owner.corrected',
      subjectKind: 'commitment',
      subjectId: row.commitmentId,
      regionPath: row.regionPath,
      before: { role: row.role, words: row.words, units: row.units.map(({ id }) => id) },
      after: { role: row.role, words: row.words, units: after?.unitIds },
    });
  }
}
