import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from './support/client.ts';
import { expectRefusal } from './support/refusal.ts';
import { newAccount, startWorld, type World } from './support/world.ts';

interface ImportResult {
  readonly created: number;
  readonly renamed: number;
  readonly unchanged: number;
  readonly faults: { place: string; zh: string; en: string }[];
}
interface Region {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly level: string;
  readonly codeKind: string;
  readonly parentId: string | null;
  readonly children: number;
}

let world: World;
let admin: Client;
beforeAll(async () => {
  world = await startWorld();
  admin = await world.client('admin');
});
afterAll(() => world.close());

const load = (csv: string, dryRun = false, client = admin) =>
  client.post<ImportResult>('/regions/imports', { csv, dryRun });
const regionCount = () => world.value('select count(*) from regions');
const region = async (code: string) => (await admin.get<Region>(`/regions/${await world.region(code)}`)).body;
const pathOf = (code: string) => world.value('select path from regions where code = $1', code);

describe('a region list', () => {
  test('is taken with Chinese headers and standard codes, whose parents and levels follow from the codes', async () => {
    const csv =
      '区划代码,区划名称,英文名称\n379906,新河区,Xinhe District\n379906001,新河街道,\n379906100001,上河村,\n379906100,上河镇,Shanghe Town\n';
    const { status, body } = await load(csv);
    expect(status).toBe(200);
    expect(body).toEqual({ created: 4, renamed: 0, unchanged: 0, faults: [] });
    expect(await region('379906')).toMatchObject({
      level: 'county',
      codeKind: 'gbt2260',
      nameEn: 'Xinhe District',
      children: 2,
    });
    expect(await region('379906001')).toMatchObject({ level: 'town', codeKind: 'gbt10114', nameEn: null });
    expect(await region('379906100001')).toMatchObject({ level: 'village' });
    expect(await pathOf('379906100001')).toBe('/379900/379906/379906100/379906100001/');
  });

  test('loaded again changes nothing, and with other names renames', async () => {
    const csv = '代码\t名称\n379906\t新河区\n379906001\t新河路街道\n';
    expect((await load(csv)).body).toEqual({ created: 0, renamed: 1, unchanged: 1, faults: [] });
    expect((await load(csv)).body).toEqual({ created: 0, renamed: 0, unchanged: 2, faults: [] });
    expect(await region('379906')).toMatchObject({ name: '新河区', nameEn: 'Xinhe District' });
    expect(await region('379906001')).toMatchObject({ name: '新河路街道' });
  });

  test.each([
    [
      'as Excel saves it: byte order mark, CR LF, blank lines at the end',
      '\uFEFF代码,名称\r\nK-11,甲园区\r\n\r\n,\r\n',
    ],
    [
      'with quoted cells that hold commas, quotes and breaks',
      'name,code\n"乙园区（一期,二期）",K-12\n"丙""园""区",K-13\n',
    ],
    ['with tabs', 'code\tname\tlevel\nK-14\t丁园区\tpark\n'],
    ['without a break at its end', '代码,名称\nK-15,戊园区'],
  ])('is read %s', async (_how, csv) => {
    const { status, body } = await load(csv);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.created).toBeGreaterThan(0);
    expect(body.faults).toEqual([]);
  });

  test('kept what the quotes held', async () => {
    expect((await region('K-12')).name).toBe('乙园区（一期,二期）');
    expect((await region('K-13')).name).toBe('丙"园"区');
    expect(await pathOf('K-15')).toBe('/379900/K-15/');
  });

  test('hangs a place whose region above is missing below the next one that is there', async () => {
    expect((await load('代码,名称\n379977001,远方街道\n')).body.created).toBe(1);
    expect(await pathOf('379977001')).toBe('/379900/379977001/');
  });

  const faulty =
    '代码,名称,上级代码,级别\n379907,北河区,,\n12,,379900,\n坏码,某地,,\n379907,又一个,,\n379908,南河区,379999,\n379909,东河区,,大区\nK-21,甲,K-22,\nK-22,乙,K-21,\n';

  test.each([true, false])(
    'with faults loads nothing and names each by row and column (trial run: %s)',
    async (dryRun) => {
      const before = await regionCount();
      const { status, body } = await load(faulty, dryRun);
      const faults = dryRun ? body.faults : (expectRefusal({ status, body }, 'IMPORT_FAULTS').faults ?? []);
      expect(faults.map((fault) => fault.place)).toEqual([
        '第 3 行 名称 · row 3, name',
        '第 4 行 代码 · row 4, code',
        '第 5 行 代码 · row 5, code',
        '第 7 行 级别 · row 7, level',
        '第 6 行 · row 6',
        '第 8 行 · row 8',
        '第 9 行 · row 9',
      ]);
      expect(faults.map((fault) => fault.zh).join('\n')).toMatch(
        /名称为空[\s\S]*坏码[\s\S]*与第 2 行重复[\s\S]*大区[\s\S]*379999 不存在[\s\S]*成环/,
      );
      expect(await regionCount()).toBe(before);
    },
  );

  test('on trial tells what it would do, and does nothing of it', async () => {
    const before = await regionCount();
    const { body } = await load('代码,名称\nK-31,新园区\n379906,改名区\n379905,栖川区\n', true);
    expect(body).toMatchObject({ created: 1, renamed: 1, faults: [] });
    expect(await regionCount()).toBe(before);
    expect(await region('379906')).toMatchObject({ name: '新河区' });
  });

  test.each([
    ['no header', '379907,北河区\n', /缺少“代码”列/],
    ['a header alone that lacks the name', '代码\n379907\n', /缺少“名称”列/],
    ['a code with a leading zero', '代码,名称\n079907,北河区\n', /GB\/T 2260/],
  ])('with %s is refused', async (_what, csv, words) => {
    const before = await regionCount();
    const answer = await load(csv);
    expect(JSON.stringify(expectRefusal(answer, 'IMPORT_FAULTS').faults)).toMatch(words);
    expect(await regionCount()).toBe(before);
  });

  test('that nests without end is refused quickly', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `N-${i},第${i}级,${i === 0 ? '379900' : `N-${i - 1}`}`);
    const started = performance.now();
    const data = expectRefusal(await load(`代码,名称,上级代码\n${lines.join('\n')}\n`), 'IMPORT_FAULTS');
    expect(data.zh).toContain('19990');
    expect(data.faults?.length).toBeLessThanOrEqual(200);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('of a district’s administrator loads the district and nothing outside', async () => {
    const { client } = await newAccount(world, { userName: 'gl-903', role: 'administrator', regionCode: '379903' });
    expect((await load('代码,名称\n379903777,试验街道\n', false, client)).body.created).toBe(1);
    expect(await pathOf('379903777')).toBe('/379900/379903/379903777/');
    const before = await regionCount();
    const data = expectRefusal(
      await load('代码,名称\n379903778,试验二街道\n379904777,飞地街道\n379904,改名区\n', false, client),
      'IMPORT_FAULTS',
    );
    expect(data.faults?.map((fault) => fault.place)).toEqual(['第 3 行 · row 3', '第 4 行 · row 4']);
    expect(data.faults?.[0]?.zh).toContain('不在您的管理范围内');
    expect(await regionCount()).toBe(before);
  });
});

describe('regions', () => {
  test('are listed from the topmost in scope, by the region above, or by words', async () => {
    const codes = async (client: Client, query: string) =>
      (await client.get<{ rows: Region[] }>(`/regions${query}`)).body.rows.map((row) => row.code);
    expect(await codes(admin, '')).toEqual(['379900']);
    expect(await codes(await world.client('district'), '')).toEqual(['379904']);
    expect(await codes(admin, `?parentId=${await world.region('379904')}`)).toContain('379904001');
    expect(await codes(admin, `?query=${encodeURIComponent('东关')}`)).toEqual(['379902001']);
    expect(await codes(await world.client('district'), `?query=${encodeURIComponent('东关')}`)).toEqual([]);
  });

  test('with a code that is not of its kind are refused', async () => {
    const base = { name: '某地', level: 'county', parentCode: '379900' };
    for (const [code, codeKind] of [
      ['3799', 'gbt2260'],
      ['379907', 'gbt10114'],
      ['379907', 'own'],
      ['079907', 'gbt2260'],
    ]) {
      expectRefusal(await admin.post('/regions', { ...base, code, codeKind }), 'IMPORT_FAULTS');
    }
    expectRefusal(await admin.post('/regions', { ...base, code: 'a/b', codeKind: 'own' }), 'BAD_REQUEST');
    expectRefusal(
      await admin.post('/regions', { ...base, code: 'X-9', codeKind: 'own', parentCode: 'nowhere' }),
      'NOT_FOUND',
    );
  });
});

describe('units, posts and people', () => {
  test('are made one upon the other, found by their other names, and shown with each other', async () => {
    const regionId = await world.region('379900');
    const unit = await admin.post<{ id: string; aliases: string[] }>('/units', {
      regionId,
      name: '云泽市试点推进办公室',
      shortName: '市试点办',
      aliases: ['试点办', '试点办', '推进办'],
      kind: 'party',
    });
    expect(unit).toMatchObject({ status: 201, body: { aliases: ['推进办', '试点办'].sort(), regionName: '云泽市' } });
    for (const words of ['试点推进', '市试点办', '推进办']) {
      const { body } = await admin.get<{ rows: { id: string }[] }>(`/units?query=${encodeURIComponent(words)}`);
      expect(body.rows.map((row) => row.id)).toEqual([unit.body.id]);
    }
    const post = await admin.post<{ id: string }>('/posts', { unitId: unit.body.id, title: '主任', rank: 3 });
    const person = await admin.post<{ id: string }>('/people', {
      name: '卜一凡',
      postIds: [post.body.id, post.body.id],
    });
    expect(person).toMatchObject({
      status: 201,
      body: {
        name: '卜一凡',
        userName: null,
        posts: [{ title: '主任', unitName: '云泽市试点推进办公室' }],
        roles: [],
        lockedUntil: null,
      },
    });
    const posts = await admin.get<{ rows: object[] }>(`/posts?unitId=${unit.body.id}`);
    expect(posts.body.rows).toMatchObject([
      { title: '主任', rank: 3, holders: [{ id: person.body.id, name: '卜一凡' }] },
    ]);
    const people = await admin.get<{ rows: { id: string }[] }>(`/people?unitId=${unit.body.id}`);
    expect(people.body.rows.map((row) => row.id)).toEqual([person.body.id]);
  });

  test('of a neighbour are not parents of a unit, and those of the city may be', async () => {
    const neighbour = await world.value(
      "select id from units where region_path = '/379900/379903/' order by id limit 1",
    );
    const above = await world.value("select id from units where region_path = '/379900/' order by id limit 1");
    const draft = { regionId: await world.region('379904'), kind: 'department' };
    expectRefusal(await admin.post('/units', { ...draft, name: '错挂单位', parentId: neighbour }), 'NOT_FOUND');
    expect((await admin.post('/units', { ...draft, name: '垂管单位', parentId: above })).status).toBe(201);
  });
});
