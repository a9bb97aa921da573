import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { quickest } from '../result.ts';
import { type Ranked, units } from './case.ts';
import { cellColumns, rankQuery, smallTables } from './statements.ts';

const version = '1.5.6-r.1';

interface Connection {
  run(statement: string): Promise<unknown>;
  runAndReadAll(statement: string): Promise<{ getColumns(): (number | bigint)[][] }>;
  closeSync(): void;
}
interface Module {
  readonly DuckDBInstance: {
    create(
      path: string,
      options: Record<string, string>,
    ): Promise<{ connect(): Promise<Connection>; closeSync(): void }>;
  };
}

/** The same in DuckDB, on one thread and in memory. Null where it cannot be had. */
export async function inDuckDb(): Promise<{ readonly ms: number; readonly found: Ranked } | null> {
  const module = await load();
  if (!module) return null;
  const instance = await module.DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  const folder = mkdtempSync(join(tmpdir(), 'chengshi-bench-'));
  try {
    for (const statement of smallTables()) await connection.run(statement);
    const { unit, indicator, value } = cellColumns();
    const file = join(folder, 'cells.csv');
    writeFileSync(file, unit.map((one, at) => `${one},${indicator[at]},${value[at]}`).join('\n'));
    await connection.run('create table cells (unit int, indicator int, value float8)');
    await connection.run(`copy cells from '${file}' (header false)`);
    let columns: (number | bigint)[][] = [];
    const ms = await quickest(7, async () => {
      columns = (await connection.runAndReadAll(rankQuery)).getColumns();
    });
    const [, scores = [], ranks = []] = columns;
    if (scores.length !== units) throw new Error(`DuckDB gave ${scores.length} units`);
    return { ms, found: { scores: Float64Array.from(scores, Number), ranks: Float64Array.from(ranks, Number) } };
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true });
  }
}

/** Nobody but this comparison needs a second database engine, so it is installed beside the project, the first time it is asked for. */
async function load(): Promise<Module | null> {
  const folder = join(import.meta.dirname, '../../../node_modules/.cache/chengshi-bench', version);
  if (!existsSync(join(folder, 'node_modules/@duckdb/node-api'))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    const wanted = ['install', '--no-audit', '--no-fund', `@duckdb/node-api@${version}`];
    try {
      await promisify(execFile)('npm', wanted, { cwd: folder, shell: process.platform === 'win32' });
    } catch (error) {
      rmSync(folder, { recursive: true });
      console.error(
        `DuckDB 未能安装，不作比较。\nDuckDB could not be installed and is not compared.\n${String(error)}`,
      );
      return null;
    }
  }
  return createRequire(join(folder, 'package.json'))('@duckdb/node-api') as Module;
}
