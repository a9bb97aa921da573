import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from './failure.ts';

/** A PostgreSQL that somebody else runs. */
export type OwnDatabase = {
  readonly adminUrl: string;
  /** Given when the database's administrator has made the two roles; then no role is touched. */
  readonly roleUrls: { readonly app: string; readonly auth: string } | undefined;
};

/** The project's folder, where `data` lies unless told otherwise. */
export const projectDir = fileURLToPath(new URL('../../../../../', import.meta.url));

/**
 * Splits the words of a command line into flags and file names. Refuses what it does not know: a misspelt `--empty` would load the
 * demonstration city. File names are meant from where the user stands; npm runs its scripts in the project's folder.
 */
export function readArguments<const Flag extends string>(
  args: readonly string[],
  known: { readonly flags: readonly Flag[]; readonly mostFiles: number },
): { flags: Set<Flag>; files: string[] } {
  const flags = known.flags.filter((flag) => args.includes(flag));
  const files = args.filter((arg) => !arg.startsWith('--'));
  const unknown =
    args.find((arg) => arg.startsWith('--') && !flags.some((flag) => flag === arg)) ?? files[known.mostFiles];
  if (unknown !== undefined) {
    const list = known.flags.join(', ');
    throw new Failure(
      `未知参数 ${unknown}。${list && `可用参数：${list}`}`,
      `Unknown argument ${unknown}. ${list && `There is: ${list}`}`,
    );
  }
  return { flags: new Set(flags), files: files.map((file) => resolve(process.env.INIT_CWD ?? '.', file)) };
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
