import { regionById } from '../../org/regions/service.ts';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { usualSilenceDays } from './daily.ts';
import { maySetTerm, officePaths } from './policy.ts';
import { insertTerm, regionsAt, silenceTerms } from './store.ts';

export { remindWhenDue } from './daily.ts';
export { listSilences, type SilenceRow, silentUnits } from './store.ts';

/** The terms in force in the regions whose office the actor is. */
export async function ownTerms(trx: Trx, actor: PersonActor) {
  const terms = await silenceTerms(trx);
  return (await regionsAt(trx, officePaths(actor))).map(({ id, name, path }) => ({
    region: { id, name },
    days: terms.find(({ regionPath }) => path.startsWith(regionPath))?.days ?? usualSilenceDays,
  }));
}

export function setTerm(platform: Platform, actor: PersonActor, regionId: string, days: number): Promise<void> {
  return platform.database.as(actor, async (trx) => {
    const region = found(await regionById(trx, regionId));
    if (!maySetTerm(actor, region.path)) throw failure('NOT_ALLOWED');
    const set = { setBy: actor.personId, setName: actor.name, setAt: platform.clock.now() };
    await insertTerm(trx, { regionId, regionPath: region.path, days, ...set });
    await record(trx, platform.clock, actor, {
      ...{ action: 'silence.term-set', subjectKind: 'region', subjectId: regionId, regionPath: region.path },
      after: { days },
    });
  });
}
