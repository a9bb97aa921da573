import { errorCatalogue, type Fault } from '@chengshi/contract';
import { ValidationError } from '@orpc/contract';
import { ORPCError } from '@orpc/server';
import { z } from 'zod';
import { isTaken } from '../database/taken.ts';
import { failure } from './fail.ts';

/** Whatever went wrong, as an answer of the catalogue. What we did not foresee is logged with the number that the caller gets. */
export function translateError(error: unknown, requestId: string): ORPCError<string, unknown> {
  if (error instanceof ORPCError) {
    if (error.code in errorCatalogue && error.data !== undefined && !(error.cause instanceof ValidationError))
      return error;
    if (error.code === 'BAD_REQUEST') return invalidInput(error);
    if (error.status < 500) return failure('BAD_REQUEST', { detail: error.message });
  }
  if (isTaken(error)) return failure('CONFLICT', { detail: changedMeanwhile });
  if (isAgainstPolicy(error)) return failure('NOT_ALLOWED');
  if (isRefusedByServer(error)) return unreadableRequest();
  // Whoever went away in the middle of a stream gets no answer and needs no entry in the log.
  if (!isAbandoned(error)) console.error(`request ${requestId} failed:`, error);
  return failure('INTERNAL', { requestId });
}

/** A body that is not what its content type says, or an address that is none. */
export const unreadableRequest = () =>
  failure('BAD_REQUEST', { detail: '请求无法读取，格式不完整 · the request cannot be read: it is malformed' });

const changedMeanwhile = '内容已被他人更新，请刷新后再试 · somebody else has just changed this: reload and try again';

const isAgainstPolicy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '42501';

const isAbandoned = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

/** Fastify's own refusals, such as a content type that is none: the caller's mistake, not ours. */
function isRefusedByServer(error: unknown): boolean {
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number') return false;
  return error.statusCode >= 400 && error.statusCode < 500;
}

const chinese = z.locales.zhCN().localeError;

function invalidInput(error: ORPCError<string, unknown>): ORPCError<string, unknown> {
  if (!(error.cause instanceof ValidationError)) return unreadableRequest();
  const faults = error.cause.issues.map((issue): Fault => {
    const place = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
    const said = sentencesOf(issue);
    return { place: place || 'body', zh: `${place || '内容'}：${said.zh}`, en: `${place || 'body'}: ${said.en}` };
  });
  const first = faults[0];
  if (!first) return unreadableRequest();
  const detail = first.zh === first.en ? first.zh : `${first.zh} · ${first.en}`;
  return failure('BAD_REQUEST', { detail }, faults.slice(0, mostFaults));
}

const mostFaults = 200;

/** What is wrong, in both languages: the schema library's own words where they help. Own rules speak both languages already. */
function sentencesOf(issue: { readonly message: string }): { zh: string; en: string } {
  const en = issue.message;
  if (!('code' in issue) || issue.code === 'custom') return { zh: en, en };
  if (issue.code === 'invalid_type') {
    return en.endsWith('undefined')
      ? { zh: '缺少必填内容', en: 'is missing' }
      : { zh: '类型不对', en: 'is of the wrong kind' };
  }
  // The issues of a ValidationError are those of the schema library, with everything that its messages are made from.
  const said = chinese(issue as unknown as Parameters<typeof chinese>[0]);
  return { zh: (typeof said === 'string' ? said : said?.message) ?? en, en };
}
