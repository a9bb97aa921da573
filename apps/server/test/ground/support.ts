import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** A folder for one test, and its removal. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'chengshi-ground-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A small disk, mounted until it is taken off; null where this machine does not allow it. */
export function mountDisk(path: string, megabytes: number): { readOnly(): void; remove(): void } | null {
  const mount = (...words: string[]) => spawnSync('mount', words, { stdio: 'ignore' }).status === 0;
  if (!isRoot || !mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path)) return null;
  chmodSync(path, 0o700);
  return {
    readOnly: () => void mount('-o', 'remount,ro', path),
    remove: () => void spawnSync('umount', ['-l', path], { stdio: 'ignore' }),
  };
}

export async function ask<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
