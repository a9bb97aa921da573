import { administration } from './administration.ts';
import { amendments } from './amendments.ts';
import { assignments } from './assignments.ts';
import { burden } from './burden.ts';
import { channels } from './channels.ts';
import { common } from './common.ts';
import { dispatches } from './dispatches.ts';
import { documents } from './documents.ts';
import { figures } from './figures.ts';
import { living } from './living.ts';
import { messages } from './messages.ts';
import { org } from './org.ts';
import { plan } from './plan.ts';
import { plans } from './plans.ts';
import { indicators, publication, rhythms } from './publication.ts';
import { review } from './review.ts';
import { account, shell, signIn } from './shell.ts';
import { silences } from './silences.ts';
import { table } from './table.ts';
import { superior, tables } from './tables.ts';
import { versions } from './versions.ts';

/** Chinese comes first: its keys are the ones that every other language must have. */
export const zhCN = {
  ...common,
  account,
  administration,
  amendments,
  assignments,
  burden,
  channels,
  dispatches,
  documents,
  figures,
  indicators,
  living,
  messages,
  ...org,
  ...plan,
  plans,
  publication,
  review,
  rhythms,
  shell,
  signIn,
  silences,
  superior,
  table,
  tables,
  versions,
};
