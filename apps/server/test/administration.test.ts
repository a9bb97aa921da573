import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  actions,
  importForm,
  make,
  makePark,
  makePerson,
  makePost,
  makeUnit,
  type Unit,
  unit,
} from './support/administration.ts';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client, Page } from './support/client.ts';
import { expectRefusal } from './support/refusal.ts';
import { newAccount, startWorld, type World } from './support/world.ts';

let world: World;
let admin: Client;
beforeAll(async () => {
  world = await startWorld({ time: '2026-06-15T02:00:00Z' });
  admin = await world.client('admin');
});
afterAll(() => world.close());

describe('a region', () => {
  test('is moved with all below it, and every path follows in one step', async () => {
    const park = await makePark(world, 'MV-1');
    const inner = await makePark(world, 'MV-2', 'MV-1');
    const office = await make<Unit>(world, '/units', {
      regionId: inner.id,
      name: '园区管委会',
      kind: 'park',
      aliases: ['管委会'],
    });
    const holder = await makePerson(world, '管一', [(await makePost(world, office.id, '主任')).id]);
    const security = await world.client('security');
    await security.post(`/people/${holder.id}/roles`, { role: 'liaison', unitId: office.id });
    const answer = await admin.post(`/regions/${park.id}/moves`, { parentId: await world.region('379903') });
    expect(answer.status).toBe(200);
    const path = '/379900/379903/MV-1/MV-2/';
    expect(await world.value('select path from regions where id = $1', inner.id)).toBe(path);
    for (const [table, column] of [
      ['units', 'id'],
      ['unit_aliases', 'unit_id'],
      ['posts', 'unit_id'],
      ['role_grants', 'unit_id'],
    ]) {
      expect(await world.value(`select region_path from ${table} where ${column} = $1`, office.id)).toBe(path);
    }
    expect(await world.value('select region_path from people where id = $1', holder.id)).toBe(path);
    expect(await world.value('select region_path from holdings where person_id = $1', holder.id)).toBe(path);
    expect(await actions(world, park.id)).toEqual(['region.created', 'region.moved']);
    // What was done before the move stays where it was done.
    expect(
      await world.value("select region_path from ledger where subject_id = $1 and action = 'unit.created'", office.id),
    ).toBe('/379900/MV-1/MV-2/');
  });

  test('is not moved below itself, nor where work is on record in it, nor from a neighbour’s area', async () => {
    const [outer, inner] = [await makePark(world, 'MV-3'), await makePark(world, 'MV-4', 'MV-3')];
    expectRefusal(await admin.post(`/regions/${outer.id}/moves`, { parentId: inner.id }), 'CONFLICT');
    expectRefusal(await admin.post(`/regions/${outer.id}/moves`, { parentId: outer.id }), 'CONFLICT');
    await world.draft(await world.client('district'));
    const district = await world.region('379904');
    const refused = await admin.post(`/regions/${district}/moves`, { parentId: await world.region('379903') });
    expect(expectRefusal(refused, 'REGION_IN_USE').zh).toContain('青埠区');
    expect(await world.value('select path from regions where id = $1', district)).toBe('/379900/379904/');
    const place = { userName: 'adm-903', role: 'administrator', regionCode: '379903' };
    const { client } = await newAccount(world, place);
    const own = await world.region('379903');
    expectRefusal(await client.post(`/regions/${outer.id}/moves`, { parentId: own }), 'NOT_ALLOWED');
    const actor = { person: await world.person('adm-903'), grants: 'administrator:/379900/379903/', places: '' };
    const direct = await asApplication(world.server, actor, (database) =>
      attempt(database, 'select app_move_region($1, $2)', [outer.id, own]),
    );
    expect(direct).toBe(refusedByDatabase);
  });

  test('is closed when nothing is open in it, stays readable, is not offered, and can be opened again', async () => {
    const [outer, inner] = [await makePark(world, 'CL-1'), await makePark(world, 'CL-2', 'CL-1')];
    const close = (id: string, on: string) => admin.call('PUT', `/regions/${id}/closing`, { on });
    const still = expectRefusal(await close(outer.id, '2026-06-01'), 'STILL_IN_USE');
    expect(still.zh).toContain('下级区划 1 个');
    expectRefusal(await close(inner.id, '2026-06-16'), 'BAD_REQUEST');
    expect((await close(inner.id, '2026-06-01')).status).toBe(200);
    expect((await close(outer.id, '2026-06-01')).status).toBe(200);
    const codes = async (query: string) =>
      (await admin.get<Page<{ code: string }>>(`/regions?${query}`)).body.rows.map(({ code }) => code);
    expect(await codes('query=CL-1')).toEqual([]);
    expect(await codes('query=CL-1&closed=true')).toEqual(['CL-1']);
    expect(await codes('closed=true')).toEqual(expect.arrayContaining(['CL-1', 'CL-2']));
    expect((await admin.get<{ closedOn: string }>(`/regions/${outer.id}`)).body.closedOn).toBe('2026-06-01');
    for (const refused of [
      await admin.post('/units', { regionId: outer.id, name: '晚到局', kind: 'department' }),
      await admin.post('/regions', { code: 'CL-3', codeKind: 'own', name: '晚', level: 'park', parentCode: 'CL-1' }),
      await admin.post(`/regions/${outer.id}/moves`, { parentId: await world.region('379903') }),
      await (await world.client('office')).post('/documents/imports', importForm(outer.id)),
      await (await world.client('security')).post(`/people/${await world.person('leader')}/roles`, {
        role: 'leader',
        regionId: outer.id,
      }),
    ]) {
      const body = typeof refused.body === 'string' ? eventError(refused.body) : refused.body;
      expectRefusal({ body }, 'CLOSED');
    }
    expectRefusal(await admin.call('DELETE', `/regions/${inner.id}/closing`), 'CLOSED');
    expect((await admin.call('DELETE', `/regions/${outer.id}/closing`)).status).toBe(200);
    expect(await codes('query=CL-1')).toEqual(['CL-1']);
    expect(await actions(world, outer.id)).toEqual(['region.created', 'region.closed', 'region.reopened']);
  });
});

const eventError = (stream: string): unknown => JSON.parse(/event: error\ndata: (.*)/.exec(stream)?.[1] ?? 'null');

describe('a unit', () => {
  test('is renamed and keeps its old name as an alias with its origin; names are added and removed', async () => {
    const { id } = await makeUnit(world, '市旧名局', { shortName: '旧名局', aliases: ['老局'] });
    const change = (body: object) => admin.call<Unit>('PATCH', `/units/${id}`, body);
    const renamed = await change({ name: '市新名局', shortName: '新名局', kind: 'party' });
    expect(renamed.body).toMatchObject({ name: '市新名局', shortName: '新名局', kind: 'party' });
    expect(renamed.body.aliases.sort()).toEqual(['市旧名局', '老局'].sort());
    const added = await admin.post<Unit>(`/units/${id}/aliases`, { alias: '新局' });
    expect(added.status).toBe(201);
    expectRefusal(await admin.post(`/units/${id}/aliases`, { alias: '新局' }), 'CONFLICT');
    expectRefusal(await admin.post(`/units/${id}/aliases`, { alias: '甲局、乙局' }), 'BAD_REQUEST');
    const { body } = await admin.get<Page<{ alias: string; source: string; addedBy: string; addedAt: string }>>(
      `/units/${id}/aliases`,
    );
    expect(Object.fromEntries(body.rows.map(({ alias, source }) => [alias, source]))).toEqual({
      市旧名局: 'former',
      老局: 'entered',
      新局: 'entered',
    });
    expect(new Set(body.rows.map(({ addedBy }) => addedBy)).size).toBe(1);
    expect(body.rows.every(({ addedAt }) => addedAt === '2026-06-15T02:00:00.000Z')).toBe(true);
    expect((await admin.call<Unit>('DELETE', `/units/${id}/aliases`, { alias: '老局' })).body.aliases).not.toContain(
      '老局',
    );
    // Back to the old name: it is the name again, and the other one becomes the alias.
    expect((await change({ name: '市旧名局' })).body.aliases.sort()).toEqual(['市新名局', '新局'].sort());
    expect(await actions(world, id)).toEqual([
      'unit.created',
      'unit.changed',
      'unit.alias-added',
      'unit.alias-removed',
      'unit.changed',
    ]);
  });

  test('hangs below another, never in a circle nor below what is closed', async () => {
    const [upper, lower] = [await makeUnit(world, '市上级委'), await makeUnit(world, '市下级局')];
    const hang = (id: string, parentId: string | null) => admin.call<Unit>('PATCH', `/units/${id}`, { parentId });
    expect((await hang(lower.id, upper.id)).body).toMatchObject({ parentName: '市上级委' });
    expectRefusal(await hang(upper.id, lower.id), 'CONFLICT');
    expectRefusal(await admin.call('PUT', `/units/${upper.id}/closing`, { on: '2026-06-01' }), 'STILL_IN_USE');
    expect((await hang(lower.id, null)).body).toMatchObject({ parentName: null });
    expect((await admin.call('PUT', `/units/${upper.id}/closing`, { on: '2026-06-01' })).status).toBe(200);
    expectRefusal(await hang(lower.id, upper.id), 'CLOSED');
    expectRefusal(await admin.post('/posts', { unitId: upper.id, title: '主任' }), 'CLOSED');
    expect((await admin.call('DELETE', `/units/${upper.id}/closing`)).status).toBe(200);
  });

  test('is merged: posts, names, units below and roles go along, and the old page leads to the new one', async () => {
    const [from, into] = [
      await makeUnit(world, '市甲并局', { shortName: '甲并', aliases: ['甲局老名'] }),
      await makeUnit(world, '市乙并局'),
    ];
    const below = await makeUnit(world, '市甲并局信息中心', { parentId: from.id });
    const head = await makePost(world, from.id, '局长');
    await makePost(world, into.id, '局长');
    const holder = await makePerson(world, '并一', [head.id]);
    const security = await world.client('security');
    await security.post(`/people/${holder.id}/roles`, { role: 'liaison', unitId: from.id });
    const merged = await admin.post<Unit>(`/units/${from.id}/merger`, { intoId: into.id, on: '2026-06-10' });
    expect(merged.body).toMatchObject({ id: into.id, closedOn: null });
    expect(merged.body.aliases.sort()).toEqual(['市甲并局', '甲并', '甲局老名'].sort());
    expect(await unit(world, from.id)).toMatchObject({
      closedOn: '2026-06-10',
      mergedInto: { id: into.id, name: '市乙并局' },
      aliases: [],
    });
    expect(await unit(world, below.id)).toMatchObject({ parentId: into.id });
    const posts = await admin.get<Page<{ title: string; holders: { name: string }[] }>>(`/posts?unitId=${into.id}`);
    expect(posts.body.rows.map(({ title }) => title).sort()).toEqual(['局长', '局长（原市甲并局）'].sort());
    const { roles } = (await admin.get<{ roles: object[] }>(`/people/${holder.id}`)).body;
    expect(roles).toMatchObject([{ role: 'liaison', unitId: into.id, scopeName: '市乙并局' }]);
    expect(await world.value('select count(*) from role_grants where person_id = $1', holder.id)).toBe('2');
    expectRefusal(await admin.call('DELETE', `/units/${from.id}/closing`), 'CONFLICT');
    expectRefusal(await admin.post(`/units/${into.id}/merger`, { intoId: from.id, on: '2026-06-10' }), 'CLOSED');
    expect(await actions(world, from.id)).toEqual(['unit.created', 'unit.merged']);
    expect(await actions(world, into.id)).toEqual(['unit.created', 'unit.took-over']);
    const listed = async (closed: boolean) =>
      (await admin.get<Page<Unit>>(`/units?query=${encodeURIComponent('甲并局')}&closed=${closed}`)).body.rows.map(
        ({ name }) => name,
      );
    expect((await listed(false)).sort()).toEqual(['市乙并局', '市甲并局信息中心'].sort());
    expect(await listed(true)).toEqual(['市甲并局']);
  });

  test('carries no role of others: only along a merger that is on record', async () => {
    const from = await makeUnit(world, '市未并局');
    const grant = await world.value('select id from role_grants where revoked_at is null order by id limit 1');
    const actor = { person: await world.person('admin'), grants: 'administrator:/379900/', places: '/379900/' };
    const results = await asApplication(world.server, actor, async (database) => ({
      carried: await attempt(database, 'select app_carry_role($1, gen_random_uuid(), now())', [grant]),
      granted: await attempt(
        database,
        `insert into role_grants (id, person_id, role, unit_id, region_path, granted_at)
         values (gen_random_uuid(), app_person(), 'office', $1, '/379900/', now())`,
        [from.id],
      ),
      changed: await attempt(database, "update role_grants set role = 'office'"),
    }));
    expect(results).toEqual({ carried: refusedByDatabase, granted: refusedByDatabase, changed: 0 });
  });
});
