import { createRouter } from '@tanstack/react-router';
import { links } from './links.ts';
import { createQueryClient } from './queryClient.ts';
import { PageFailed, PageLoading, PageNotFound } from './RouteStates.tsx';
import { actRoutes } from './routes/act.ts';
import { deliverRoutes } from './routes/deliver.ts';
import { inside, root } from './routes/inside.ts';
import { orgRoutes } from './routes/org.ts';
import { ownRoutes } from './routes/own.ts';
import { planRoutes } from './routes/plan.ts';
import { newPassword, signIn } from './routes/signIn.ts';
import { parseSearch, stringifySearch } from './searchParams.ts';
import { meQuery } from './session.ts';

export const queryClient = createQueryClient(() => {
  const { pathname, href } = router.state.location;
  queryClient.removeQueries({ queryKey: meQuery.queryKey });
  if (pathname !== '/sign-in') void router.navigate(links.signIn(href));
});

const routeTree = root.addChildren([
  signIn,
  newPassword,
  inside.addChildren([...planRoutes, ...ownRoutes, ...actRoutes, ...deliverRoutes, ...orgRoutes]),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  parseSearch,
  stringifySearch,
  // What a page does not know falls away: an address that was typed or has aged must not reach the API as it is.
  search: { strict: true },
  scrollRestoration: true,
  defaultPreload: 'intent',
  defaultPendingComponent: PageLoading,
  defaultNotFoundComponent: PageNotFound,
  defaultErrorComponent: PageFailed,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
