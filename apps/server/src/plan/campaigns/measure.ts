import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import type { NameTaken } from '../../platform/events/events.ts';
import { found } from '../../platform/http/fail.ts';
import type { Platform } from '../../platform/platform.ts';
import { bindTargets } from '../indicators/service.ts';
import { insertParts } from '../parts/service.ts';
import type { Planned } from '../publication/service.ts';
import { startRhythms } from '../rhythms/service.ts';

/** Tells those above that a document became a campaign, or a further version of one. */
export const announce = (
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  of: { readonly campaignId: string; readonly document: { readonly id: string; readonly regionPath: string } },
  plan: Pick<Planned, 'owners'>,
): Promise<void> =>
  platform.events.emit(trx, 'document.published', {
    ...{ actor, documentId: of.document.id, campaignId: of.campaignId, regionPath: of.document.regionPath },
    names: namesOf(plan),
  });

/** What the names of a plan are taken for, for those who make owners of them. */
const namesOf = (plan: Pick<Planned, 'owners'>): ReadonlyMap<string, NameTaken> =>
  new Map(
    plan.owners.map(({ words, match }) => [
      words,
      {
        ...{ how: match.how, doubtful: match.doubtful },
        unitIds: match.units.map(({ id }) => id),
        candidateIds: match.candidates.map(({ id }) => id),
      },
    ]),
  );

/** What targets and mechanisms bring along: indicators, parts of what each must reach, rules of what repeats. */
export async function measure(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  place: { readonly regionId: string; readonly regionPath: string; readonly startsOn: string },
  plan: Pick<Planned, 'targets' | 'rhythms'>,
  idOf: ReadonlyMap<string, string>,
): Promise<void> {
  const { regionPath } = place;
  const targets = plan.targets.map((target) => ({
    ...target,
    ...{ title: target.node.title, quote: target.node.quote, start: target.node.start },
    commitmentId: found(idOf.get(target.key)),
  }));
  await bindTargets(trx, platform, actor, place, targets);
  await insertParts(
    trx,
    targets.flatMap(({ commitmentId, parts }) =>
      (parts ?? []).map(({ name, regionId, unitId, value }, ordinal) => ({
        ...{ commitmentId, regionPath, ordinal, name, value },
        ...{ forRegionId: regionId, forUnitId: unitId },
      })),
    ),
  );
  const mechanisms = plan.rhythms.map(({ node, rhythm }) => ({ commitmentId: found(idOf.get(node.key)), rhythm }));
  await startRhythms(trx, platform, actor, place, mechanisms);
}
