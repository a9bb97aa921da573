import type { PersonActor } from '../../platform/access/actor.ts';

/** A view is changed and deleted by whoever made it, however far it is shared. */
export const mayManage = (actor: PersonActor, ownerId: string): boolean => actor.personId === ownerId;
