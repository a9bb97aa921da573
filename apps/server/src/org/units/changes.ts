import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { unlessTaken } from '../../platform/database/taken.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { checkOpen } from '../regions/service.ts';
import { mayAdministerUnits } from './policy.ts';
import {
  changeUnit,
  deleteAlias,
  holdUnit,
  insertAliases,
  standsBelow,
  type UnitChange,
  type UnitRow,
  unitById,
} from './store.ts';

type FactsChange = Pick<UnitChange, 'name' | 'shortName' | 'kind' | 'parentId'>;

/** Changes what a unit is called and where it stands. Documents go on naming it as before, so the old name stays as an alias. */
export function changeUnitFacts(
  platform: Platform,
  actor: PersonActor,
  id: string,
  change: FactsChange,
): Promise<UnitRow> {
  return platform.database.as(actor, async (trx) => {
    const before = await administered(trx, actor, id);
    checkOpen(before);
    if (change.parentId && change.parentId !== before.parentId) await checkParent(trx, before, change.parentId);
    const write = changeUnit(trx, id, change);
    await unlessTaken(write, 'units_region_id_name_key', {
      zh: `${before.regionName}已有单位“${change.name}”`,
      en: `${before.regionName} has a unit “${change.name}” already`,
    });
    if (change.name && change.name !== before.name) {
      const origin = { source: 'former', addedBy: actor.personId, addedAt: platform.clock.now() } as const;
      await insertAliases(trx, before, [before.name], origin);
      // A name that the unit bore before is its name again, not another one.
      await deleteAlias(trx, id, change.name);
    }
    return recorded(platform, trx, actor, 'unit.changed', before);
  });
}

async function checkParent(trx: Trx, unit: UnitRow, parentId: string): Promise<void> {
  await holdUnit(trx, parentId);
  const parent = found(await unitById(trx, parentId));
  if (!unit.regionPath.startsWith(parent.regionPath)) throw failure('NOT_FOUND');
  checkOpen(parent);
  if (await standsBelow(trx, parentId, unit.id)) {
    throw failure('CONFLICT', {
      detail: '不能挂到自己或自己的下级之下 · a unit cannot hang under itself or one below it',
    });
  }
}

export function addAlias(platform: Platform, actor: PersonActor, id: string, alias: string): Promise<UnitRow> {
  return platform.database.as(actor, async (trx) => {
    const before = await administered(trx, actor, id);
    checkOpen(before);
    if (alias === before.name || alias === before.shortName || before.aliases?.includes(alias)) {
      throw failure('CONFLICT', { detail: `“${alias}”已是它的名称 · it is called “${alias}” already` });
    }
    const origin = { source: 'entered', addedBy: actor.personId, addedAt: platform.clock.now() } as const;
    await insertAliases(trx, before, [alias], origin);
    return recorded(platform, trx, actor, 'unit.alias-added', before);
  });
}

export function removeAlias(platform: Platform, actor: PersonActor, id: string, alias: string): Promise<UnitRow> {
  return platform.database.as(actor, async (trx) => {
    const before = await administered(trx, actor, id);
    if (!(await deleteAlias(trx, id, alias))) throw failure('NOT_FOUND');
    return recorded(platform, trx, actor, 'unit.alias-removed', before);
  });
}

export async function administered(trx: Trx, actor: PersonActor, id: string): Promise<UnitRow> {
  const unit = found(await unitById(trx, id));
  if (!mayAdministerUnits(actor, unit.regionPath)) throw failure('NOT_ALLOWED');
  return unit;
}

type UnitAction = 'changed' | 'alias-added' | 'alias-removed' | 'closed' | 'reopened' | 'merged';

/** Records what became of a unit, and gives it. */
export async function recorded(
  platform: Platform,
  trx: Trx,
  actor: PersonActor,
  action: `unit.${UnitAction}`,
  before: UnitRow,
): Promise<UnitRow> {
  const after = found(await unitById(trx, before.id));
  await record(trx, platform.clock, actor, {
    action,
    subjectKind: 'unit',
    subjectId: before.id,
    regionPath: after.regionPath,
    before,
    after,
  });
  return after;
}
