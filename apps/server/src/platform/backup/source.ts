import pg from 'pg';
import { startEmbedded } from '../database/embedded/index.ts';
import { hasCluster, runningEmbedded } from '../database/embedded/running.ts';
import { openOwnDatabase } from '../database/own.ts';
import { Failure } from '../ground/failure.ts';
import { lockHolder, takeInstanceLock } from '../ground/lock.ts';
import type { OwnDatabase } from '../ground/options.ts';

type Progress = (zh: string, en: string) => void;
export type OpenDatabase = { readonly adminUrl: string; close(): Promise<void> };

/** The database to back up: your own, or the embedded one, whether it runs just now or not. */
export async function openForBackup(
  dataDir: string,
  own: OwnDatabase | undefined,
  onProgress: Progress,
): Promise<OpenDatabase> {
  if (own) return { adminUrl: (await openOwnDatabase(own, dataDir))('admin'), close: async () => {} };
  const running = runningEmbedded(dataDir);
  const holder = lockHolder(dataDir);
  if (running && holder) return { adminUrl: running, close: async () => {} };
  if (holder) {
    throw new Failure(
      '成事正在启动或停止，请稍后再备份。',
      'Chengshi is just starting or stopping. Back up in a moment.',
    );
  }
  if (!hasCluster(dataDir)) {
    throw new Failure(
      `${dataDir} 中还没有数据库，无需备份。`,
      `There is no database in ${dataDir} yet: nothing to back up.`,
    );
  }
  return startOwn(dataDir, onProgress);
}

/** The database to fill; nobody else may be using it. */
export async function openForRestore(
  dataDir: string,
  own: OwnDatabase | undefined,
  onProgress: Progress,
): Promise<OpenDatabase> {
  if (!own) {
    if (lockHolder(dataDir)) throw mustStop();
    return startOwn(dataDir, onProgress);
  }
  const lock = takeInstanceLock(dataDir);
  const adminUrl = (await openOwnDatabase(own, dataDir))('admin');
  if (await isServed(adminUrl)) throw mustStop();
  return { adminUrl, close: async () => lock.release() };
}

/** A server on another machine may be using the same database. */
async function isServed(adminUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'chengshi'",
    );
    return rowCount !== 0;
  } finally {
    await client.end();
  }
}

const mustStop = (): Failure =>
  new Failure('成事正在运行。请先停止它，再恢复。', 'Chengshi is running. Stop it before you restore.');

async function startOwn(dataDir: string, onProgress: Progress): Promise<OpenDatabase> {
  const embedded = await startEmbedded({ dataDir, onProgress });
  return { adminUrl: embedded.url('admin'), close: embedded.stop };
}
