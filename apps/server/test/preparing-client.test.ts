import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { mostPerConnection, PreparingClient } from '../src/platform/database/preparing-client.ts';

let client: PreparingClient;
/** What the process knows of a text outlives a test: each has its own. */
let mark: string;
beforeEach(async () => {
  mark = `m${randomBytes(6).toString('hex')}`;
  client = await connected();
});
afterEach(() => client.end());

async function connected(): Promise<PreparingClient> {
  const one = new PreparingClient({ connectionString: inject('city').cluster.admin });
  await one.connect();
  return one;
}

const ask = async (text: string, values: unknown[], through: pg.Client = client) =>
  (await through.query(text, values)).rows as Record<string, unknown>[];

/** Times that statements with the mark of the test were run under a plan, in this connection: for their values, and for any. */
async function plans(through: pg.Client = client): Promise<{ own: number; any: number }[]> {
  const { rows } = await through.query(
    `select custom_plans::int as own, generic_plans::int as any from pg_prepared_statements where statement like '%${mark}%'`,
  );
  return rows;
}

test('what is asked once is not prepared; what is asked again is, and keeps one plan from the sixth time on', async () => {
  for (let time = 0; time < 9; time++) {
    expect(await plans()).toHaveLength(time < 2 ? 0 : 1);
    expect(await ask(`select $1::int + 1 as "${mark}"`, [time])).toEqual([{ [mark]: time + 1 }]);
  }
  expect(await plans()).toEqual([{ own: 5, any: 3 }]);
});

test('what takes long is planned for its values from then on, in new connections too', async () => {
  const text = `select pg_sleep($1::float8)::text as "${mark}"`;
  await ask(text, [0]);
  await ask(text, [0]);
  expect(await plans()).toHaveLength(1);
  await ask(text, [0.1]);
  const other = await connected();
  try {
    await ask(text, [0], other);
    await ask(text, [0], other);
    expect(await plans(other)).toEqual([]);
  } finally {
    await other.end();
  }
});

test('a table that was changed under a running server costs one failure, and no more', async () => {
  await client.query(`create temp table ${mark} as select 1 as a`);
  const text = `select * from ${mark} where a = $1`;
  for (let time = 0; time < 3; time++) expect(await ask(text, [1])).toEqual([{ a: 1 }]);
  await client.query(`alter table ${mark} add column b int default 2`);
  await expect(ask(text, [1])).rejects.toThrow('cached plan must not change result type');
  expect(await ask(text, [1])).toEqual([{ a: 1, b: 2 }]);
});

test('a statement that fails leaves the others as they were', async () => {
  const text = `select 1 / $1::int as "${mark}"`;
  for (let time = 0; time < 3; time++) {
    await expect(ask(text, [0])).rejects.toThrow('division by zero');
    expect(await ask(text, [1])).toEqual([{ [mark]: 1 }]);
  }
});

test('several statements in one text, without values, are asked as they are', async () => {
  for (let time = 0; time < 3; time++) await client.query(`select 1 as "${mark}"; select 2`, []);
  expect(await plans()).toEqual([]);
});

test('a connection prepares no more than it may, and still answers', async () => {
  for (let number = 0; number < mostPerConnection + 20; number++) {
    const text = `select $1::int + ${number} as "${mark}"`;
    await ask(text, [1]);
    expect(await ask(text, [1])).toEqual([{ [mark]: number + 1 }]);
  }
  expect(await plans()).toHaveLength(mostPerConnection);
});
