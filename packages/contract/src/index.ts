import { status } from './deliver/status.ts';
import { calendar } from './org/calendar.ts';
import { people, posts } from './org/people.ts';
import { regions } from './org/regions.ts';
import { units } from './org/units.ts';
import { planCalls } from './plan/calls.ts';
import { campaigns } from './plan/campaigns.ts';
import { commitments } from './plan/commitments.ts';
import { documents } from './plan/documents.ts';
import { plans } from './plan/plans.ts';
import { review } from './plan/review.ts';
import { ledger } from './platform/ledger.ts';
import { session } from './session.ts';

/** The whole API as data: server, web and the OpenAPI description are made from it. */
export const contract = {
  session,
  regions,
  units,
  posts,
  people,
  calendar,
  documents,
  review,
  campaigns,
  commitments,
  planCalls,
  plans,
  status,
  ledger,
};
export type Contract = typeof contract;

export * from './base.ts';
export * from './deliver/status.ts';
export * from './errors.ts';
export * from './org/calendar.ts';
export * from './org/people.ts';
export * from './org/regions.ts';
export * from './org/units.ts';
export * from './plan/calls.ts';
export * from './plan/campaigns.ts';
export * from './plan/commitments.ts';
export * from './plan/documents.ts';
export * from './plan/items.ts';
export * from './plan/plans.ts';
export * from './plan/review.ts';
export * from './platform/ledger.ts';
export * from './roles.ts';
export * from './session.ts';
