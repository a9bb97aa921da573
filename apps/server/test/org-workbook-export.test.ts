import { readWorkbook } from '@chengshi/office';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from './support/client.ts';
import { contents, counts, download, load } from './support/org-workbook.ts';
import { newAccount, startWorld, type World } from './support/world.ts';

let world: World;
let admin: Client;
beforeAll(async () => {
  world = await startWorld({ time: '2026-06-15T02:00:00Z' });
  admin = await world.client('admin');
});
afterAll(() => world.close());

describe('what was exported', () => {
  test.each(['zh-CN', 'en'])('changes nothing when it is imported again (%s)', async (language) => {
    // Awkward on purpose: a parent in another region, a namesake of it, a name with a break, two people of one name, nobody’s post.
    const tag = language === 'en' ? 'E' : 'Z';
    const city = await world.region('379900');
    const district = await world.region('379904');
    const make = async (path: string, body: object) => (await admin.post<{ id: string }>(path, body)).body.id;
    const upper = await make('/units', { regionId: city, name: `垂管局${tag}`, kind: 'department' });
    await make('/units', { regionId: district, name: `垂管局${tag}`, kind: 'department' });
    const lower = await make('/units', {
      regionId: district,
      name: `垂管  局\n分局${tag}`,
      kind: 'department',
      parentId: upper,
      shortName: `分局${tag}`,
      aliases: [`=1+1${tag}`, `007${tag}`],
    });
    const posts = [
      await make('/posts', { unitId: lower, title: '局长' }),
      await make('/posts', { unitId: lower, title: '副局长' }),
    ];
    for (const postId of posts) await make('/people', { name: `同名${tag}`, postIds: [postId], since: '2026-01-01' });
    const idle = await make('/people', { name: `闲人${tag}`, postIds: posts, since: '2026-01-01' });
    const { body } = await admin.get<{ holdings: { id: string }[] }>(`/people/${idle}`);
    for (const { id } of body.holdings)
      await admin.call('PUT', `/people/${idle}/holdings/${id}/end`, { until: '2026-02-01' });

    const before = await contents(world);
    const file = await download(admin, `/organisation/workbook?language=${language}`);
    const trial = await load(admin, file, { dryRun: true });
    expect(trial.body.faults).toEqual([]);
    expect(trial.body.changes).toEqual([]);
    const real = await load(admin, file);
    expect(real.body).toMatchObject({ loaded: true, changes: [], prepared: [] });
    for (const [created, changed, unchanged] of Object.values(counts(real))) {
      expect([created, changed]).toEqual([0, 0]);
      expect(unchanged).toBeGreaterThan(10);
    }
    expect(await contents(world)).toBe(before);
  });

  test('of a district holds the district alone, and no password', async () => {
    const { client } = await newAccount(world, { userName: 'wb-904', role: 'administrator', regionCode: '379904' });
    const sheets = readWorkbook(await download(client, '/organisation/workbook'));
    if (sheets.kind === 'fault') throw new Error(sheets.code);
    const codes = sheets.sheets[0]?.cells.filter(({ row, column }) => row > 0 && column === 0).map(({ text }) => text);
    expect(codes?.length).toBeGreaterThan(1);
    expect(codes?.every((code) => code.startsWith('379904'))).toBe(true);
    expect(sheets.sheets.map(({ name }) => name)).toEqual(['区划', '单位', '岗位', '人员', '填表说明']);
    expect((await load(client, await download(client, '/organisation/workbook'))).body.changes).toEqual([]);
  });
});
