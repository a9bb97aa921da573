import { isAPIError } from 'better-auth/api';
import type pg from 'pg';
import type { Clock } from '../clock/clock.ts';
import { isTaken } from '../database/taken.ts';
import { inTurn } from '../ground/in-turn.ts';
import { failure } from '../http/fail.ts';
import { type Auth, addressHeader, isUserName, openAuth } from './auth.ts';
import { clearFailures, countFailure, lockedUntil } from './lockout.ts';

export interface SignedIn {
  readonly userId: string;
  readonly cookies: readonly string[];
  readonly passwordTemporary: boolean;
}
export interface OpenSession {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly address: string | null;
  readonly device: string | null;
}

/** Accounts, passwords and sessions: better-auth, with what it lacks (a lock per account, rules for passwords). */
export interface Identity {
  signIn(userName: string, password: string, from: { address: string; device: string | null }): Promise<SignedIn>;
  signOut(headers: Headers): Promise<readonly string[]>;
  /** The account behind the session cookie; null when there is none, or it is forged, expired or revoked. */
  account(headers: Headers): Promise<{ userId: string; sessionId: string; passwordTemporary: boolean } | null>;
  sessions(userId: string): Promise<OpenSession[]>;
  endSession(userId: string, sessionId: string): Promise<boolean>;
  endSessions(userId: string, exceptSessionId?: string): Promise<number>;
  /** Asks for the password again, before something that binds; wrong ones count towards the lock as at sign-in. */
  verifyPassword(headers: Headers, userName: string, password: string): Promise<void>;
  changePassword(headers: Headers, userName: string, current: string, next: string): Promise<void>;
  createAccount(userName: string, password: string, name: string): Promise<string>;
  /** Sets a one-time password and ends all sessions; makes the account when there is none yet. Gives its id. */
  giveTemporaryPassword(
    account: { readonly userId: string | null; readonly userName: string; readonly name: string },
    password: string,
  ): Promise<string>;
  renameAccount(userId: string, userName: string): Promise<void>;
  /** The account with this user name; null when there is none. */
  accountId(userName: string): Promise<string | null>;
  removeAccount(userId: string): Promise<void>;
  lockedUntil(userName: string): Promise<Date | null>;
  unlock(userName: string): Promise<void>;
  close(): Promise<void>;
}

/** At least ten characters with letters and digits, and not the user name: what officials are told, in one place. */
function checkPassword(password: string, userName: string): void {
  const strong = password.length >= 10 && /\p{L}/u.test(password) && /\d/.test(password);
  if (!strong || password.toLowerCase().includes(userName.toLowerCase())) throw failure('PASSWORD_WEAK');
}

/** A user name as it is stored; refused when it is none. */
export function checkedUserName(userName: string): string {
  const account = userName.trim().toLowerCase();
  if (isUserName(account)) return account;
  throw failure('BAD_REQUEST', {
    detail:
      '用户名须为 2 至 64 位文字、数字或 . _ - · a user name has 2 to 64 letters, digits, full stops, hyphens or underscores',
  });
}

/** The library wants an e-mail; nobody's mail is sent there (.invalid never resolves, RFC 2606). */
const mailOf = (account: string): string => `${Buffer.from(account).toString('hex')}@users.invalid`;

async function accountIdOf(pool: pg.Pool, userName: string): Promise<string | null> {
  const { rows } = await pool.query<{ id: string }>('select id from auth."user" where username = $1', [
    userName.trim().toLowerCase(),
  ]);
  return rows[0]?.id ?? null;
}

async function unlessNameTaken<Result>(account: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isRefusal(error) || isTaken(error)) {
      throw failure('CONFLICT', { detail: `用户名“${account}”已被使用 · the user name “${account}” is taken` });
    }
    throw error;
  }
}

export function openIdentity(options: {
  readonly connectionString: string;
  readonly secret: string;
  readonly publicUrl: string;
  readonly clock: Clock;
}): Identity {
  const { auth, pool } = openAuth(options.connectionString, options.secret, options.publicUrl);
  const attempt = attempts(pool, options.clock);
  return {
    ...signing(auth, pool, attempt),
    ...sessionStore(pool),
    ...accounts(auth, pool, options.clock, attempt),
    close: () => pool.end(),
  };
}

type Attempt = <Result>(userName: string, work: () => Promise<Result>) => Promise<Result>;

/** Tries a password: refuses while the account is locked, counts what fails, and locks at the limit. */
function attempts(pool: pg.Pool, clock: Clock): Attempt {
  const oneByOne = inTurn();
  return (userName, work) =>
    oneByOne(userName, async () => {
      const locked = await lockedUntil(pool, userName, clock.now());
      if (locked) throw lockedFailure(locked, clock);
      try {
        const result = await work();
        await clearFailures(pool, userName);
        return result;
      } catch (error) {
        if (!isWrongPassword(error)) throw error;
        await countFailure(pool, userName, clock.now());
        const nowLocked = await lockedUntil(pool, userName, clock.now());
        throw nowLocked ? lockedFailure(nowLocked, clock) : failure('SIGN_IN_FAILED');
      }
    });
}

const isRefusal = (error: unknown): boolean => isAPIError(error) && error.statusCode < 500;
const isWrongPassword = (error: unknown): boolean => isRefusal(error) || isSignInFailure(error);

const cookiesOf = (headers: Headers): string[] => headers.getSetCookie();

function signing(auth: Auth, pool: pg.Pool, attempt: Attempt): Pick<Identity, 'signIn' | 'signOut' | 'account'> {
  return {
    signIn(userName, password, from) {
      const name = userName.trim().toLowerCase();
      return attempt(name, async () => {
        const headers = new Headers({
          [addressHeader]: from.address,
          ...(from.device ? { 'user-agent': from.device } : {}),
        });
        if (!isUserName(name)) throw failure('SIGN_IN_FAILED');
        const body = { username: name, password };
        const answer = await auth.api.signInUsername({ body, headers, returnHeaders: true });
        if (!answer.response) throw failure('SIGN_IN_FAILED');
        const userId = answer.response.user.id;
        const { rows } = await pool.query('select 1 from auth."user" where id = $1 and "passwordTemporary"', [userId]);
        return { userId, cookies: cookiesOf(answer.headers), passwordTemporary: rows.length === 1 };
      });
    },
    async signOut(headers) {
      const answer = await auth.api.signOut({ headers, returnHeaders: true });
      return cookiesOf(answer.headers);
    },
    async account(headers) {
      if (!headers.get('cookie')) return null;
      const found = await auth.api.getSession({ headers });
      if (!found) return null;
      const { user, session } = found;
      return { userId: user.id, sessionId: session.id, passwordTemporary: user.passwordTemporary === true };
    },
  };
}

const isSignInFailure = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'SIGN_IN_FAILED';

function lockedFailure(until: Date, clock: Clock) {
  return failure('SIGN_IN_LOCKED', {
    minutes: Math.max(1, Math.ceil((until.getTime() - clock.now().getTime()) / 60_000)),
  });
}

function sessionStore(pool: pg.Pool): Pick<Identity, 'sessions' | 'endSession' | 'endSessions'> {
  return {
    async sessions(userId) {
      const { rows } = await pool.query<OpenSession>(
        `select id, "createdAt", "updatedAt" as "lastSeenAt", "ipAddress" as address, "userAgent" as device
         from auth.session where "userId" = $1 and "expiresAt" > now() order by "updatedAt" desc, id limit 100`,
        [userId],
      );
      return rows;
    },
    async endSession(userId, sessionId) {
      const { rowCount } = await pool.query('delete from auth.session where "userId" = $1 and id = $2', [
        userId,
        sessionId,
      ]);
      return rowCount === 1;
    },
    async endSessions(userId, exceptSessionId) {
      const { rowCount } = await pool.query(
        'delete from auth.session where "userId" = $1 and ($2::text is null or id <> $2)',
        [userId, exceptSessionId ?? null],
      );
      return rowCount ?? 0;
    },
  };
}

function accounts(
  auth: Auth,
  pool: pg.Pool,
  clock: Clock,
  attempt: Attempt,
): Omit<Identity, 'signIn' | 'signOut' | 'account' | 'sessions' | 'endSession' | 'endSessions' | 'close'> {
  async function createAccount(userName: string, password: string, name: string): Promise<string> {
    const account = checkedUserName(userName);
    checkPassword(password, account);
    const body = { email: mailOf(account), password, name, data: { username: account } };
    const { user } = await unlessNameTaken(account, () => auth.api.createUser({ body }));
    return user.id;
  }
  return {
    async changePassword(headers, userName, current, next) {
      checkPassword(next, userName);
      const body = { currentPassword: current, newPassword: next, revokeOtherSessions: false };
      const { user } = await attempt(userName, () => auth.api.changePassword({ headers, body }));
      await pool.query('update auth."user" set "passwordTemporary" = null where id = $1', [user.id]);
    },
    async verifyPassword(headers, userName, password) {
      await attempt(userName, () => auth.api.verifyPassword({ headers, body: { password } }));
    },
    createAccount,
    async giveTemporaryPassword({ userId, userName, name }, password) {
      // One that is there without its person was left by a transaction that failed: user names of people are unique.
      const known = userId ?? (await accountIdOf(pool, userName));
      const id = known ?? (await createAccount(userName, password, name));
      if (known) {
        const { password: passwords, internalAdapter } = await auth.$context;
        await internalAdapter.updatePassword(known, await passwords.hash(password));
        await pool.query('delete from auth.session where "userId" = $1', [known]);
      }
      await pool.query('update auth."user" set "passwordTemporary" = true where id = $1', [id]);
      // The lock was for guesses of a password that is gone.
      await clearFailures(pool, userName);
      return id;
    },
    async renameAccount(userId, userName) {
      const account = checkedUserName(userName);
      await unlessNameTaken(account, () =>
        pool.query('update auth."user" set username = $2, "displayUsername" = $2, email = $3 where id = $1', [
          userId,
          account,
          mailOf(account),
        ]),
      );
    },
    accountId: (userName) => accountIdOf(pool, userName),
    async removeAccount(userId) {
      await pool.query('delete from auth."user" where id = $1', [userId]);
    },
    lockedUntil: (userName) => lockedUntil(pool, userName, clock.now()),
    unlock: (userName) => clearFailures(pool, userName),
  };
}
