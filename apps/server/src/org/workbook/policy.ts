import { type PersonActor, pathsHeldAs } from '../../platform/access/actor.ts';

/** The subtrees whose organisation the actor administers: what a workbook holds and may change. */
export function administeredArea(actor: PersonActor): readonly string[] {
  const paths = [...new Set(pathsHeldAs(actor, ['administrator']))].sort();
  return paths.filter((path) => !paths.some((other) => other !== path && path.startsWith(other)));
}
