import { type PersonActor, pathsHeldAs } from '../../platform/access/actor.ts';

/** May the actor add or change regions at this path: administrators, within the subtree they administer. */
export function mayAdminister(actor: PersonActor, path: string): boolean {
  return pathsHeldAs(actor, ['administrator']).some((held) => path.startsWith(held));
}
