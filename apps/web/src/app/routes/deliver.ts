import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  readBurdenSearch,
  readDrawSearch,
  readIntegritySearch,
  readLedgerSearch,
  readVerificationSearch,
} from '../../pages/searches.ts';
import { page } from './inside.ts';

const overview = createRoute({
  ...page('/'),
  component: lazyRouteComponent(() => import('../../pages/OverviewPage.tsx'), 'OverviewPage'),
});

const verification = createRoute({
  ...page('/verification'),
  validateSearch: readVerificationSearch,
  component: lazyRouteComponent(() => import('../../pages/VerificationPage.tsx'), 'VerificationPage'),
});
const draw = createRoute({
  ...page('/verification/draws/$id'),
  validateSearch: readDrawSearch,
  component: lazyRouteComponent(() => import('../../pages/DrawPage.tsx'), 'DrawPage'),
});

const burden = createRoute({
  ...page('/burden'),
  validateSearch: readBurdenSearch,
  component: lazyRouteComponent(() => import('../../pages/BurdenPage.tsx'), 'BurdenPage'),
});
const integrity = createRoute({
  ...page('/integrity'),
  validateSearch: readIntegritySearch,
  component: lazyRouteComponent(() => import('../../pages/IntegrityPage.tsx'), 'IntegrityPage'),
});
const ledger = createRoute({
  ...page('/ledger'),
  validateSearch: readLedgerSearch,
  component: lazyRouteComponent(() => import('../../pages/LedgerPage.tsx'), 'LedgerPage'),
});

/** Reports are judged and published: overview, verification, burden, integrity, ledger. */
export const deliverRoutes = [overview, verification, draw, burden, integrity, ledger] as const;
