import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { copyNumbers, type NumberColumn } from '../src/platform/database/copy-out.ts';

let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: inject('city').cluster.admin });
  await client.connect();
});
afterAll(() => client.end());

async function rowsOf(query: string, columns: readonly NumberColumn[]): Promise<number[][]> {
  const rows: number[][] = [];
  const count = await copyNumbers(client, query, columns, (row) => rows.push([...row]));
  expect(count).toBe(rows.length);
  return rows;
}

test('numbers come out as they lie in the database, to the last bit, and null as missing', async () => {
  const query = `values (1::int4, 0.1::float8), (-2147483648, -1e300), (null, 'NaN'), (7, null)`;
  expect(await rowsOf(query, ['int4', 'float8'])).toEqual([
    [1, 0.1],
    [-2147483648, -1e300],
    [Number.NaN, Number.NaN],
    [7, Number.NaN],
  ]);
  expect(await rowsOf('select 1::int4 where false', ['int4'])).toEqual([]);
});

test('rows that are cut by the edges of what the network brings are whole, however many and however wide', async () => {
  const query = (rows: number) =>
    `select n::int4, case when n % 3 = 0 then null else n / 7.0::float8 end from generate_series(1, ${rows}) n`;
  for (const count of [1, 2, 1000, 50_000]) {
    let sum = 0;
    let missing = 0;
    const rows = await copyNumbers(client, query(count), ['int4', 'float8'], ([number = 0, value = 0]) => {
      if (Number.isNaN(value)) missing++;
      else sum += Math.abs(value - number / 7) < 1e-12 ? number : Number.NaN;
    });
    expect([rows, missing]).toEqual([count, Math.floor(count / 3)]);
    const threes = Math.floor(count / 3);
    expect(sum).toBe((count * (count + 1)) / 2 - (3 * threes * (threes + 1)) / 2);
  }
});

test('other columns than were said, and a query that fails, are refused', async () => {
  await expect(copyNumbers(await another(), 'select 1::int8', ['int4'], () => {})).rejects.toThrow('no int4');
  await expect(copyNumbers(await another(), 'select 1::int4, 2::int4', ['int4'], () => {})).rejects.toThrow(
    '2 columns',
  );
  await expect(copyNumbers(await another(), 'select nothing', ['int4'], () => {})).rejects.toThrow('nothing');
});

/** A copy that was broken off leaves its connection in the middle of it. */
async function another(): Promise<pg.Client> {
  const other = new pg.Client({ connectionString: inject('city').cluster.admin });
  await other.connect();
  other.on('error', () => {});
  others.push(other);
  return other;
}
const others: pg.Client[] = [];
afterAll(() => Promise.all(others.map((one) => one.end())));
