import { Holding, Person, PersonId } from '@chengshi/contract';
import { found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import type { Platform } from '../../platform/platform.ts';
import { regionById } from '../regions/service.ts';
import {
  changeRole,
  closeAccount,
  createPerson,
  giveAccount,
  type HoldingRow,
  handOver,
  holdingsOf,
  issuePasswords,
  leavePost,
  listPeople,
  type PersonRow,
  personById,
  renamePerson,
  securePerson,
  takePost,
} from './service.ts';

async function personView(platform: Platform, row: PersonRow): Promise<Person> {
  const locked = row.userName ? await platform.identity.lockedUntil(row.userName) : null;
  return Person.parse({ ...row, lockedUntil: locked?.toISOString() ?? null });
}

const holdingView = ({ id, postId, title, unitId, unitName, since, until, from }: HoldingRow): Holding =>
  Holding.parse({ id, post: { id: postId, title }, unit: { id: unitId, name: unitName }, since, until, from });

export const personRoutes = {
  list: os.people.list.handler(async ({ context, input }) => {
    const after = fromCursor(input.cursor, keys.nameAndId);
    const rows = await context.platform.database.as(caller(context), async (trx) => {
      const { query, unitId, account, withoutPost } = input;
      const regionPath = input.regionId ? found(await regionById(trx, input.regionId)).path : undefined;
      return listPeople(trx, { query, unitId, regionPath, account, withoutPost, after, limit: input.limit + 1 });
    });
    const page = toPage(
      rows,
      input.limit,
      (row) => [row.name, row.id],
      (row) => personView(context.platform, row),
    );
    return { rows: await Promise.all(page.rows), next: page.next };
  }),
  create: os.people.create.handler(async ({ context, input }) =>
    personView(
      context.platform,
      await createPerson(context.platform, caller(context), {
        ...input,
        since: input.since ?? null,
        account: input.account ? { ...input.account, password: input.account.password ?? null } : null,
      }),
    ),
  ),
  get: os.people.get.handler(async ({ context, input }) => {
    const { person, holdings } = await context.platform.database.as(caller(context), async (trx) => ({
      person: found(await personById(trx, input.id)),
      holdings: await holdingsOf(trx, input.id),
    }));
    return { ...(await personView(context.platform, person)), holdings: holdings.map(holdingView) };
  }),
  rename: os.people.rename.handler(async ({ context, input }) =>
    personView(context.platform, await renamePerson(context.platform, caller(context), input.id, input.name)),
  ),
  takePost: os.people.takePost.handler(async ({ context, input }) =>
    personView(
      context.platform,
      await takePost(context.platform, caller(context), input.id, input.postId, input.since),
    ),
  ),
  leavePost: os.people.leavePost.handler(async ({ context, input }) =>
    personView(
      context.platform,
      await leavePost(context.platform, caller(context), input.id, input.holdingId, input.until),
    ),
  ),
  handOver: os.people.handOver.handler(async ({ context, input }) =>
    personView(
      context.platform,
      await handOver(context.platform, caller(context), input.id, input.toId, input.holdingIds, input.on),
    ),
  ),
  giveAccount: os.people.giveAccount.handler(async ({ context, input }) =>
    personView(context.platform, await giveAccount(context.platform, caller(context), input.id, input.userName)),
  ),
  closeAccount: os.people.closeAccount.handler(async ({ context, input }) =>
    personView(context.platform, await closeAccount(context.platform, caller(context), input.id)),
  ),
  issuePasswords: os.people.issuePasswords.handler(async ({ context, input }) => {
    const rows = await issuePasswords(context.platform, caller(context), input.personIds);
    return { rows: rows.map((row) => ({ ...row, id: PersonId.parse(row.id) })) };
  }),
  grant: os.people.grant.handler(async ({ context, input }) =>
    personView(
      context.platform,
      await changeRole(context.platform, caller(context), input.id, scopeOf(input), 'grant'),
    ),
  ),
  revoke: os.people.revoke.handler(async ({ context, input }) =>
    personView(
      context.platform,
      await changeRole(context.platform, caller(context), input.id, scopeOf(input), 'revoke'),
    ),
  ),
  unlock: os.people.unlock.handler(async ({ context, input }) => {
    const { person } = await securePerson(
      context.platform,
      caller(context),
      input.id,
      'person.unlocked',
      async (row) => {
        if (row.userName) await context.platform.identity.unlock(row.userName);
      },
    );
    return personView(context.platform, person);
  }),
  endSessions: os.people.endSessions.handler(async ({ context, input }) => {
    const { result } = await securePerson(
      context.platform,
      caller(context),
      input.id,
      'person.sessions-ended',
      async (row) => (row.userId ? context.platform.identity.endSessions(row.userId) : 0),
    );
    return { ended: result };
  }),
};

function scopeOf(input: Parameters<Parameters<typeof os.people.grant.handler>[0]>[0]['input']) {
  return { role: input.role, regionId: input.regionId ?? null, unitId: input.unitId ?? null };
}
