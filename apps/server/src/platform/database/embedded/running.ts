import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { connectionUrl, databaseName } from './connection.ts';
import { isRunning, readPostmaster } from './leftovers.ts';
import { clusterPath } from './place.ts';
import { readSecrets } from './secrets.ts';

/** The administrator's connection to the embedded database that another process runs on this data folder; undefined when none does. */
export function runningEmbedded(dataDir: string): string | undefined {
  if (!hasCluster(dataDir)) return undefined;
  const cluster = clusterPath(realpathSync(dataDir));
  const postmaster = readPostmaster(cluster);
  const secrets = readSecrets(dataDir);
  if (!postmaster?.ready || !secrets || !isRunning(cluster, postmaster)) return undefined;
  const host = postmaster.socketDir || postmaster.address;
  return connectionUrl({ host, port: postmaster.port }, secrets, 'admin', databaseName);
}

export const hasCluster = (dataDir: string): boolean => existsSync(join(clusterPath(dataDir), 'PG_VERSION'));
