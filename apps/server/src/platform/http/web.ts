import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { failure } from './fail.ts';

const noncePlaceholder = /__CSP_NONCE__/g;

/** Serves the built web: files under /assets for ever, and the one page for every address that is not the API's. */
export async function serveWeb(app: FastifyInstance, webDir: string): Promise<void> {
  const pageFile = join(webDir, 'index.html');
  if (!existsSync(pageFile)) {
    throw new Error(`网页尚未构建，请用 npm start 启动 · the web is not built yet: start with npm start`);
  }
  const page = await readFile(pageFile, 'utf8');
  await app.register(fastifyStatic, {
    root: webDir,
    index: false,
    wildcard: false,
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
  });
  app.setNotFoundHandler((request, reply) => {
    if (
      !['GET', 'HEAD'].includes(request.method) ||
      request.url.startsWith('/api') ||
      request.url.startsWith('/assets/')
    ) {
      throw failure('NOT_FOUND');
    }
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(page.replace(noncePlaceholder, request.cspNonce));
  });
}
