import { contract } from '@chengshi/contract';
import type { Guarded } from '../access.ts';
import { links } from '../links.ts';

export const verbs = ['plan', 'own', 'act', 'deliver', 'manage'] as const;
export type Verb = (typeof verbs)[number];

interface Thing {
  readonly verb: Verb;
  /** The first part of its address. */
  readonly path: string;
  readonly needs: Guarded;
}

/** Whoever speaks for a unit, or for a town: to accept is the unit's alone, to report may be both's. */
const speaksForUnits: Guarded = { '~orpc': { meta: { access: ['liaison', 'township'] } } };

/** What exists under each verb, and which route a person must be allowed to call to see it. */
export const things = {
  documents: { verb: 'plan', path: 'documents', needs: contract.documents.list },
  superior: { verb: 'plan', path: 'superior', needs: contract.superior.lists },
  campaigns: { verb: 'plan', path: 'campaigns', needs: contract.campaigns.list },
  commitments: { verb: 'plan', path: 'commitments', needs: contract.commitments.list },
  indicators: { verb: 'plan', path: 'indicators', needs: contract.indicators.list },
  assignments: { verb: 'own', path: 'assignments', needs: contract.assignments.names },
  dispatches: { verb: 'own', path: 'dispatches', needs: contract.dispatches.undispatched },
  bodies: { verb: 'own', path: 'bodies', needs: contract.bodies.list },
  splits: { verb: 'own', path: 'splits', needs: contract.splits.list },
  loads: { verb: 'own', path: 'loads', needs: contract.loads.people },
  mine: { verb: 'own', path: 'mine', needs: speaksForUnits },
  plans: { verb: 'plan', path: 'plans', needs: contract.plans.list },
  reports: { verb: 'act', path: 'reports', needs: contract.reports.list },
  entries: { verb: 'act', path: 'entries', needs: contract.entries.open },
  amendments: { verb: 'act', path: 'amendments', needs: contract.amendments.list },
  messages: { verb: 'act', path: 'messages', needs: contract.messages.list },
  pledges: { verb: 'own', path: 'pledges', needs: contract.pledges.list },
  figures: { verb: 'act', path: 'figures', needs: contract.figures.list },
  silences: { verb: 'act', path: 'silences', needs: contract.silences.list },
  units: { verb: 'own', path: 'units', needs: contract.units.list },
  people: { verb: 'own', path: 'people', needs: contract.people.list },
  regions: { verb: 'own', path: 'regions', needs: contract.regions.list },
  organisation: { verb: 'own', path: 'organisation', needs: contract.workbook.export },
  overview: { verb: 'deliver', path: '', needs: contract.status.overview },
  burden: { verb: 'deliver', path: 'burden', needs: contract.burden.get },
  integrity: { verb: 'deliver', path: 'integrity', needs: contract.integrity.summary },
  verification: { verb: 'deliver', path: 'verification', needs: contract.verification.queue },
  ledger: { verb: 'deliver', path: 'ledger', needs: contract.ledger.list },
  calendar: { verb: 'manage', path: 'calendar', needs: contract.calendar.year },
  channels: { verb: 'manage', path: 'channels', needs: contract.channels.webhooks },
  account: { verb: 'manage', path: 'account', needs: contract.session.list },
} as const satisfies Record<string, Thing>;

export type ThingName = keyof typeof things;

export function thingsOf(verb: Verb): readonly ThingName[] {
  return (Object.keys(things) as ThingName[]).filter((name) => things[name].verb === verb);
}

/** The verb and thing that an address belongs to. */
export function placeOf(pathname: string): { readonly verb: Verb | undefined; readonly thing: ThingName | undefined } {
  const first = pathname.split('/')[1] ?? '';
  const thing = (Object.keys(things) as ThingName[]).find((name) => things[name].path === first);
  return { thing, verb: thing ? things[thing].verb : verbs.find((verb) => verb === first) };
}

/** Where a verb leads: its own page, or its first thing. */
export function verbLink(verb: Verb) {
  if (verb === 'deliver') return links.overview();
  if (verb === 'manage') return links.calendar();
  return links.verb(verb);
}
