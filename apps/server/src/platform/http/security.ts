import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { failure } from './fail.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Allows the styles and scripts of the page that answers this request, and no others. */
    cspNonce: string;
  }
}

const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Headers on every answer, and the refusal of forms that another site sends in a user's name. */
export function secure(app: FastifyInstance, publicUrl: string): void {
  const publicOrigin = new URL(publicUrl).origin;
  app.decorateRequest('cspNonce', '');
  app.addHook('onRequest', async (request, reply) => {
    request.cspNonce = randomBytes(18).toString('base64');
    reply.headers({
      'content-security-policy': contentSecurityPolicy(request.cspNonce),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(self), geolocation=(self), microphone=()',
      'x-request-id': request.id,
      ...(publicOrigin.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
      ...(request.url.startsWith('/api') ? { 'cache-control': 'no-store' } : {}),
    });
    if (isForeign(request, publicOrigin)) throw failure('FOREIGN_ORIGIN');
  });
}

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Browsers name the origin with every request that changes something; programs without one carry no cookie by accident. */
function isForeign(request: FastifyRequest, publicOrigin: string): boolean {
  const { origin, host } = request.headers;
  if (harmless.has(request.method) || origin === undefined) return false;
  return origin !== publicOrigin && origin !== `http://${host}` && origin !== `https://${host}`;
}
