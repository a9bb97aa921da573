import { join } from 'node:path';
import pg from 'pg';
import { takeInstanceLock } from '../../ground/lock.ts';
import { findBinaries } from './binaries.ts';
import { closeCluster, clusterExists, makeCluster } from './cluster.ts';
import { connectionUrl, databaseName } from './connection.ts';
import { sweepLeftovers } from './leftovers.ts';
import { choosePlace } from './place.ts';
import { ensureRolePasswords } from './roles.ts';
import { type DatabaseRole, keepSecrets, type Secrets } from './secrets.ts';
import { type Exit, startServer } from './server.ts';

export type Embedded = {
  /** A connection string that node-postgres understands. */
  url(role: DatabaseRole, database?: string): string;
  stop(): Promise<void>;
  /** Comes when the server has ended: asked to (`requested`), or for the `reason`. */
  readonly exited: Promise<Exit>;
};

export type EmbeddedOptions = {
  readonly dataDir: string;
  readonly onProgress?: (zh: string, en: string) => void;
  /** PostgreSQL settings on top, such as `fsync: 'off'` in tests. */
  readonly settings?: Readonly<Record<string, string>>;
  /** A private socket, or a random port of 127.0.0.1 (the only way on Windows). */
  readonly transport?: 'socket' | 'tcp';
};

/**
 * Starts the PostgreSQL that npm brought, as a child of this process, with its data in `dataDir`; makes the cluster, its roles and
 * the empty database on first use, and recovers by itself from whatever an earlier start left behind. Throws a `Failure` with a
 * sentence for the user when the data folder is in use, full, or not writable.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const onProgress = options.onProgress ?? (() => {});
  const lock = takeInstanceLock(options.dataDir);
  try {
    const secrets = keepSecrets(lock.dataDir);
    const place = choosePlace(lock.dataDir, findBinaries(), onProgress);
    if (clusterExists(place)) {
      closeCluster(place);
      await sweepLeftovers(place.cluster, onProgress);
    } else {
      onProgress('正在建立数据库', 'creating the database');
      await makeCluster(place, secrets.admin, options.settings?.fsync !== 'off');
    }
    const server = await startServer({
      place,
      logFile: join(lock.dataDir, 'postgres.log'),
      transport: process.platform === 'win32' ? 'tcp' : (options.transport ?? 'socket'),
      settings: options.settings ?? {},
      onProgress,
    });
    const exited = server.exited.then((exit) => {
      lock.release();
      return exit;
    });
    const url = (role: DatabaseRole, database = databaseName) => connectionUrl(server.address, secrets, role, database);
    try {
      await prepare(url('admin', 'postgres'), secrets);
    } catch (error) {
      await server.stop();
      throw error;
    }
    return { url, stop: server.stop, exited };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function prepare(adminUrl: string, secrets: Secrets): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await ensureRolePasswords(admin, secrets);
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [databaseName]);
    if (!rowCount) await admin.query(`CREATE DATABASE ${databaseName}`);
  } finally {
    await admin.end();
  }
}
