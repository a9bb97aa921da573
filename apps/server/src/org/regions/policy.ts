import { holdsOver, type PersonActor } from '../../platform/access/actor.ts';

/** May the actor add or change regions at this path: administrators, within the subtree they administer. */
export const mayAdminister = (actor: PersonActor, path: string): boolean => holdsOver(actor, ['administrator'], path);
