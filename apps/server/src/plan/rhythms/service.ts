import type { RhythmUnit } from '@chengshi/calendar';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { maySetRhythm } from './policy.ts';
import { type Rule, ruleFrom } from './rules.ts';
import { holdRule, insertRules, type RuleRow, ruleOf, setRhythm } from './store.ts';

export { type NextDate, nextDates, type Rule, ruleFrom } from './rules.ts';
export { type RuleRow, ruleOf, rulesOfCampaign } from './store.ts';

/** Gives the mechanisms of a campaign that begins their first rules. */
export async function startRhythms(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  place: { readonly regionPath: string; readonly startsOn: string },
  mechanisms: readonly {
    readonly commitmentId: string;
    readonly rhythm: { readonly every: number; readonly unit: RhythmUnit };
  }[],
): Promise<void> {
  const set = { setBy: actor.personId, setName: actor.name, setAt: platform.clock.now() };
  await insertRules(
    trx,
    mechanisms.map(({ commitmentId, rhythm }) => {
      const { every, unit, first, onDayOff } = ruleFrom(rhythm, place.startsOn);
      return { commitmentId, regionPath: place.regionPath, every, unit, firstOn: first, onDayOff, number: 1, ...set };
    }),
  );
}

/** A corrected document asks for another frequency: the rule before stays on record. */
export async function followRhythms(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  changed: readonly {
    readonly commitmentId: string;
    readonly rhythm: { readonly action: string; readonly every: number; readonly unit: RhythmUnit };
  }[],
  version: number,
): Promise<void> {
  for (const { commitmentId, rhythm } of changed) {
    await holdRule(trx, commitmentId);
    const before = found(await ruleOf(trx, commitmentId));
    const { every, unit, first, onDayOff } = ruleFrom(rhythm, platform.clock.today());
    await setRhythm(trx, commitmentId, rhythm);
    await insertRules(trx, [
      {
        ...{ commitmentId, regionPath: before.regionPath, number: before.number + 1, version },
        ...{ every, unit, firstOn: first, onDayOff },
        ...{ setBy: actor.personId, setName: actor.name, setAt: platform.clock.now() },
      },
    ]);
    await record(trx, platform.clock, actor, {
      action: 'rhythm.set',
      subjectKind: 'commitment',
      subjectId: commitmentId,
      regionPath: before.regionPath,
      before: before.rhythm,
      after: rhythm,
    });
  }
}

/** Corrects when a mechanism takes place: a new rule, the one before stays on record. */
export async function setRule(
  platform: Platform,
  actor: PersonActor,
  commitmentId: string,
  rule: Rule,
): Promise<RuleRow> {
  return platform.database.as(actor, async (trx) => {
    await holdRule(trx, commitmentId);
    const before = found(await ruleOf(trx, commitmentId));
    if (!maySetRhythm(actor, before.regionPath)) throw failure('NOT_ALLOWED');
    await insertRules(trx, [
      {
        ...{ commitmentId, regionPath: before.regionPath, number: before.number + 1 },
        ...{ every: rule.every, unit: rule.unit, firstOn: rule.first, onDayOff: rule.onDayOff },
        ...{ setBy: actor.personId, setName: actor.name, setAt: platform.clock.now() },
      },
    ]);
    await record(trx, platform.clock, actor, {
      action: 'rhythm.set',
      subjectKind: 'commitment',
      subjectId: commitmentId,
      regionPath: before.regionPath,
      before: { every: before.every, unit: before.unit, first: before.firstOn, onDayOff: before.onDayOff },
      after: rule,
    });
    return found(await ruleOf(trx, commitmentId));
  });
}
