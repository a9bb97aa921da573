import type { Client } from 'pg';

/** The two roles the server works as; they own nothing. Created and given their passwords here, granted their rights by the migrations. */
export const roleNames = { app: 'chengshi_app', auth: 'chengshi_auth' } as const;

export async function ensureRolePasswords(
  admin: Client,
  passwords: Readonly<Record<'app' | 'auth', string>>,
): Promise<void> {
  for (const role of ['app', 'auth'] as const) {
    const name = roleNames[role];
    const { rowCount } = await admin.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
    await admin.query(
      `${rowCount ? 'ALTER' : 'CREATE'} ROLE ${name} LOGIN PASSWORD ${admin.escapeLiteral(passwords[role])}`,
    );
  }
}
