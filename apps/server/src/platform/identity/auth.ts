import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { admin, username } from 'better-auth/plugins';
import pg from 'pg';
import { idleTimeoutMillis } from '../database/database.ts';
import { PreparingClient } from '../database/preparing-client.ts';

/** The socket's address, in a header that only this server sets: a forged X-Forwarded-For must not pass the limit. */
export const addressHeader = 'x-chengshi-address';

const userNameShape = /^[\p{L}\p{N}._-]{2,64}$/u;
export const isUserName = (value: string): boolean => userNameShape.test(value);

const sessionSeconds = 12 * 60 * 60;

function authOptions(pool: pg.Pool, secret: string, publicUrl: string) {
  return {
    database: pool,
    secret,
    baseURL: publicUrl,
    basePath: '/api/identity',
    telemetry: { enabled: false },
    logger: { level: 'error' as const },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 256 },
    // Made by the product and shown once: whoever signs in with it must set an own one first.
    user: { additionalFields: { passwordTemporary: { type: 'boolean' as const, required: false, input: false } } },
    session: { expiresIn: sessionSeconds, updateAge: 30 * 60, cookieCache: { enabled: false } },
    rateLimit: { enabled: false },
    advanced: {
      // A session and its account in one statement instead of two: every request asks for them.
      database: { joins: true },
      cookiePrefix: 'chengshi',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax' as const, httpOnly: true },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    plugins: [username({ minUsernameLength: 2, maxUsernameLength: 64, usernameValidator: isUserName }), admin()],
  };
}

const authPool = (connectionString: string) =>
  new pg.Pool({
    ...{ connectionString, Client: PreparingClient, max: 4, idleTimeoutMillis },
    options: '-c search_path=auth',
    application_name: 'chengshi identity',
  });

/** The identity library over its own schema, connected as a role that sees nothing else. */
export function openAuth(connectionString: string, secret: string, publicUrl: string) {
  const pool = authPool(connectionString);
  pool.on('error', (error) => console.error(`identity connection lost: ${error.message}`));
  return { auth: betterAuth(authOptions(pool, secret, publicUrl)), pool };
}
export type Auth = ReturnType<typeof openAuth>['auth'];

/** Creates or updates the library's tables in schema auth; connects as the owner. */
export async function migrateIdentity(adminUrl: string): Promise<void> {
  const pool = authPool(adminUrl);
  try {
    // The secret is not used for migrations, but the library insists on one.
    const { runMigrations } = await getMigrations(
      authOptions(pool, 'not used for migrations ---------', 'http://localhost'),
    );
    await runMigrations();
  } finally {
    await pool.end();
  }
}
