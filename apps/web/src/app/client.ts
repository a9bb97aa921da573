import { type Contract, contract, type ErrorCode, type ErrorData } from '@chengshi/contract';
import { type Client, createORPCClient, type ORPCError } from '@orpc/client';
import type { ContractProcedure, InferSchemaInput, InferSchemaOutput } from '@orpc/contract';
import type { JsonifiedValue } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';

export interface CallContext {
  /** Stays the same while one opened form is sent, however often: a lost answer does not create the thing twice. */
  readonly idempotencyKey?: string;
}

/** What a call fails with: every route of the contract may answer with every code of the catalogue. */
type Failure = ORPCError<ErrorCode, ErrorData> | Error;

/** The calls of the contract. oRPC's own type for it lists the whole catalogue once more for every route. */
type ClientOf<Routes> =
  Routes extends ContractProcedure<infer Input, infer Output, infer _Errors, infer _Meta>
    ? Client<CallContext, InferSchemaInput<Input>, JsonifiedValue<InferSchemaOutput<Output>>, Failure>
    : { [Name in keyof Routes]: ClientOf<Routes[Name]> };

const link = new OpenAPILink<CallContext>(contract, {
  url: `${globalThis.location.origin}/api`,
  headers: ({ context }) => (context.idempotencyKey ? { 'idempotency-key': context.idempotencyKey } : {}),
  fetch: (request, init) => globalThis.fetch(request, { ...init, credentials: 'same-origin' }),
});

export const client: ClientOf<Contract> = createORPCClient(link);

/** Queries and mutations of every route, typed by the contract. */
export const api = createTanstackQueryUtils(client);
