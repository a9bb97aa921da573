import { expect } from 'vitest';
import type { World } from './world.ts';

export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly regionId: string;
  readonly shortName: string | null;
  readonly aliases: string[];
  readonly closedOn: string | null;
  readonly mergedInto: { id: string; name: string } | null;
}
export interface Holding {
  readonly id: string;
  readonly post: { title: string };
  readonly unit: { name: string };
  readonly since: string;
  readonly until: string | null;
  readonly from: string | null;
}
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly userName: string | null;
  readonly account: string;
  readonly regionName: string;
  readonly posts: { id: string; title: string; unitName: string }[];
  readonly holdings: Holding[];
}

/** Something that the administrator of the city makes. */
export async function make<Thing = { id: string }>(world: World, path: string, body: object): Promise<Thing> {
  const answer = await (await world.client('admin')).post<Thing>(path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}
export const makeUnit = async (world: World, name: string, more: object = {}) =>
  make<Unit>(world, '/units', { regionId: await world.region('379900'), name, kind: 'department', ...more });
export const makePost = (world: World, unitId: string, title: string) => make(world, '/posts', { unitId, title });
export const makePerson = (world: World, name: string, postIds: string[], more: object = {}) =>
  make<Person>(world, '/people', { name, postIds, ...more });
export const makePark = (world: World, code: string, parentCode = '379900') =>
  make(world, '/regions', { code, codeKind: 'own', name: `${code}园区`, level: 'park', parentCode });
export const person = async (world: World, id: string) =>
  (await (await world.client('admin')).get<Person>(`/people/${id}`)).body;
export const unit = async (world: World, id: string) =>
  (await (await world.client('admin')).get<Unit>(`/units/${id}`)).body;

/** What is on record about something, in order. */
export async function actions(world: World, subjectId: string): Promise<string[]> {
  const { rows } = await world.owner.query<{ action: string }>(
    'select action from ledger where subject_id = $1 order by seq',
    [subjectId],
  );
  return rows.map(({ action }) => action);
}

export function importForm(regionId: string): FormData {
  const form = new FormData();
  form.set('regionId', regionId);
  form.set('classification', 'internal');
  form.set('text', '年内新建桥梁1座。');
  return form;
}
