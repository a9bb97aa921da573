import { amendmentRoutes } from './act/amendments/routes.ts';
import { channelRoutes } from './act/channels/routes.ts';
import { entryRoutes } from './act/entries/routes.ts';
import { figureRoutes } from './act/figures/routes.ts';
import { messageRoutes } from './act/messages/routes.ts';
import { placeRoutes } from './act/places/routes.ts';
import { silenceRoutes } from './act/reminders/routes.ts';
import { reportRoutes } from './act/reports/routes.ts';
import { burdenRoutes } from './deliver/burden/routes.ts';
import { drawRoutes } from './deliver/draws/routes.ts';
import { integrityRoutes } from './deliver/integrity/routes.ts';
import { loadRoutes } from './deliver/loads/routes.ts';
import { sheetRoutes } from './deliver/sheets/routes.ts';
import { standingRoutes } from './deliver/standings/routes.ts';
import { statusRoutes } from './deliver/status/routes.ts';
import { verificationRoutes } from './deliver/verification/routes.ts';
import { viewRoutes } from './deliver/views/routes.ts';
import { calendarRoutes } from './org/calendar/routes.ts';
import { personRoutes } from './org/people/routes.ts';
import { postRoutes } from './org/posts/routes.ts';
import { regionRoutes } from './org/regions/routes.ts';
import { sessionRoutes } from './org/session/routes.ts';
import { unitRoutes } from './org/units/routes.ts';
import { workbookRoutes } from './org/workbook/routes.ts';
import { assignmentRoutes } from './own/assignments/routes.ts';
import { bodyRoutes } from './own/bodies/routes.ts';
import { dispatchRoutes } from './own/dispatches/routes.ts';
import { pledgeRoutes } from './own/pledges/routes.ts';
import { splitRoutes } from './own/splits/routes.ts';
import { planCallRoutes } from './plan/calls/routes.ts';
import { campaignRoutes } from './plan/campaigns/routes.ts';
import { commitmentRoutes } from './plan/commitments/routes.ts';
import { documentRoutes } from './plan/documents/routes.ts';
import { indicatorRoutes } from './plan/indicators/routes.ts';
import { partRoutes } from './plan/parts/routes.ts';
import { planRoutes } from './plan/plans/routes.ts';
import { publicationRoutes } from './plan/publication/routes.ts';
import { reviewRoutes } from './plan/review/routes.ts';
import { rhythmRoutes } from './plan/rhythms/routes.ts';
import { superiorRoutes } from './plan/superior/routes.ts';
import { tableRoutes } from './plan/tables/routes.ts';
import { versionRoutes } from './plan/versions/routes.ts';
import { os } from './platform/http/os.ts';
import { ledgerRoutes } from './platform/ledger/routes.ts';

/** Every route of the contract with its handler; one that is missing does not compile. */
export const router = os.router({
  session: sessionRoutes,
  regions: regionRoutes,
  units: unitRoutes,
  posts: postRoutes,
  people: personRoutes,
  workbook: workbookRoutes,
  calendar: calendarRoutes,
  documents: documentRoutes,
  review: reviewRoutes,
  publication: publicationRoutes,
  tables: tableRoutes,
  versions: versionRoutes,
  superior: superiorRoutes,
  campaigns: campaignRoutes,
  commitments: commitmentRoutes,
  indicators: indicatorRoutes,
  rhythms: rhythmRoutes,
  parts: partRoutes,
  assignments: assignmentRoutes,
  bodies: bodyRoutes,
  dispatches: dispatchRoutes,
  pledges: pledgeRoutes,
  splits: splitRoutes,
  entries: entryRoutes,
  places: placeRoutes,
  reports: reportRoutes,
  planCalls: planCallRoutes,
  plans: planRoutes,
  amendments: amendmentRoutes,
  messages: messageRoutes,
  channels: channelRoutes,
  silences: silenceRoutes,
  figures: figureRoutes,
  burden: burdenRoutes,
  standings: standingRoutes,
  status: statusRoutes,
  integrity: integrityRoutes,
  sheets: sheetRoutes,
  loads: loadRoutes,
  verification: verificationRoutes,
  draws: drawRoutes,
  views: viewRoutes,
  ledger: ledgerRoutes,
});
