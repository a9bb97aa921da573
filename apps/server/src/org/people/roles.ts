import type { Role } from '@chengshi/contract';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { checkOpen, holdRegion, regionById } from '../regions/service.ts';
import { holdUnit, unitById } from '../units/service.ts';
import { maySecure } from './policy.ts';
import { closeGrant, holdGrants, insertGrant, type PersonRow, personById, rolesHeld } from './store.ts';

interface RoleScope {
  readonly role: Role;
  readonly regionId: string | null;
  readonly unitId: string | null;
}

/** Grants or takes back a role; both the person and the scope must lie in the area of the security administrator. */
export async function changeRole(
  platform: Platform,
  actor: PersonActor,
  personId: string,
  scope: RoleScope,
  change: 'grant' | 'revoke',
): Promise<PersonRow> {
  return platform.database.as(actor, async (trx) => {
    const { regionPath: home } = found(await personById(trx, personId));
    const regionPath = await pathOfScope(trx, scope, change);
    if (!maySecure(actor, home) || !maySecure(actor, regionPath)) throw failure('NOT_ALLOWED');
    // Nobody raises himself: separation of duties would end there.
    if (personId === actor.personId) throw failure('NOT_ALLOWED');
    await holdGrants(trx, personId);
    if (change === 'grant') await checkSeparation(trx, personId, scope.role);
    const before = found(await personById(trx, personId));
    const grant = { ...scope, personId, regionPath, grantedBy: actor.personId };
    const changed =
      change === 'grant'
        ? await insertGrant(trx, grant, platform.clock.now())
        : await closeGrant(trx, grant, platform.clock.now());
    if (!changed && change === 'revoke') throw failure('NOT_FOUND');
    const after = found(await personById(trx, personId));
    if (changed) {
      await record(trx, platform.clock, actor, {
        action: change === 'grant' ? 'role.granted' : 'role.revoked',
        subjectKind: 'person',
        subjectId: personId,
        regionPath: before.regionPath,
        before: before.roles,
        after: after.roles,
      });
    }
    return after;
  });
}

/** Duties that no two of which may lie in one hand (三员分立). */
const separated: readonly Role[] = ['administrator', 'security', 'auditor'];

async function checkSeparation(trx: Trx, personId: string, role: Role): Promise<void> {
  const held = await rolesHeld(trx, personId);
  if (!separated.includes(role) || !held.some((other) => other !== role && separated.includes(other))) return;
  throw failure('CONFLICT', {
    detail:
      '系统管理、安全管理、审计三种职责须由不同人员担任 · administration, security and audit must be in different hands',
  });
}

/** What is closed gets no new roles; those held there can still be taken back. */
async function pathOfScope(trx: Trx, scope: RoleScope, change: 'grant' | 'revoke'): Promise<string> {
  if (scope.regionId) {
    await holdRegion(trx, scope.regionId);
    const region = found(await regionById(trx, scope.regionId));
    return (change === 'grant' ? checkOpen(region) : region).path;
  }
  const unitId = found(scope.unitId);
  await holdUnit(trx, unitId);
  const unit = found(await unitById(trx, unitId));
  return (change === 'grant' ? checkOpen(unit) : unit).regionPath;
}

/** Lifts a lock or ends the sessions of somebody else, on record. */
export async function securePerson<Result>(
  platform: Platform,
  actor: PersonActor,
  personId: string,
  action: 'person.unlocked' | 'person.sessions-ended',
  work: (person: PersonRow) => Promise<Result>,
): Promise<{ person: PersonRow; result: Result }> {
  const person = await platform.database.as(actor, async (trx) => {
    const row = found(await personById(trx, personId));
    if (!maySecure(actor, row.regionPath)) throw failure('NOT_ALLOWED');
    await record(trx, platform.clock, actor, {
      action,
      subjectKind: 'person',
      subjectId: personId,
      regionPath: row.regionPath,
    });
    return row;
  });
  return { person, result: await work(person) };
}
