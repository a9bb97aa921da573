import { errorCatalogue, type Fault } from '@chengshi/contract';
import { ValidationError } from '@orpc/contract';
import { ORPCError } from '@orpc/server';
import { z } from 'zod';
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
  if (isRefusedByServer(error)) return unreadableRequest();
  console.error(`request ${requestId} failed:`, error);
  return failure('INTERNAL', { requestId });
}

/** A body that is not what its content type says, or an address that is none. */
export const unreadableRequest = () =>
  failure('BAD_REQUEST', { detail: '请求无法读取，格式不完整 · the request cannot be read: it is malformed' });

const uniqueViolation = '23505';
const rowSecurityViolation = '42501';

function databaseState(error: unknown): string | null {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return null;
}

/** Fastify's own refusals, such as a content type that is none: the caller's mistake, not ours. */
function isRefusedByServer(error: unknown): boolean {
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number') return false;
  return error.statusCode >= 400 && error.statusCode < 500;
}

/**
 * The value that is there already. PostgreSQL says: Key (unit_id, title)=(0199…, 局长) already exists. Ids and the names of columns
 * tell a clerk nothing, so only the other values are given.
 */
function conflictDetail(error: unknown): string {
  const detail = error instanceof Error && 'detail' in error && typeof error.detail === 'string' ? error.detail : '';
  const [, names = '', values = ''] = /\((.+?)\)=\((.*)\) already exists/.exec(detail) ?? [];
  const columns = names.split(', ');
  const parts = columns.length === 1 ? [values] : values.split(', ');
  const told = parts.filter(
    (value, index) => parts.length === columns.length && isNamed(columns[index] ?? '') && value !== '',
  );
  return told.length > 0
    ? `“${told.join('，')}”已经存在 · “${told.join(', ')}” is there already`
    : '内容已被他人更新，请刷新后再试 · somebody else has just changed this: reload and try again';
}

const isNamed = (column: string): boolean =>
  ['code', 'name', 'title', 'user_name', 'username', 'alias'].includes(column);

const chinese = z.locales.zhCN().localeError;

function invalidInput(error: ORPCError<string, unknown>): ORPCError<string, unknown> {
  if (!(error.cause instanceof ValidationError)) return unreadableRequest();
  const faults = error.cause.issues.map((issue): Fault => {
    const place = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
    const inChinese = chineseOf(issue) ?? issue.message;
    return {
      place: place || 'body',
      zh: `${place || '内容'}：${inChinese}`,
      en: `${place || 'body'}: ${issue.message}`,
    };
  });
  const first = faults[0];
  if (!first) return unreadableRequest();
  const detail = first.zh === first.en ? first.zh : `${first.zh} · ${first.en}`;
  return failure('BAD_REQUEST', { detail }, faults.slice(0, mostFaults));
}

const mostFaults = 200;

/** The schema library's own Chinese for an issue that carries its message in English. Own rules speak both languages already. */
function chineseOf(issue: { readonly message: string }): string | null {
  if (!('code' in issue) || issue.code === 'custom') return null;
  if (issue.code === 'invalid_type') return issue.message.endsWith('undefined') ? '缺少必填内容' : '类型不对';
  // The issues of a ValidationError are those of the schema library, with everything that its messages are made from.
  const said = chinese(issue as unknown as Parameters<typeof chinese>[0]);
  return (typeof said === 'string' ? said : said?.message) ?? null;
}
