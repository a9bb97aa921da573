import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { errorCode } from '../errors.ts';
import { links } from '../links.ts';
import { meQuery } from '../session.ts';
import { Shell } from '../shell/Shell.tsx';

export const root = createRootRouteWithContext<{ readonly queryClient: QueryClient }>()({ component: Outlet });

/** Pages for those who have signed in; without that, an address leads to the sign-in and from there back to itself. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    try {
      const { oneTimeSignIn } = await context.queryClient.ensureQueryData(meQuery);
      if (oneTimeSignIn) throw redirect(links.newPassword());
    } catch (error) {
      if (errorCode(error) === 'NOT_SIGNED_IN') throw redirect(links.signIn(location.href));
      throw error;
    }
  },
  component: Shell,
});

/** A page inside, before its search and its component. */
export const page = <const Path extends string>(path: Path) => ({ getParentRoute: () => inside, path }) as const;

/** A page that takes nothing after the question mark. */
export const noSearch = (): Record<never, never> => ({});
