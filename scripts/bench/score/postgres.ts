import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Table } from '@chengshi/score';
import pg from 'pg';
import { copyNumbers } from '../../../apps/server/src/platform/database/copy-out.ts';
import { startEmbedded } from '../../../apps/server/src/platform/database/embedded/index.ts';
import { quickest } from '../result.ts';
import { indicators, type Ranked, rank, units } from './case.ts';
import { cellColumns, rankQuery, smallTables } from './statements.ts';

export interface InPostgres {
  /** The calculation in SQL. */
  readonly ms: number;
  readonly found: Ranked;
  /** Rows read by binary COPY, and ranked by the engine. */
  readonly wayMs: number;
  readonly way: Ranked;
  readonly readMs: number;
}

/** The same in SQL on the embedded PostgreSQL, and the way from its rows to ranks. */
export async function inPostgres(): Promise<InPostgres> {
  const dataDir = mkdtempSync(join(tmpdir(), 'chengshi-bench-'));
  const embedded = await startEmbedded({ dataDir });
  const client = new pg.Client({ connectionString: embedded.url('admin') });
  try {
    await client.connect();
    for (const statement of smallTables()) await client.query(statement);
    const { unit, indicator, value } = cellColumns();
    await client.query('create table cells (unit int4, indicator int4, value float8)');
    await client.query('insert into cells select * from unnest($1::int4[], $2::int4[], $3::float8[])', [
      unit,
      indicator,
      value,
    ]);
    await client.query('vacuum analyze cells');
    // On one core, as the others are.
    await client.query('set max_parallel_workers_per_gather = 0');
    await client.query(`set work_mem = '256MB'`);
    let rows: { value: number; place: number }[] = [];
    const ms = await quickest(3, async () => {
      rows = (await client.query<{ value: number; place: number }>(rankQuery)).rows;
    });
    if (rows.length !== units) throw new Error(`PostgreSQL gave ${rows.length} units`);
    const found = {
      scores: Float64Array.from(rows, (row) => row.value),
      ranks: Float64Array.from(rows, (row) => row.place),
    };
    const table: Table = { units, indicators, values: new Float64Array(units * indicators) };
    const readMs = await quickest(7, () => read(client, table));
    let way: Ranked = found;
    const wayMs = await quickest(7, async () => {
      await read(client, table);
      way = rank(table);
    });
    return { ms, found, wayMs, way, readMs };
  } finally {
    await client.end();
    await embedded.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function read(client: pg.Client, { values }: Table): Promise<void> {
  values.fill(Number.NaN);
  await copyNumbers(client, 'select unit, indicator, value from cells', ['int4', 'int4', 'float8'], (row) => {
    values[(row[1] as number) * units + (row[0] as number)] = row[2] as number;
  });
}
