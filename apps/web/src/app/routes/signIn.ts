import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { readSignInSearch } from '../../pages/searches.ts';
import { errorCode } from '../errors.ts';
import { links } from '../links.ts';
import { meQuery } from '../session.ts';
import { root } from './inside.ts';

export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import('../../pages/SignInPage.tsx'), 'SignInPage'),
});

/** Before anything else, whoever signed in with a one-time password sets an own one. */
export const newPassword = createRoute({
  getParentRoute: () => root,
  path: '/new-password',
  beforeLoad: async ({ context }) => {
    try {
      await context.queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (errorCode(error) === 'NOT_SIGNED_IN') throw redirect(links.signIn());
      throw error;
    }
  },
  component: lazyRouteComponent(() => import('../../pages/NewPasswordPage.tsx'), 'NewPasswordPage'),
});
