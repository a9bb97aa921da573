import { type PersonActor, pathsHeldAs } from '../../platform/access/actor.ts';

/** The regions whose people's loads the actor follows: of the office, and of those who lead. */
export const followedPaths = (actor: PersonActor): readonly string[] => pathsHeldAs(actor, ['office', 'leader']);
