import { contract, type RouteMeta } from '@chengshi/contract';
import { implement } from '@orpc/server';
import type { ResponseHeadersPluginContext } from '@orpc/server/plugins';
import { holds, type PersonActor } from '../access/actor.ts';
import type { Platform } from '../platform.ts';
import { withTranslatedErrors } from './event-stream.ts';
import { failure } from './fail.ts';
import { answerOnce } from './idempotency.ts';

/** What every route handler is given. */
export interface Context extends ResponseHeadersPluginContext {
  readonly platform: Platform;
  readonly headers: Headers;
  readonly address: string;
  readonly requestId: string;
  /** The account behind the session cookie; null for nobody. */
  readonly account: Account | null;
  readonly actor: PersonActor | null;
}

export interface Account {
  readonly userId: string;
  readonly sessionId: string;
  /** Signed in with a password that was made for one use: nothing else is allowed before an own one is set. */
  readonly passwordTemporary: boolean;
}

/** The signed-in person; routes whose access is `nobody` must not ask. */
export function caller(context: Pick<Context, 'actor'>): PersonActor {
  if (!context.actor) throw failure('NOT_SIGNED_IN');
  return context.actor;
}

/**
 * The contract, with the first two locks on every route: who may call it at all (denied unless the contract says otherwise), and
 * one answer for a create however often it is sent.
 */
export const os = implement(contract)
  .$context<Context>()
  .use(async ({ context, procedure, path, next }, input) => {
    const meta = procedure['~orpc'].meta as RouteMeta;
    if (meta.access === 'nobody') return next();
    const actor = caller(context);
    if (context.account?.passwordTemporary && path[0] !== 'session') throw failure('PASSWORD_TEMPORARY');
    if (meta.access !== 'anybody' && !holds(actor, meta.access)) throw failure('NOT_ALLOWED');
    const key = meta.idempotent ? context.headers.get('idempotency-key') : null;
    const answer = async () => withTranslatedErrors((await next()).output, context.requestId);
    const request = { key: key ?? '', route: path.join('.'), input };
    return { output: key ? await answerOnce(context.platform, actor, request, answer) : await answer(), context: {} };
  });
