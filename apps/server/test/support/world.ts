import pg from 'pg';
import type { Client } from './client.ts';
import { demonstrationPassword, type TestServer } from './test-server.ts';

/** Things of the demonstration city to ask for, and ways to make new ones. */
export interface World {
  readonly server: TestServer;
  /** Connected as the owner of the database, whom no policy holds: to look and to arrange, never to test access. */
  readonly owner: pg.Client;
  /** Clients of the demonstration's accounts, each signed in once. */
  client(userName: string): Promise<Client>;
  /** One value of the first row. */
  value(statement: string, ...values: unknown[]): Promise<string>;
  /** The id of a region, by its code. */
  region(code: string): Promise<string>;
  person(userName: string): Promise<string>;
  /** A number that no call before got, for names that must be new. */
  next(): number;
  /** A new draft of the city, or of whose client is given. */
  draft(by?: Client): Promise<string>;
  /** A further session of an account that has one, as if from another device; gives its id. */
  spareSession(userName: string): Promise<string>;
  close(): Promise<void>;
}

export async function openWorld(server: TestServer): Promise<World> {
  const owner = new pg.Client({ connectionString: server.cluster.admin });
  await owner.connect();
  const clients = new Map<string, Promise<Client>>();
  let last = 0;
  const world: World = {
    server,
    owner,
    client(userName) {
      const known = clients.get(userName) ?? server.as(userName);
      clients.set(userName, known);
      return known;
    },
    async value(statement, ...values) {
      const { rows } = await owner.query<unknown[]>({ text: statement, values, rowMode: 'array' });
      if (rows[0] === undefined) throw new Error(`no row for: ${statement}`);
      return String(rows[0][0]);
    },
    region: (code) => world.value('select id from regions where code = $1', code),
    person: (userName) => world.value('select id from people where user_name = $1', userName),
    next: () => ++last,
    async draft(by) {
      const number = ++last;
      const text = `关于第${number}批重点任务的通知\n（2026年3月${(number % 28) + 1}日）\n\n2026年底前，新建学校${number}所。要在6月底前完成道路${number}公里的改造。每月调度一次。`;
      const answer = await (by ?? (await world.client('office'))).import({ classification: 'internal', text });
      const id = answer.events.at(-1)?.documentId;
      if (!id) throw new Error(`the draft was refused: ${JSON.stringify(answer.refusal)}`);
      return id;
    },
    spareSession: (userName) =>
      world.value(
        `insert into auth.session (id, "userId", token, "expiresAt", "createdAt", "updatedAt")
         select gen_random_uuid()::text, "userId", gen_random_uuid()::text, "expiresAt", "createdAt", "updatedAt" from auth.session
         where "userId" = (select user_id from people where user_name = $1) limit 1 returning id`,
        userName,
      ),
    close: () => owner.end(),
  };
  return world;
}

/** Makes a person with an account and a role for a region, as administrator and security officer do it; gives the signed-in client. */
export async function newAccount(
  world: World,
  options: { readonly userName: string; readonly role: string; readonly regionCode: string; readonly unitId?: string },
): Promise<{ client: Client; id: string }> {
  const admin = await world.client('admin');
  const regionId = await world.region(options.regionCode);
  const unitId =
    options.unitId ?? (await world.value('select id from units where region_id = $1 order by name limit 1', regionId));
  const post = await admin.post<{ id: string }>('/posts', { unitId, title: `测试岗位 ${options.userName}` });
  const person = await admin.post<{ id: string }>('/people', {
    name: `测试 ${options.userName}`,
    postIds: [post.body.id],
    account: { userName: options.userName, password: demonstrationPassword },
  });
  const granted = await (await world.client('security')).post(`/people/${person.body.id}/roles`, {
    role: options.role,
    regionId,
  });
  if (granted.status !== 200) throw new Error(`no role granted: ${JSON.stringify(granted.body)}`);
  return { client: await world.server.as(options.userName), id: person.body.id };
}
