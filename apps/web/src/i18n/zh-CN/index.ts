import { administration } from './administration.ts';
import { amendments } from './amendments.ts';
import { assignments } from './assignments.ts';
import { bodies, standings } from './bodies.ts';
import { burden } from './burden.ts';
import { channels } from './channels.ts';
import { common } from './common.ts';
import { dispatches } from './dispatches.ts';
import { documents } from './documents.ts';
import { draws } from './draws.ts';
import { figures } from './figures.ts';
import { integrity } from './integrity.ts';
import { living } from './living.ts';
import { loads } from './loads.ts';
import { messages } from './messages.ts';
import { offline } from './offline.ts';
import { org } from './org.ts';
import { parts } from './parts.ts';
import { places } from './places.ts';
import { plan } from './plan.ts';
import { plans } from './plans.ts';
import { pledges } from './pledges.ts';
import { indicators, publication, rhythms } from './publication.ts';
import { entries, reports } from './reports.ts';
import { review } from './review.ts';
import { account, shell, signIn } from './shell.ts';
import { silences } from './silences.ts';
import { splits } from './splits.ts';
import { table } from './table.ts';
import { superior, tables } from './tables.ts';
import { verification } from './verification.ts';
import { versions } from './versions.ts';

/** Chinese comes first: its keys are the ones that every other language must have. */
export const zhCN = {
  ...common,
  account,
  administration,
  amendments,
  assignments,
  bodies,
  burden,
  channels,
  dispatches,
  documents,
  draws,
  entries,
  figures,
  indicators,
  integrity,
  living,
  messages,
  offline,
  parts,
  loads,
  ...org,
  places,
  ...plan,
  plans,
  pledges,
  publication,
  reports,
  review,
  rhythms,
  shell,
  signIn,
  splits,
  silences,
  standings,
  superior,
  table,
  tables,
  verification,
  versions,
};
