import { Failure } from './failure.ts';

/** A PostgreSQL that somebody else runs. */
export type OwnDatabase = {
  readonly adminUrl: string;
  /** Given when the database's administrator has made the two roles; then no role is touched. */
  readonly roleUrls: { readonly app: string; readonly auth: string } | undefined;
};

/** Refuses words it does not know: a misspelt `--empty` would load the demonstration city. */
export function readFlags<const Flag extends string>(args: readonly string[], known: readonly Flag[]): Set<Flag> {
  const unknown = args.find((arg) => !known.some((flag) => flag === arg));
  if (unknown !== undefined) {
    throw new Failure(
      `未知参数 ${unknown}。可用参数：${known.join('、')}`,
      `Unknown argument ${unknown}. There is: ${known.join(', ')}`,
    );
  }
  return new Set(known.filter((flag) => args.includes(flag)));
}

/** Undefined when the embedded database is to be used. */
export function readOwnDatabase(env: NodeJS.ProcessEnv): OwnDatabase | undefined {
  const { DATABASE_URL: adminUrl, DATABASE_APP_URL: app, DATABASE_AUTH_URL: auth } = env;
  if (!adminUrl) return undefined;
  if (!/^postgres(ql)?:\/\//.test(adminUrl)) {
    throw new Failure('DATABASE_URL 应以 postgresql:// 开头。', 'DATABASE_URL must begin with postgresql://.');
  }
  if (!app !== !auth) {
    throw new Failure(
      'DATABASE_APP_URL 与 DATABASE_AUTH_URL 须同时设置。',
      'DATABASE_APP_URL and DATABASE_AUTH_URL must be set together.',
    );
  }
  return { adminUrl, roleUrls: app && auth ? { app, auth } : undefined };
}
