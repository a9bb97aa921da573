import type { PersonActor } from '../../platform/access/actor.ts';

/** Whose messages the actor reads and marks: his own, and nobody else's, whatever he is. */
export const ownMessages = (actor: PersonActor): string => actor.personId;
