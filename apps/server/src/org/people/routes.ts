import { Person, Post } from '@chengshi/contract';
import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import type { Platform } from '../../platform/platform.ts';
import {
  changeRole,
  createPerson,
  createPost,
  listPeople,
  type PersonRow,
  postsOfUnit,
  securePerson,
} from './service.ts';

async function personView(platform: Platform, row: PersonRow): Promise<Person> {
  const locked = row.userName ? await platform.identity.lockedUntil(row.userName) : null;
  return Person.parse({ ...row, lockedUntil: locked?.toISOString() ?? null });
}

export const postRoutes = {
  list: os.posts.list.handler(async ({ context, input }) => {
    const rows = await context.platform.database.as(caller(context), (trx) => postsOfUnit(trx, input.unitId));
    return { rows: rows.map((row) => Post.parse(row)) };
  }),
  create: os.posts.create.handler(async ({ context, input }) =>
    Post.parse(await createPost(context.platform, caller(context), input)),
  ),
};

export const personRoutes = {
  list: os.people.list.handler(async ({ context, input }) => {
    const after = fromCursor(input.cursor, keys.nameAndId);
    const rows = await context.platform.database.as(caller(context), (trx) =>
      listPeople(trx, { query: input.query, unitId: input.unitId, after, limit: input.limit + 1 }),
    );
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
      await createPerson(context.platform, caller(context), { ...input, account: input.account ?? null }),
    ),
  ),
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
