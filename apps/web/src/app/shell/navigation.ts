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

/** What exists under each verb, and which route a person must be allowed to call to see it. */
export const things = {
  documents: { verb: 'plan', path: 'documents', needs: contract.documents.list },
  superior: { verb: 'plan', path: 'superior', needs: contract.superior.lists },
  campaigns: { verb: 'plan', path: 'campaigns', needs: contract.campaigns.list },
  commitments: { verb: 'plan', path: 'commitments', needs: contract.commitments.list },
  indicators: { verb: 'plan', path: 'indicators', needs: contract.indicators.list },
  assignments: { verb: 'own', path: 'assignments', needs: contract.assignments.names },
  dispatches: { verb: 'own', path: 'dispatches', needs: contract.dispatches.undispatched },
  mine: { verb: 'own', path: 'mine', needs: contract.dispatches.accept },
  plans: { verb: 'plan', path: 'plans', needs: contract.plans.list },
  amendments: { verb: 'act', path: 'amendments', needs: contract.amendments.list },
  messages: { verb: 'act', path: 'messages', needs: contract.messages.list },
  figures: { verb: 'act', path: 'figures', needs: contract.figures.list },
  silences: { verb: 'act', path: 'silences', needs: contract.silences.list },
  units: { verb: 'own', path: 'units', needs: contract.units.list },
  people: { verb: 'own', path: 'people', needs: contract.people.list },
  regions: { verb: 'own', path: 'regions', needs: contract.regions.list },
  organisation: { verb: 'own', path: 'organisation', needs: contract.workbook.export },
  overview: { verb: 'deliver', path: '', needs: contract.status.overview },
  burden: { verb: 'deliver', path: 'burden', needs: contract.burden.get },
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
