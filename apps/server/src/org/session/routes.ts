import { failure } from '../../platform/http/fail.ts';
import { type Account, type Context, caller, os } from '../../platform/http/os.ts';
import { changePassword, demonstration, describe, endOwnSession, signIn, signOut } from './service.ts';

export const sessionRoutes = {
  signIn: os.session.signIn.handler(async ({ context, input }) => {
    const device = context.headers.get('user-agent');
    const { actor, cookies, passwordTemporary } = await signIn(context.platform, input, {
      address: context.address,
      device,
    });
    setCookies(context, cookies);
    return describe(context.platform, actor, passwordTemporary);
  }),
  signOut: os.session.signOut.handler(async ({ context }) => {
    setCookies(context, await signOut(context.platform, caller(context), context.headers));
    return { ok: true as const };
  }),
  me: os.session.me.handler(({ context }) =>
    describe(context.platform, caller(context), accountOf(context).passwordTemporary),
  ),
  hints: os.session.hints.handler(async ({ context }) => {
    const demo = await demonstration(context.platform);
    return { password: demo?.password ?? null, signIns: demo?.signIns ?? [] };
  }),
  list: os.session.list.handler(async ({ context }) => {
    const account = accountOf(context);
    const sessions = await context.platform.identity.sessions(account.userId);
    return {
      rows: sessions.map((session) => ({
        ...session,
        current: session.id === account.sessionId,
        createdAt: session.createdAt.toISOString(),
        lastSeenAt: session.lastSeenAt.toISOString(),
      })),
    };
  }),
  revoke: os.session.revoke.handler(async ({ context, input }) => {
    await endOwnSession(context.platform, caller(context), accountOf(context).userId, input.id);
    return { ok: true as const };
  }),
  changePassword: os.session.changePassword.handler(async ({ context, input }) => {
    await changePassword(context.platform, caller(context), { headers: context.headers, ...accountOf(context) }, input);
    return { ok: true as const };
  }),
};

function setCookies(context: Context, cookies: readonly string[]): void {
  for (const cookie of cookies) context.resHeaders?.append('set-cookie', cookie);
}

function accountOf(context: Context): Account {
  if (!context.account) throw failure('NOT_SIGNED_IN');
  return context.account;
}
