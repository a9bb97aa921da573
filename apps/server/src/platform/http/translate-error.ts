import { errorCatalogue, type Fault } from '@chengshi/contract';
import { ValidationError } from '@orpc/contract';
import { ORPCError } from '@orpc/server';
import { failure } from './fail.ts';

/** Whatever went wrong, as an answer of the catalogue. What we did not foresee is logged with the number that the caller gets. */
export function translateError(error: unknown, requestId: string): ORPCError<string, unknown> {
  if (error instanceof ORPCError) {
    if (error.code in errorCatalogue && error.data !== undefined && !(error.cause instanceof ValidationError))
      return error;
    if (error.code === 'BAD_REQUEST') return invalidInput(error);
    if (error.status < 500) return failure('BAD_REQUEST', { detail: error.message });
  }
  const state = databaseState(error);
  if (state === uniqueViolation) return failure('CONFLICT', { detail: conflictDetail(error) });
  if (state === rowSecurityViolation) return failure('NOT_ALLOWED');
  console.error(`request ${requestId} failed:`, error);
  return failure('INTERNAL', { requestId });
}

const uniqueViolation = '23505';
const rowSecurityViolation = '42501';

function databaseState(error: unknown): string | null {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return null;
}

function conflictDetail(error: unknown): string {
  const detail = error instanceof Error && 'detail' in error && typeof error.detail === 'string' ? error.detail : '';
  // PostgreSQL says: Key (code)=(370402) already exists.
  const match = /\((.+?)\)=\((.+?)\)/.exec(detail);
  return match ? `${match[1]} = ${match[2]}` : '重复 · duplicate';
}

function invalidInput(error: ORPCError<string, unknown>): ORPCError<string, unknown> {
  const faults: Fault[] =
    error.cause instanceof ValidationError
      ? error.cause.issues.map((issue) => {
          const place = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
          return {
            place: place || 'body',
            zh: `${place || '内容'}：不符合要求（${issue.message}）`,
            en: `${place || 'body'}: ${issue.message}`,
          };
        })
      : [];
  const first = faults[0];
  return failure('BAD_REQUEST', { detail: first ? first.en : 'unreadable body' }, faults);
}
