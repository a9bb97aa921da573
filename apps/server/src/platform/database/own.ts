import { createHmac } from 'node:crypto';
import pg from 'pg';
import { errorCode, Failure } from '../ground/failure.ts';
import type { OwnDatabase } from '../ground/options.ts';
import { ensureRolePasswords, roleNames } from './embedded/roles.ts';
import { type DatabaseRole, keepSecrets } from './embedded/secrets.ts';

const oldestVersion = 15;

/**
 * Prepares a PostgreSQL that somebody else runs: checks that it answers and is new enough, and gives the two roles their passwords,
 * unless their connection strings are given. Throws a `Failure` with a sentence for the user.
 */
export async function openOwnDatabase(own: OwnDatabase, dataDir: string): Promise<(role: DatabaseRole) => string> {
  const admin = new pg.Client({
    connectionString: own.adminUrl,
    connectionTimeoutMillis: 10_000,
    application_name: 'chengshi start',
  });
  try {
    await admin.connect();
    const { rows } = await admin.query<{ version: string; number: string; database: string }>(
      "SELECT current_setting('server_version') AS version, current_setting('server_version_num') AS number, current_database() AS database",
    );
    const found = rows[0];
    if (!found || Number(found.number) < oldestVersion * 10_000) {
      throw new Failure(
        `DATABASE_URL 指向 PostgreSQL ${found?.version}；需要 ${oldestVersion} 或更高版本。`,
        `DATABASE_URL names a PostgreSQL ${found?.version}; ${oldestVersion} or newer is needed.`,
      );
    }
    if (own.roleUrls) {
      const urls = { admin: own.adminUrl, ...own.roleUrls };
      return (role) => urls[role];
    }
    const passwords = rolePasswords(own.adminUrl, dataDir);
    await ensureRolePasswords(admin, passwords);
    return (role) =>
      role === 'admin' ? own.adminUrl : withUser(own.adminUrl, roleNames[role], passwords[role], found.database);
  } catch (error) {
    throw explain(error);
  } finally {
    await admin.end().catch(() => {});
  }
}

/** Derived from the administrator's password, so that every server with the same DATABASE_URL comes to the same ones. */
function rolePasswords(adminUrl: string, dataDir: string): Record<'app' | 'auth', string> {
  const key = /^postgres(?:ql)?:\/\/[^:@/]*:([^@/]+)@/.exec(adminUrl)?.[1] ?? keepSecrets(dataDir).admin;
  const derive = (role: string) => createHmac('sha256', key).update(`chengshi:${role}`).digest('base64url');
  return { app: derive('app'), auth: derive('auth') };
}

/** The same server and database for another user; a socket's URL has no host, so it is no URL that `new URL` would take. */
export function withUser(url: string, user: string, password: string, database: string): string {
  const [, scheme, host = '', query = ''] =
    /^(postgres(?:ql)?:\/\/)(?:[^@/?]*@)?([^/?]*)(?:\/[^?]*)?(\?.*)?$/.exec(url) ?? [];
  return `${scheme}${user}:${password}@${host}/${encodeURIComponent(database)}${query}`;
}

function explain(error: unknown): unknown {
  if (error instanceof Failure) return error;
  const said = error instanceof Error ? error.message : String(error);
  switch (errorCode(error)) {
    case '28P01':
    case '28000':
      return new Failure(
        `数据库拒绝了 DATABASE_URL 中的用户名或密码：${said}`,
        `The database refused the user or password in DATABASE_URL: ${said}`,
        error,
      );
    case '3D000':
      return new Failure(
        `DATABASE_URL 中的数据库不存在：${said}`,
        `The database in DATABASE_URL does not exist: ${said}`,
        error,
      );
    case '42501':
      return new Failure(
        'DATABASE_URL 中的用户无权创建角色。请授予 CREATEROLE，或另设 DATABASE_APP_URL 与 DATABASE_AUTH_URL。',
        'The user in DATABASE_URL may not create roles. Grant it CREATEROLE, or set DATABASE_APP_URL and DATABASE_AUTH_URL.',
        error,
      );
    default:
      return new Failure(
        `无法连接 DATABASE_URL 中的数据库：${said}`,
        `The database in DATABASE_URL cannot be reached: ${said}`,
        error,
      );
  }
}
