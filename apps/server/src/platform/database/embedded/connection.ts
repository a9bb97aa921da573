import { superuser } from './cluster.ts';
import { roleNames } from './roles.ts';
import type { DatabaseRole, Secrets } from './secrets.ts';
import type { Address } from './server.ts';

export const databaseName = 'chengshi';

/** A connection string that node-postgres understands; a socket stands in the query, since a URL's host cannot hold a path. */
export function connectionUrl(address: Address, secrets: Secrets, role: DatabaseRole, database: string): string {
  const user = role === 'admin' ? superuser : roleNames[role];
  const place = address.host.startsWith('/')
    ? `/${database}?host=${encodeURIComponent(address.host)}&port=${address.port}`
    : `${address.host}:${address.port}/${database}`;
  return `postgresql://${user}:${secrets[role]}@${place}`;
}
