import { type Contract, contract } from '@chengshi/contract';
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';

export interface CallContext {
  /** Stays the same while one opened form is sent, however often: a lost answer does not create the thing twice. */
  readonly idempotencyKey?: string;
}

const link = new OpenAPILink<CallContext>(contract, {
  url: `${globalThis.location.origin}/api`,
  headers: ({ context }) => (context.idempotencyKey ? { 'idempotency-key': context.idempotencyKey } : {}),
  fetch: (request, init) => globalThis.fetch(request, { ...init, credentials: 'same-origin' }),
});

export const client: JsonifiedClient<ContractRouterClient<Contract, CallContext>> = createORPCClient(link);

/** Queries and mutations of every route, typed by the contract. */
export const api = createTanstackQueryUtils(client);
