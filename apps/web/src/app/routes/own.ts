import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  readAssignmentsSearch,
  readBodiesSearch,
  readBodySearch,
  readDispatchesSearch,
  readLoadsSearch,
  readMineSearch,
  readNewPledgeSearch,
  readPledgesSearch,
  readSplitSearch,
  readSplitsSearch,
} from '../../pages/searches.ts';
import { page } from './inside.ts';

const own = createRoute({
  ...page('/own'),
  component: lazyRouteComponent(() => import('../../pages/VerbPages.tsx'), 'OwnPage'),
});

const assignments = createRoute({
  ...page('/assignments'),
  validateSearch: readAssignmentsSearch,
  component: lazyRouteComponent(() => import('../../pages/AssignmentsPage.tsx'), 'AssignmentsPage'),
});
const dispatches = createRoute({
  ...page('/dispatches'),
  validateSearch: readDispatchesSearch,
  component: lazyRouteComponent(() => import('../../pages/DispatchesPage.tsx'), 'DispatchesPage'),
});
const mine = createRoute({
  ...page('/mine'),
  validateSearch: readMineSearch,
  component: lazyRouteComponent(() => import('../../pages/MinePage.tsx'), 'MinePage'),
});

const bodies = createRoute({
  ...page('/bodies'),
  validateSearch: readBodiesSearch,
  component: lazyRouteComponent(() => import('../../pages/BodiesPage.tsx'), 'BodiesPage'),
});
const body = createRoute({
  ...page('/bodies/$id'),
  validateSearch: readBodySearch,
  component: lazyRouteComponent(() => import('../../pages/BodyPage.tsx'), 'BodyPage'),
});

const pledges = createRoute({
  ...page('/pledges'),
  validateSearch: readPledgesSearch,
  component: lazyRouteComponent(() => import('../../pages/PledgesPage.tsx'), 'PledgesPage'),
});
const newPledge = createRoute({
  ...page('/pledges/new'),
  validateSearch: readNewPledgeSearch,
  component: lazyRouteComponent(() => import('../../pages/NewPledgePage.tsx'), 'NewPledgePage'),
});
const pledge = createRoute({
  ...page('/pledges/$id'),
  component: lazyRouteComponent(() => import('../../pages/PledgePage.tsx'), 'PledgePage'),
});

const split = createRoute({
  ...page('/commitments/$id/split'),
  validateSearch: readSplitSearch,
  component: lazyRouteComponent(() => import('../../pages/SplitPage.tsx'), 'SplitPage'),
});
const splits = createRoute({
  ...page('/splits'),
  validateSearch: readSplitsSearch,
  component: lazyRouteComponent(() => import('../../pages/SplitsPage.tsx'), 'SplitsPage'),
});
const loads = createRoute({
  ...page('/loads'),
  validateSearch: readLoadsSearch,
  component: lazyRouteComponent(() => import('../../pages/LoadsPage.tsx'), 'LoadsPage'),
});

/** Commitments get owners: assignments, dispatches, bodies, pledges, splits. */
export const ownRoutes = [
  own,
  assignments,
  dispatches,
  mine,
  bodies,
  body,
  pledges,
  newPledge,
  pledge,
  split,
  splits,
  loads,
] as const;
