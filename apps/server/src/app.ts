import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import type { Deps } from './deps.ts';
import { serveApi } from './platform/http/api.ts';
import { failure } from './platform/http/fail.ts';
import { secure } from './platform/http/security.ts';
import { translateError } from './platform/http/translate-error.ts';
import { serveWeb } from './platform/http/web.ts';
import { router } from './router.ts';

/** The whole HTTP application; main.ts and the tests use the same. */
export async function createApp({ settings, platform }: Deps): Promise<FastifyInstance> {
  const app = Fastify({
    genReqId: () => uuidv7(),
    routerOptions: { maxParamLength: 500 },
    // An address that cannot be decoded never reaches a route or a hook.
    frameworkErrors: (error, request, reply) => sendError(error, request.id, reply as FastifyReply),
  });
  app.setErrorHandler((error, request, reply) => sendError(error, request.id, reply));
  secure(app, settings.publicUrl);
  await app.register(rateLimit, {
    timeWindow: 60_000,
    max: (request) => (isSignIn(request) ? settings.limits.signIns : settings.limits.requests),
    keyGenerator: (request) => `${isSignIn(request) ? 'sign-in' : 'any'} ${request.ip}`,
    errorResponseBuilder: (_request, { ttl }) => failure('TOO_MANY_REQUESTS', { seconds: Math.ceil(ttl / 1000) }),
  });
  await serveApi(app, platform, router);
  if (settings.webDir) await serveWeb(app, settings.webDir);
  else
    app.setNotFoundHandler(() => {
      throw failure('NOT_FOUND');
    });
  return app;
}

function sendError(error: unknown, requestId: string, reply: FastifyReply): FastifyReply {
  const answer = translateError(error, requestId);
  return reply.status(answer.status).send(answer.toJSON());
}

/** However the address is written: with a slash at its end or with a query it reaches the same route. */
const isSignIn = (request: { method: string; url: string }): boolean =>
  request.method === 'POST' && /^\/api\/session\/?(?:[?#]|$)/.test(request.url);
