import { amendments } from './act/amendments.ts';
import { channels } from './act/channels.ts';
import { entries } from './act/entries.ts';
import { figures } from './act/figures.ts';
import { messages } from './act/messages.ts';
import { places } from './act/places.ts';
import { reports } from './act/reports.ts';
import { silences } from './act/silences.ts';
import { burden } from './deliver/burden.ts';
import { draws } from './deliver/draws.ts';
import { integrity } from './deliver/integrity.ts';
import { loads } from './deliver/loads.ts';
import { sheets } from './deliver/sheets.ts';
import { standings } from './deliver/standings.ts';
import { status } from './deliver/status.ts';
import { verification } from './deliver/verification.ts';
import { views } from './deliver/views.ts';
import { calendar } from './org/calendar.ts';
import { people, posts } from './org/people.ts';
import { regions } from './org/regions.ts';
import { units } from './org/units.ts';
import { workbook } from './org/workbook.ts';
import { assignments } from './own/assignments.ts';
import { bodies } from './own/bodies.ts';
import { dispatches } from './own/dispatches.ts';
import { pledges } from './own/pledges.ts';
import { splits } from './own/splits.ts';
import { planCalls } from './plan/calls.ts';
import { campaigns } from './plan/campaigns.ts';
import { commitments } from './plan/commitments.ts';
import { documents } from './plan/documents.ts';
import { indicators } from './plan/indicators.ts';
import { parts } from './plan/parts.ts';
import { plans } from './plan/plans.ts';
import { publication } from './plan/publication.ts';
import { review } from './plan/review.ts';
import { rhythms } from './plan/rhythms.ts';
import { superior } from './plan/superior.ts';
import { tables } from './plan/tables.ts';
import { versions } from './plan/versions.ts';
import { ledger } from './platform/ledger.ts';
import { session } from './session.ts';

/** The whole API as data: server, web and the OpenAPI description are made from it. */
export const contract = {
  session,
  regions,
  units,
  posts,
  people,
  workbook,
  calendar,
  documents,
  review,
  publication,
  tables,
  versions,
  superior,
  campaigns,
  commitments,
  indicators,
  rhythms,
  parts,
  assignments,
  bodies,
  dispatches,
  pledges,
  splits,
  entries,
  places,
  reports,
  planCalls,
  plans,
  amendments,
  messages,
  channels,
  silences,
  figures,
  burden,
  standings,
  status,
  integrity,
  sheets,
  loads,
  verification,
  draws,
  views,
  ledger,
};
export type Contract = typeof contract;
