import { failure } from '../http/fail.ts';

const uniqueViolation = '23505';

/** Whether the database refused a row because a unique one of its kind is there; of any constraint, or of the one named. */
export function isTaken(error: unknown, constraint?: string): boolean {
  if (!(error instanceof Error) || !('code' in error) || error.code !== uniqueViolation) return false;
  return constraint === undefined || ('constraint' in error && error.constraint === constraint);
}

/**
 * Waits for a write, and says in words what is there already when its unique constraint refuses it. Under row-level security the
 * database does not tell the value, so whoever writes says what it was.
 */
export async function unlessTaken<Result>(
  write: Promise<Result>,
  constraint: string,
  words: { readonly zh: string; readonly en: string },
): Promise<Result> {
  try {
    return await write;
  } catch (error) {
    if (isTaken(error, constraint)) throw failure('CONFLICT', { detail: `${words.zh} · ${words.en}` });
    throw error;
  }
}
