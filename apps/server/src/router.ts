import { statusRoutes } from './deliver/status/routes.ts';
import { calendarRoutes } from './org/calendar/routes.ts';
import { personRoutes, postRoutes } from './org/people/routes.ts';
import { regionRoutes } from './org/regions/routes.ts';
import { sessionRoutes } from './org/session/routes.ts';
import { unitRoutes } from './org/units/routes.ts';
import { planCallRoutes } from './plan/calls/routes.ts';
import { campaignRoutes } from './plan/campaigns/routes.ts';
import { commitmentRoutes } from './plan/commitments/routes.ts';
import { documentRoutes } from './plan/documents/routes.ts';
import { planRoutes } from './plan/plans/routes.ts';
import { reviewRoutes } from './plan/review/routes.ts';
import { os } from './platform/http/os.ts';
import { ledgerRoutes } from './platform/ledger/routes.ts';

/** Every route of the contract with its handler; one that is missing does not compile. */
export const router = os.router({
  session: sessionRoutes,
  regions: regionRoutes,
  units: unitRoutes,
  posts: postRoutes,
  people: personRoutes,
  calendar: calendarRoutes,
  documents: documentRoutes,
  review: reviewRoutes,
  campaigns: campaignRoutes,
  commitments: commitmentRoutes,
  planCalls: planCallRoutes,
  plans: planRoutes,
  status: statusRoutes,
  ledger: ledgerRoutes,
});
