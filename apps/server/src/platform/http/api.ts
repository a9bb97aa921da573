import { setTimeout as delay } from 'node:timers/promises';
import { contract } from '@chengshi/contract';
import type { OpenAPI } from '@orpc/contract';
import { SmartCoercionPlugin } from '@orpc/json-schema';
import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { type AnyRouter, onError } from '@orpc/server';
import { ResponseHeadersPlugin } from '@orpc/server/plugins';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Platform } from '../platform.ts';
import { failure } from './fail.ts';
import type { Context } from './os.ts';
import { referencePage } from './reference.ts';
import { translateError, unreadableRequest } from './translate-error.ts';

/** The largest body: a file of 16 MB with its form around it. */
const mostBytes = 17 * 2 ** 20;
/** The largest body of somebody who is not signed in: a user name and a password. Larger ones are refused unread. */
const mostBytesOfNobody = 2 ** 14;

/** What is under way when the server stops is brought to its end, though its caller may be gone: the database is closed behind it. */
const longestEndMs = 20_000;

/** Serves the contract's routes under /api, its description at /api/openapi.json and a page to read it at /api. */
export async function serveApi(app: FastifyInstance, platform: Platform, router: AnyRouter): Promise<void> {
  const converter = new ZodToJsonSchemaConverter();
  /** Requests whose body was understood: what goes wrong before that is the caller's mistake. */
  const understood = new WeakSet<Context>();
  const handler = new OpenAPIHandler<Context>(router, {
    plugins: [new ResponseHeadersPlugin(), new SmartCoercionPlugin({ schemaConverters: [converter] })],
    interceptors: [
      onError((error, { context }) => {
        throw understood.has(context) ? translateError(error, context.requestId) : unreadableRequest();
      }),
    ],
    clientInterceptors: [
      ({ context, next }) => {
        understood.add(context);
        return next();
      },
    ],
  });
  // Made when somebody asks for it: a third of what a start would take, and most starts see nobody ask.
  let made: Promise<OpenAPI.Document> | undefined;
  const description = () => {
    made ??= describe(converter);
    return made;
  };

  await app.register(
    async (api) => {
      // oRPC reads bodies itself, files included; Fastify's own limit does not apply then, so the length is checked first.
      api.removeAllContentTypeParsers();
      api.addContentTypeParser(['application/json', 'multipart/form-data'], (_request, _payload, done) =>
        done(null, undefined),
      );
      api.addHook('onRequest', async (request) => checkLength(request));
      api.get('/openapi.json', async (_request, reply) => reply.type('application/json').send(await description()));
      api.get('/', async (request, reply) =>
        reply.type('text/html; charset=utf-8').send(referencePage(await description(), request.cspNonce)),
      );
      const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
        const context = await contextOf(request, platform);
        if (!context.actor && Number(request.headers['content-length'] ?? 0) > mostBytesOfNobody) {
          throw failure('NOT_SIGNED_IN');
        }
        const { matched } = await handler.handle(request, reply, { prefix: '/api', context });
        if (!matched) throw failure('NOT_FOUND');
        return reply;
      };
      const underWay = new Set<Promise<unknown>>();
      api.all('/*', (request, reply) => {
        const work = answer(request, reply);
        underWay.add(work);
        return work.finally(() => underWay.delete(work));
      });
      api.addHook('onClose', () =>
        Promise.race([Promise.allSettled(underWay), delay(longestEndMs, null, { ref: false })]),
      );
    },
    { prefix: '/api' },
  );
}

function checkLength(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const length = request.headers['content-length'];
  if (length === undefined && request.headers['transfer-encoding'] === undefined) return;
  const bytes = Number(length);
  if (!Number.isFinite(bytes) || bytes > mostBytes) {
    const size = length === undefined ? '未知 · unknown' : `${(bytes / 2 ** 20).toFixed(1)} MB`;
    throw failure('TOO_LARGE', { size, limit: `${mostBytes / 2 ** 20} MB` });
  }
}

async function contextOf(request: FastifyRequest, platform: Platform): Promise<Context> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  const account = await platform.identity.account(headers);
  return {
    platform,
    headers,
    address: request.ip,
    requestId: request.id,
    account,
    actor: account ? await platform.actorOf(account.userId) : null,
  };
}

async function describe(converter: ZodToJsonSchemaConverter): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [converter] });
  return generator.generate(contract, {
    info: {
      title: '成事 · Chengshi',
      version: '1',
      description:
        'Every answer with status 400 or above carries `code` from the catalogue, and `data.zh` and `data.en`: what happened and what to do. Creates honour an `Idempotency-Key` header. Lists page by `cursor`.',
    },
    servers: [{ url: '/api' }],
    security: [{ session: [] }],
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'chengshi.session_token' } } },
  });
}
