import { holds, type PersonActor } from '../../platform/access/actor.ts';

/** The calendar is the nation's, not a region's: any administrator may enter a year that is missing. */
export const mayEnterYear = (actor: PersonActor): boolean => holds(actor, ['administrator']);
