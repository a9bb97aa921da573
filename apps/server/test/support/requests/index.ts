import { amendmentRequests, channelRequests, reportRequests } from './act.ts';
import { deliverRequests } from './deliver.ts';
import { orgRequests } from './org.ts';
import { ownRequests } from './own.ts';
import { planRequests } from './plan.ts';
import { pledgeRequests } from './pledges.ts';
import type { Requests } from './request.ts';
import { unitPlanRequests } from './unit-plans.ts';

/**
 * One request for every route of the contract. A route that is missing here fails the tests that walk the contract.
 * They walk it in this order, and some requests use up what later ones would need.
 */
export const requests: Requests = {
  'session.signIn': () => ({ body: { userName: 'leader', password: 'yunze-2025' } }),
  'session.me': () => ({}),
  'session.hints': () => ({}),
  'session.list': () => ({}),

  ...orgRequests,
  ...planRequests,
  ...ownRequests,
  ...reportRequests,
  ...unitPlanRequests,
  ...amendmentRequests,
  ...pledgeRequests,
  ...channelRequests,
  ...deliverRequests,

  'ledger.list': () => ({ query: { limit: '5' } }),

  // Last, because they end what the others need.
  'session.changePassword': () => ({ body: { current: 'yunze-2025', next: 'yunze-2026-neu' } }),
  'session.revoke': async (world) => ({ params: { id: await world.spareSession('office') } }),
  'session.signOut': () => ({}),
};
