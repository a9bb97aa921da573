import { type Access, contract, type RouteMeta } from '@chengshi/contract';

/** A route of the contract as a test walks it. */
export interface ContractRoute {
  /** `documents.publish`: its place in the contract. */
  readonly name: string;
  readonly method: string;
  /** `/documents/{id}/publication` */
  readonly path: string;
  readonly access: Access;
  readonly idempotent: boolean;
  readonly fleeting: boolean;
  readonly summary: string | undefined;
  readonly tags: readonly string[];
}

interface Definition {
  readonly meta: RouteMeta;
  readonly route: { method?: string; path?: string; summary?: string; tags?: readonly string[] };
}

/** Every route of the contract: a new one turns up here by itself. */
export const contractRoutes: readonly ContractRoute[] = walk(contract, []);

function walk(node: object, place: readonly string[]): ContractRoute[] {
  const definition = (node as { '~orpc'?: Definition })['~orpc'];
  if (!definition) return Object.entries(node).flatMap(([name, child]) => walk(child as object, [...place, name]));
  const { meta, route } = definition;
  return [
    {
      name: place.join('.'),
      method: route.method ?? 'POST',
      path: route.path ?? '',
      access: meta.access,
      idempotent: meta.idempotent ?? false,
      fleeting: meta.fleeting ?? false,
      summary: route.summary,
      tags: route.tags ?? [],
    },
  ];
}

export const changesSomething = (route: ContractRoute): boolean => route.method !== 'GET' && !route.fleeting;
