import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance } from 'fastify';
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
  const app = Fastify({ genReqId: () => uuidv7(), routerOptions: { maxParamLength: 500 } });
  app.setErrorHandler((error, request, reply) => {
    const answer = translateError(error, request.id);
    return reply.status(answer.status).send(answer.toJSON());
  });
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

const isSignIn = (request: { method: string; url: string }): boolean =>
  request.method === 'POST' && request.url === '/api/session';
