import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from './support/client.ts';
import { contractRoutes } from './support/contract-routes.ts';
import { fileForm, photo, progress } from './support/reports.ts';
import { openDistricts } from './support/scope.ts';
import { startWorld, type World } from './support/world.ts';

interface Rows {
  readonly rows: { id: string; name?: string; userName?: string }[];
}

let world: World;
/** The office of 青埠区 (379904), and that of 望岳区 (379903). */
let district: Client;
let neighbour: Client;
/** Accounts of the neighbouring district. */
let security: Client;
let administrator: Client;
let cityDraft: string;
let neighbourDraft: string;
let neighbourPublished: string;
let neighbourCommitment: string;

beforeAll(async () => {
  world = await startWorld();
  ({ district, neighbour, security, administrator, cityDraft, neighbourDraft, neighbourPublished } =
    await openDistricts(world));
  await neighbour.post(`/documents/${neighbourPublished}/publication`, { undecided: 'accept' });
  neighbourCommitment = await world.value(
    "select id from commitments where document_id = $1 and kind <> 'group' order by ordinal limit 1",
    neighbourPublished,
  );
});

afterAll(() => world.close());

test('a district office reads what the city published, and no draft of the city', async () => {
  const published = await district.get<{ rows: { state: string; region: { name: string } }[] }>('/documents');
  expect(published.body.rows).toHaveLength(2);
  expect(new Set(published.body.rows.map((row) => row.state))).toEqual(new Set(['published']));
  expect((await district.get(`/documents/${cityDraft}`)).status).toBe(404);
});

test('the city office sees what its districts have in hand, a district office not what its neighbour has', async () => {
  const city = await world.client('office');
  expect((await city.get(`/documents/${neighbourDraft}`)).status).toBe(200);
  expect((await city.get(`/documents/${neighbourPublished}`)).status).toBe(200);
  expect((await neighbour.get(`/documents/${neighbourPublished}`)).status).toBe(200);
  expect((await district.get(`/documents/${neighbourPublished}`)).status).toBe(404);
});

/** Every place of a path where the id of a document, campaign or commitment can stand, tried with ids of another scope. */
const foreignIds = contractRoutes.filter((route) => /^\/(documents|campaigns|commitments)\/\{id\}/.test(route.path));
const bodies: Record<string, unknown> = {
  'documents.setDate': { issuedOn: '2026-05-01', title: '换了题目' },
  'documents.publish': { undecided: 'accept' },
  'review.edit': { step: { op: 'decide', itemIds: ['0199d6a2-0000-7000-8000-000000000000'], decision: 'reject' } },
  'review.undo': {},
  'review.look': { itemId: null },
  'publication.decide': { revision: 0, decisions: {} },
  'campaigns.setFronts': { revision: 1, fronts: [] },
  'campaigns.setRoad': { revision: 1, phases: [], milestones: [] },
  'indicators.bind': { choice: { kind: 'none' }, reason: '口径有误' },
  'rhythms.set': { every: 1, unit: 'month', first: '2026-01-25', onDayOff: 'next' },
  'splits.set': {
    ...{ number: 0, rule: 'sum', method: 'hand' },
    parts: [
      {
        ...{ regionId: '0199d6a2-0000-7000-8000-000000000000', value: 1, weight: null, minimum: null, base: 0 },
        ...{ startsOn: '2026-01-01', dueOn: '2026-12-31', trajectory: { kind: 'straight' } },
      },
    ],
  },
  'splits.propose': { shares: [{ key: '0199d6a2-0000-7000-8000-000000000000', weight: 1, minimum: 0 }] },
  'splits.settle': { number: 1, choice: 'kept', words: '目标调整' },
  'reports.attach': fileForm(photo(), '现场.jpg'),
  'reports.create': progress,
  'places.open': { reason: '核对施工位置', until: '2026-12-31' },
  'commitments.accept': { on: '2026-01-05' },
  'commitments.withdrawAcceptance': { reason: '数据有误' },
  'commitments.change': { revision: 1, change: { title: '换了说法' }, reason: '数据有误' },
};

test.each(foreignIds.map((route) => [`${route.method} ${route.path}`, route] as const))(
  '%s finds nothing of another district or of the drafts above',
  async (_title, route) => {
    const ids = route.path.startsWith('/documents')
      ? [cityDraft, neighbourDraft, neighbourPublished]
      : [
          await world.value(
            `select id from ${route.path.split('/')[1]} where document_id = $1 order by id limit 1`,
            neighbourPublished,
          ),
        ];
    const body = route.method === 'GET' ? undefined : (bodies[route.name] ?? {});
    const before = await world.value(contents);
    for (const id of ids) {
      const answer = await district.call<{ code: string }>(
        route.method,
        route.path.replace('{id}', id).replace('{seq}', '1'),
        body,
      );
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 404, code: 'NOT_FOUND' });
    }
    expect(await world.value(contents)).toBe(before);
  },
);

const contents = `select md5(string_agg(part, ' ')) from (
  select sum(hashtextextended(t::text, 0))::text part from documents t union all select sum(hashtextextended(t::text, 0))::text from items t
  union all select sum(hashtextextended(t::text, 0))::text from campaigns t union all select sum(hashtextextended(t::text, 0))::text from commitments t
  union all select coalesce(sum(hashtextextended(t::text, 0)), 0)::text from acceptances t union all select count(*)::text from ledger
  union all select coalesce(sum(hashtextextended(t::text, 0)), 0)::text from publication_plans t union all select sum(hashtextextended(t::text, 0))::text from fronts t
  union all select coalesce(sum(hashtextextended(t::text, 0)), 0)::text from targets t union all select coalesce(sum(hashtextextended(t::text, 0)), 0)::text from rhythm_rules t
  union all select sum(hashtextextended(t::text, 0))::text from people t union all select sum(hashtextextended(t::text, 0))::text from role_grants t
  union all select sum(hashtextextended(t::text, 0))::text from regions t union all select sum(hashtextextended(t::text, 0))::text from units t) parts`;

test('ids of another scope in the query or the body change nothing and give nothing', async () => {
  const city = await world.region('379900');
  const other = await world.region('379903');
  const before = await world.value(contents);
  const lists = await Promise.all([
    district.get<Rows>(`/documents?regionId=${other}`),
    district.get<Rows>(`/commitments?documentId=${neighbourPublished}`),
    district.get<Rows>(`/commitments?parentId=${neighbourCommitment}`),
    district.get<Rows>(
      `/commitments?campaignId=${await world.value('select campaign_id from commitments where id = $1', neighbourCommitment)}`,
    ),
  ]);
  for (const list of lists) expect(list.body.rows).toEqual([]);
  for (const regionId of [city, other]) {
    const refused = await district.import({ regionId, classification: 'internal', text: '年内建成桥梁1座。' });
    expect(refused.refusal?.code).toBe('NOT_ALLOWED');
  }
  expect(await world.value(contents)).toBe(before);
});

test('an item of another document is not found, and the own item beside it stays as it was', async () => {
  const own = await world.draft(district);
  const ownItem = await world.value('select id from items where document_id = $1 limit 1', own);
  const foreign = await world.value('select id from items where document_id = $1 limit 1', neighbourDraft);
  const answer = await district.post(`/documents/${own}/edits`, {
    step: { op: 'decide', itemIds: [ownItem, foreign], decision: 'reject' },
  });
  expect(answer.status).toBe(404);
  expect(
    await world.value('select count(*) from items where id = any($1) and state = $2', [ownItem, foreign], 'rejected'),
  ).toBe('0');
});

test('the id in the path counts, whatever the body says', async () => {
  const own = await world.draft(district);
  const answer = await district.call('PATCH', `/documents/${own}`, { id: neighbourDraft, title: '换了题目' });
  expect(answer.status).toBe(200);
  expect(await world.value('select title from documents where id = $1', own)).toBe('换了题目');
  expect(await world.value('select title from documents where id = $1', neighbourDraft)).not.toBe('换了题目');
});

test('a district office accepts nothing of the city, though it reads it', async () => {
  const id = await world.value(
    "select id from commitments where region_path = '/379900/' and kind = 'target' order by id limit 1",
  );
  expect((await district.get(`/commitments/${id}`)).status).toBe(200);
  const answer = await district.post<{ code: string }>(`/commitments/${id}/acceptance`, { on: '2026-01-05' });
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 403, code: 'NOT_ALLOWED' });
});

test('a search for words that only a draft of the city holds gives a district nothing', async () => {
  const words = encodeURIComponent('暗河工程');
  expect(
    (await (await world.client('office')).get<Rows>(`/documents?query=${words}`)).body.rows.map((row) => row.id),
  ).toEqual([cityDraft]);
  for (const client of [district, neighbour, await world.client('leader')]) {
    expect((await client.get<Rows>(`/documents?query=${words}`)).body.rows).toEqual([]);
    expect((await client.get<Rows>(`/commitments?query=${words}`)).body.rows).toEqual([]);
  }
});

test('the overview of a district counts its own documents and those above, not its neighbour’s', async () => {
  const { body } = await district.get<{ documents: { id: string }[]; needsAttention: { documentId: string }[] }>(
    '/overview',
  );
  const ids = [...body.documents.map((row) => row.id), ...body.needsAttention.map((row) => row.documentId)];
  expect(ids).not.toContain(neighbourPublished);
});

describe('officers of a district', () => {
  test('see the people of the district and no others', async () => {
    const { body } = await administrator.get<Rows>('/people?limit=200');
    const paths = await world.owner.query<{ id: string }>(
      "select id from people where region_path like '/379900/379903/%'",
    );
    const inside = new Set(paths.rows.map((row) => row.id));
    expect(body.rows.length).toBeGreaterThan(2);
    // People whom the administrator holds a post with or over; the own person counts.
    expect(body.rows.filter((row) => !inside.has(row.id))).toEqual([]);
  });

  test('cannot touch people, units or regions outside it', async () => {
    const outsider = await world.person('district');
    const cityUnit = await world.value("select id from units where region_path = '/379900/' order by id limit 1");
    const cityPost = await world.value("select id from posts where region_path = '/379900/' order by id limit 1");
    const city = await world.region('379900');
    const own = await world.region('379903');
    const ownPerson = await world.person('wangyue');
    const role = { role: 'office', regionId: own };
    const before = await world.value(contents);
    const answers = await Promise.all([
      security.post(`/people/${outsider}/roles`, role),
      security.post(`/people/${outsider}/roles/revocations`, {
        role: 'office',
        regionId: await world.region('379904'),
      }),
      security.post(`/people/${outsider}/unlocks`),
      security.call('DELETE', `/people/${outsider}/sessions`),
      security.post(`/people/${ownPerson}/roles`, { role: 'office', regionId: city }),
      security.post(`/people/${ownPerson}/roles`, { role: 'liaison', unitId: cityUnit }),
      administrator.post('/units', { regionId: city, name: '冒名单位', kind: 'other' }),
      administrator.post('/posts', { unitId: cityUnit, title: '冒名岗位' }),
      administrator.post('/people', { name: '冒名', postIds: [cityPost] }),
      administrator.call('PATCH', `/regions/${city}`, { name: '改名市' }),
      administrator.call('PATCH', `/regions/${await world.region('379904')}`, { name: '改名区' }),
      administrator.post('/regions', {
        code: 'Z-1',
        codeKind: 'own',
        name: '飞地',
        level: 'park',
        parentCode: '379904',
      }),
      administrator.post('/regions', { code: 'Z-2', codeKind: 'own', name: '无上级', level: 'park' }),
      administrator.post('/regions/imports', { csv: '代码,名称,上级代码\nZ-3,飞地,379904\n' }),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([
      404, 404, 404, 404, 403, 403, 403, 403, 403, 403, 403, 403, 403, 422,
    ]);
    expect(await world.value(contents)).toBe(before);
    expect((await district.get('/session')).status).toBe(200);
  });

  test('cannot raise themselves', async () => {
    const self = await world.person('wangyue-sec');
    const answer = await security.post(`/people/${self}/roles`, {
      role: 'office',
      regionId: await world.region('379903'),
    });
    expect(answer.status).toBe(403);
  });

  test('cannot gather administration, security and audit in one hand', async () => {
    const city = await world.client('security');
    const regionId = await world.region('379903');
    for (const userName of ['wangyue-sec', 'wangyue-adm']) {
      const answer = await city.post<{ code: string }>(`/people/${await world.person(userName)}/roles`, {
        role: 'auditor',
        regionId,
      });
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 409, code: 'CONFLICT' });
    }
  });
});
