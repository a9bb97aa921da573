import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { failure } from './fail.ts';

const noncePlaceholder = /__CSP_NONCE__/g;

/**
 * Serves the built web: files under /assets for ever, and the one page for every address that is not the API's. What is served is what lies
 * in the folder now, so that a new build needs no restart.
 */
export async function serveWeb(app: FastifyInstance, webDir: string): Promise<void> {
  const pageFile = join(webDir, 'index.html');
  if (!existsSync(pageFile)) {
    throw new Error(`网页尚未构建，请用 npm start 启动 · the web is not built yet: start with npm start`);
  }
  const page = freshText(pageFile);
  await page();
  await app.register(fastifyStatic, {
    root: webDir,
    index: false,
    preCompressed: true,
    // The page has a nonce to be filled in, and goes out below alone.
    allowedPath: (path) => path !== '/' && path !== '/index.html',
    cacheControl: false,
    setHeaders: (reply, path) =>
      reply.header(
        'cache-control',
        // Their names change with their contents.
        path.startsWith(join(webDir, 'assets')) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      ),
    decorateReply: false,
  });
  app.setNotFoundHandler(async (request, reply) => {
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
      .send((await page()).replace(noncePlaceholder, request.cspNonce));
  });
}

/** The text of a file, read again when it has changed. While a build is just replacing it, the text before. */
function freshText(file: string): () => Promise<string> {
  let read = { changed: Number.NaN, text: '' };
  return async () => {
    try {
      const { mtimeMs } = await stat(file);
      if (mtimeMs !== read.changed) read = { changed: mtimeMs, text: await readFile(file, 'utf8') };
    } catch (error) {
      if (read.text === '') throw error;
      console.warn(`the page could not be read anew: ${error instanceof Error ? error.message : String(error)}`);
    }
    return read.text;
  };
}
