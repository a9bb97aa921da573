import type { Role } from '@chengshi/contract';
import { changePerson, insertGrant, insertHolding, insertPerson, personByUserName } from '../org/people/service.ts';
import { insertPost } from '../org/posts/service.ts';
import { insertRegion, regionsByCode } from '../org/regions/service.ts';
import { insertUnit, unitByName } from '../org/units/service.ts';
import { system } from '../platform/access/actor.ts';
import { newPassword } from '../platform/identity/one-time-password.ts';
import { record } from '../platform/ledger/ledger.ts';
import type { Platform } from '../platform/platform.ts';
import type { SignIn } from './sign-in.ts';

/** The region over all others of an installation; its administrators import the real regions below it, and may rename it. */
const wholeArea = {
  code: 'whole',
  codeKind: 'own',
  name: '全域',
  nameEn: 'Whole area',
  level: 'province',
  parent: null,
} as const;
const officers: readonly { role: Role; userName: string; title: string }[] = [
  { role: 'administrator', userName: 'admin', title: '系统管理员' },
  { role: 'security', userName: 'security', title: '安全管理员' },
  { role: 'auditor', userName: 'auditor', title: '审计员' },
];

/** Three officers who watch each other (三员分立), with passwords that are shown once, at the start that made them. */
export async function makeOfficers(platform: Platform, { fresh }: { readonly fresh: boolean }): Promise<SignIn[]> {
  if (!fresh) return officers.map(({ title, userName }) => ({ title, userName, password: null }));
  const at = platform.clock.now();
  const place = await platform.database.as(system, async (trx) => {
    const region = (await regionsByCode(trx, [wholeArea.code]))[0] ?? (await insertRegion(trx, wholeArea, at));
    const unit =
      (await unitByName(trx, region.id, '系统管理'))?.id ??
      (await insertUnit(
        trx,
        {
          regionId: region.id,
          regionPath: region.path,
          parentId: null,
          name: '系统管理',
          shortName: null,
          kind: 'other',
          aliases: [],
        },
        at,
      ));
    return { regionId: region.id, regionPath: region.path, unitId: unit };
  });
  const signIns: SignIn[] = [];
  for (const officer of officers) {
    const known = await platform.database.as(system, (trx) => personByUserName(trx, officer.userName));
    // An interrupted first start has shown no password yet, so the account is made anew.
    if (known?.userId) await platform.identity.removeAccount(known.userId);
    const password = newPassword(officer.userName);
    const userId = await platform.identity.createAccount(officer.userName, password, officer.title);
    await platform.database.as(system, async (trx) => {
      if (known) return changePerson(trx, known.id, { userId });
      const { regionPath, regionId, unitId } = place;
      const id = await insertPerson(trx, { name: officer.title, regionPath, userId, userName: officer.userName }, at);
      const postId = await insertPost(trx, { unitId, regionPath, title: officer.title, rank: 1 }, at);
      await insertHolding(trx, { personId: id, postId, regionPath, since: platform.clock.today() });
      await insertGrant(
        trx,
        { personId: id, role: officer.role, regionId, unitId: null, regionPath, grantedBy: null },
        at,
      );
      await record(trx, platform.clock, system, {
        action: 'person.created',
        subjectKind: 'person',
        subjectId: id,
        regionPath,
        after: { role: officer.role },
      });
    });
    signIns.push({ title: officer.title, userName: officer.userName, password });
  }
  return signIns;
}
