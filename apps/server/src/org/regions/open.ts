import { failure } from '../../platform/http/fail.ts';

/** Refuses what is closed where something is to be chosen: a region, a unit or a post. */
export function checkOpen<Thing extends { readonly name: string; readonly closedOn: string | null }>(
  thing: Thing,
): Thing {
  if (thing.closedOn !== null) throw failure('CLOSED', { name: thing.name, date: thing.closedOn });
  return thing;
}
