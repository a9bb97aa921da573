import { request as httpRequest } from 'node:http';
import { errorCatalogue } from '@chengshi/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Refusal } from './support/client.ts';
import { demonstrationPassword } from './support/cluster.ts';
import { contractRoutes } from './support/contract-routes.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

describe.each([
  ['a page', '/api', 200],
  ['an answer', '/api/session/hints', 200],
  ['a refusal', '/api/session', 401],
  ['something that is not there', '/api/nothing', 404],
  ['something outside the API', '/nothing', 404],
])('%s', (_what, path, status) => {
  test('comes with the headers that keep browsers from doing harm, and names no software', async () => {
    const { headers, status: got } = await fetch(server.url + path);
    expect(got).toBe(status);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('x-request-id')).toMatch(uuid);
    expect(headers.get('server')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
    if (path.startsWith('/api')) expect(headers.get('cache-control')).toBe('no-store');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-|\*/);
  });
});

test('every answer has a nonce of its own, and the page uses the one of its answer', async () => {
  const pages = await Promise.all([1, 2, 3].map(() => fetch(`${server.url}/api`)));
  const nonces = pages.map(
    (page) => /style-src 'self' 'nonce-([^']+)'/.exec(page.headers.get('content-security-policy') ?? '')?.[1],
  );
  expect(new Set(nonces).size).toBe(3);
  for (const nonce of nonces) expect(Buffer.from(nonce ?? '', 'base64').length).toBeGreaterThanOrEqual(16);
  const html = await pages[0]?.text();
  expect(html).toContain(`nonce="${nonces[0]}"`);
  expect(html).not.toMatch(/<script/);
});

describe('a request from another site', () => {
  const signIn = (origin: string | null) =>
    server
      .client()
      .post<Refusal>(
        '/session',
        { userName: 'office', password: demonstrationPassword },
        origin === null ? {} : { origin },
      );

  test.each([
    'https://evil.example',
    'null',
    'http://localhost:3000.evil.example',
    'http://localhost',
    'http://127.0.0.1:1',
  ])('of %s changes nothing', async (origin) => {
    const answer = await signIn(origin);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 403, code: 'FOREIGN_ORIGIN' });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test('is refused whatever the method, and reading stays allowed', async () => {
    const office = await server.as('office');
    const headers = { origin: 'https://evil.example' };
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect((await office.call<Refusal>(method, '/session', {}, headers)).body.code).toBe('FOREIGN_ORIGIN');
    }
    expect((await office.call('GET', '/session', undefined, headers)).status).toBe(200);
  });

  test('is told apart from one of the own site and from a program', async () => {
    expect((await signIn('http://localhost:3000')).status).toBe(200);
    expect((await signIn(server.url)).status).toBe(200);
    expect((await signIn(null)).status).toBe(200);
  });
});

test('the session cookie is out of reach for scripts and other sites', async () => {
  const { headers } = await server.client().signIn('office', demonstrationPassword);
  const cookies = headers.getSetCookie();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=Lax/i);
    expect(cookie).toMatch(/; Path=\//i);
    expect(cookie).not.toMatch(/Domain=/i);
  }
});

test('a server that is reached by https marks its cookies secure and tells browsers to stay with https', async () => {
  const secure = await startTestServer({ publicUrl: 'https://chengshi.example' });
  try {
    const { headers, status } = await secure.client().signIn('office', demonstrationPassword);
    expect(status).toBe(200);
    for (const cookie of headers.getSetCookie()) expect(cookie).toMatch(/; Secure/i);
    expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/);
  } finally {
    await secure.close();
  }
});

describe('too many requests', () => {
  let busy: TestServer;
  beforeAll(async () => {
    busy = await startTestServer({ requestsPerMinute: 20 });
  });
  afterAll(() => busy.close());

  test.each([
    ['to sign in', 'POST', ['/session', '/session/', '/session?a=1', '/session/?b=2']],
    ['of any kind', 'GET', ['/session/hints', '/nothing', '/openapi.json', '/overview']],
  ])('%s are refused in the catalogue’s form, however the address is written', async (_kind, method, paths) => {
    const body = method === 'POST' ? { userName: 'nobody-here', password: 'wrong' } : undefined;
    const codes: string[] = [];
    for (let i = 0; i < 24; i++) {
      const answer = await busy.client().call<Refusal>(method, paths[i % paths.length] as string, body);
      if (answer.status !== 429) continue;
      if (answer.body.code === 'SIGN_IN_LOCKED') continue;
      codes.push(answer.body.code);
      expect(answer.body.data.zh).toMatch(/请 \d+ 秒后再试/);
      expect(answer.body.data.en).toMatch(/in \d+ seconds/);
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    }
    expect(codes).toEqual(Array<string>(4).fill('TOO_MANY_REQUESTS'));
  });

  test('are counted by the address of the connection: a forged header does not reset them', async () => {
    const answer = await busy.client().call('GET', '/session/hints', undefined, { 'x-forwarded-for': '203.0.113.9' });
    expect(answer.status).toBe(429);
  });
});

describe('the description of the API', () => {
  interface Operation {
    readonly summary?: string;
    readonly tags?: string[];
    readonly operationId?: string;
    readonly parameters?: { name: string; in: string; required?: boolean; schema: object }[];
    readonly requestBody?: { content: Record<string, { schema: object }> };
    readonly responses?: Record<string, { description?: string; content?: Record<string, { schema: object }> }>;
  }
  interface Description {
    readonly openapi: string;
    readonly info: { title: string; version: string };
    readonly servers: { url: string }[];
    readonly paths: Record<string, Record<string, Operation> & { readonly get?: Operation }>;
    readonly components: { securitySchemes: Record<string, { type: string; name: string }>; schemas?: object };
    readonly security: Record<string, unknown[]>[];
  }
  let description: Description;
  beforeAll(async () => {
    const response = await fetch(`${server.url}/api/openapi.json`);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    description = (await response.json()) as Description;
  });

  test('is OpenAPI 3.1 with a title, a server and the cookie that signs in', () => {
    expect(description.openapi).toMatch(/^3\.1\.\d+$/);
    expect(description.info.title).toContain('成事');
    expect(description.servers).toEqual([{ url: '/api' }]);
    const [scheme] = Object.keys(description.security[0] ?? {});
    expect(description.components.securitySchemes[scheme ?? '']).toMatchObject({ type: 'apiKey', in: 'cookie' });
  });

  test('tells of every route of the contract, with summary, tag, an id of its own and what it answers, and of no others', () => {
    const told = Object.entries(description.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(told.sort()).toEqual(contractRoutes.map((route) => `${route.method} ${route.path}`).sort());
    const ids = new Set<string>();
    for (const route of contractRoutes) {
      const operation = description.paths[route.path]?.[route.method.toLowerCase()];
      expect(operation?.summary, route.name).toMatch(/\w{3}/);
      expect(operation?.tags?.[0], route.name).toMatch(/^\w.* · \p{Script=Han}/u);
      ids.add(operation?.operationId ?? '');
      const success = Object.keys(operation?.responses ?? {}).filter((status) => status.startsWith('2'));
      expect(success, route.name).toHaveLength(1);
    }
    expect(ids.size).toBe(contractRoutes.length);
  });

  test('names every part of a path as a required parameter', () => {
    for (const route of contractRoutes) {
      const operation = description.paths[route.path]?.[route.method.toLowerCase()];
      const inPath = (operation?.parameters ?? []).filter((parameter) => parameter.in === 'path');
      const named = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect(inPath.map((parameter) => parameter.name).sort(), route.name).toEqual(named.sort());
      for (const parameter of inPath) expect(parameter.required).toBe(true);
    }
  });

  test('has no reference that leads nowhere', () => {
    const references: string[] = [];
    JSON.stringify(description, (name, value: unknown) => {
      if (name === '$ref' && typeof value === 'string') references.push(value);
      return value;
    });
    for (const reference of references) {
      const target = reference
        .replace(/^#\//, '')
        .split('/')
        .reduce<unknown>(
          (node, part) =>
            (node as Record<string, unknown> | undefined)?.[part.replaceAll('~1', '/').replaceAll('~0', '~')],
          description,
        );
      expect(target, reference).toBeDefined();
    }
  });

  test('tells of the errors of the catalogue', () => {
    const overview = description.paths['/overview']?.get?.responses ?? {};
    for (const status of new Set(Object.values(errorCatalogue).map((entry) => String(entry.status)))) {
      expect(Object.keys(overview)).toContain(status);
    }
  });

  test('is a page too, with every route, every error, and no markup of its own in the texts', async () => {
    const response = await fetch(`${server.url}/api/`);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const html = await response.text();
    for (const route of contractRoutes) expect(html).toContain(`<code>/api${route.path}</code>`);
    for (const code of Object.keys(errorCatalogue)) expect(html).toContain(`<code>${code}</code>`);
    expect(html).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
    expect(html.match(/<article>/g)?.length).toBe(html.match(/<\/article>/g)?.length);
    expect(html).not.toContain('[object Object]');
    expect(html).not.toContain('undefined');
  });
});

test('a body that is announced as too large is refused before a byte of it is sent', async () => {
  const office = await server.as('office');
  const answer = await new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const request = httpRequest(`${server.url}/api/documents/imports`, {
      method: 'POST',
      headers: { cookie: office.cookie, 'content-type': 'application/json', 'content-length': String(20 * 2 ** 20) },
    });
    request.on('response', (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode, body });
        request.destroy();
      });
    });
    request.on('error', reject);
    request.flushHeaders();
  });
  expect(answer.status).toBe(413);
  expect(JSON.parse(answer.body)).toMatchObject({
    code: 'TOO_LARGE',
    data: { zh: expect.stringContaining('20.0 MB') },
  });
});

test('somebody who is not signed in cannot make the server read a large body', async () => {
  const answer = await server.client().post<Refusal>('/documents/imports', { text: '字'.repeat(20_000) });
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 401, code: 'NOT_SIGNED_IN' });
});

test('an address that cannot be decoded is refused in the catalogue’s form', async () => {
  for (const path of ['/api/%zz', '/api/documents/%E0%A4%A', '/%']) {
    const response = await fetch(server.url + path);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: 'BAD_REQUEST',
      data: { zh: expect.stringMatching(/\p{Script=Han}/u) },
    });
  }
});
