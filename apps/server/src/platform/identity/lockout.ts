import type pg from 'pg';

/** Wrong passwords in a row before an account locks, and for how long. */
export const failuresBeforeLock = 5;
export const lockMinutes = 15;

const minutesAfter = (now: Date, minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

/** When the lock of a user name ends; null when it is not locked at `now`. */
export async function lockedUntil(pool: pg.Pool, userName: string, now: Date): Promise<Date | null> {
  const { rows } = await pool.query<{ locked_until: Date }>(
    'select locked_until from auth.sign_in_failures where user_name = $1 and locked_until > $2',
    [userName, now],
  );
  return rows[0]?.locked_until ?? null;
}

/** Counts a wrong password; the one that reaches the limit locks, and the count begins anew when the lock has ended. */
export async function countFailure(pool: pg.Pool, userName: string, now: Date): Promise<void> {
  await pool.query(
    `insert into auth.sign_in_failures as f (user_name, failures) values ($1, 1)
     on conflict (user_name) do update set
       failures = case when f.locked_until <= $2 then 1 else f.failures + 1 end,
       locked_until = case when f.locked_until <= $2 then null
                           when f.failures + 1 >= $3 then $4::timestamptz else f.locked_until end`,
    [userName, now, failuresBeforeLock, minutesAfter(now, lockMinutes)],
  );
}

export async function clearFailures(pool: pg.Pool, userName: string): Promise<void> {
  await pool.query('delete from auth.sign_in_failures where user_name = $1', [userName]);
}
