import pg from 'pg';
import type { Client } from './client.ts';
import { demonstrationPassword } from './cluster.ts';
import { startTestServer, type TestServer } from './test-server.ts';

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
  /** Another draft like this one: reading a text takes half a second, copying rows nothing. */
  copyOf(draftId: string): Promise<string>;
  /** A further session of an account that has one, as if from another device; gives its id. */
  spareSession(userName: string): Promise<string>;
  close(): Promise<void>;
}

/** A server of one's own with its world, which are closed together. */
export async function startWorld(options?: Parameters<typeof startTestServer>[0]): Promise<World> {
  const server = await startTestServer(options);
  const world = await openWorld(server);
  return {
    ...world,
    async close() {
      await world.close();
      await server.close();
    },
  };
}

export async function openWorld(server: TestServer): Promise<World> {
  const owner = new pg.Client({ connectionString: server.cluster.admin });
  await owner.connect();
  const clients = new Map<string, Promise<Client>>();
  const drafts = new Map<Client, Promise<string>>();
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
      const client = by ?? (await world.client('office'));
      const known = drafts.get(client) ?? importedDraft(client);
      drafts.set(client, known);
      return copyOfDraft(owner, await known);
    },
    copyOf: (draftId) => copyOfDraft(owner, draftId),
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

const draftText =
  '关于重点任务的通知\n（2026年3月2日）\n\n2026年底前，新建学校3所。要在6月底前完成道路12公里的改造。每月调度一次。';

async function importedDraft(client: Client): Promise<string> {
  const answer = await client.import({ classification: 'internal', text: draftText });
  const id = answer.events.at(-1)?.documentId;
  if (!id) throw new Error(`the draft was refused: ${JSON.stringify(answer.refusal)}`);
  return id;
}

/** Another draft like one that was imported: reading a text takes half a second, copying rows nothing. */
async function copyOfDraft(owner: pg.Client, from: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into documents select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(),
       'text_digest', encode(sha256(gen_random_uuid()::text::bytea), 'hex'), 'imported_at', now()))).*
     from documents d where id = $1 returning id`,
    [from],
  );
  const id = rows[0]?.id ?? '';
  await owner.query(
    `insert into sections select (jsonb_populate_record(s, jsonb_build_object('document_id', $2::uuid))).* from sections s where document_id = $1`,
    [from, id],
  );
  await owner.query(
    `insert into items select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'document_id', $2::uuid))).*
     from items i where document_id = $1`,
    [from, id],
  );
  return id;
}

/** Makes a person with an account and a role for a region, or as liaison for a unit, as administrator and security officer do it; gives the signed-in client. */
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
    ...(options.role === 'liaison' ? { unitId } : { regionId }),
  });
  if (granted.status !== 200) throw new Error(`no role granted: ${JSON.stringify(granted.body)}`);
  return { client: await world.server.as(options.userName), id: person.body.id };
}
