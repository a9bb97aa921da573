import { holdsOver, type PersonActor } from '../../platform/access/actor.ts';

/** May the actor draw up and withdraw pledges of the region at this path: its campaign office, or one above. */
export const mayDraw = (actor: PersonActor, regionPath: string): boolean => holdsOver(actor, ['office'], regionPath);

/** Only the one who pledges signs. */
export const maySign = (actor: PersonActor, pledge: { readonly personId: string }): boolean =>
  pledge.personId === actor.personId;

/** Towns and villages are not made to sign responsibility letters (docs/decisions/0022). */
export const mayPledge = (level: string): boolean => level !== 'town' && level !== 'village';
