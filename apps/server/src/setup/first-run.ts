import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { installationValue, setInstallationValue } from '../org/session/service.ts';
import { system } from '../platform/access/actor.ts';
import { loadDemonstration } from './demonstration.ts';
import { makeOfficers } from './officers.ts';
import type { SignIn } from './sign-in.ts';

export interface FirstRun {
  readonly kind: 'demonstration' | 'empty';
  /** Whether this start filled the database. */
  readonly fresh: boolean;
  readonly signIns: readonly SignIn[];
}

const State = z.object({ kind: z.enum(['demonstration', 'empty']), done: z.boolean() });

/**
 * Fills a new database: with the demonstration city, or empty with the three officers that every installation needs. What the
 * first start chose stays; one that was interrupted is taken up where it stopped.
 */
export async function firstRun(
  deps: Deps,
  options: { readonly empty: boolean; readonly acts?: boolean; readonly onProgress: (zh: string, en: string) => void },
): Promise<FirstRun> {
  const { database } = deps.platform;
  const stored = await database.as(system, (trx) => installationValue(trx, 'setup'));
  const state = State.nullable().parse(stored) ?? { kind: options.empty ? 'empty' : 'demonstration', done: false };
  const fresh = !state.done;
  if (fresh) await database.as(system, (trx) => setInstallationValue(trx, 'setup', state));
  const fill = state.kind === 'empty' ? makeOfficers : loadDemonstration;
  const signIns = await fill(deps.platform, { fresh, acts: options.acts ?? true, onProgress: options.onProgress });
  if (fresh) await database.as(system, (trx) => setInstallationValue(trx, 'setup', { ...state, done: true }));
  return { kind: state.kind, fresh, signIns };
}
