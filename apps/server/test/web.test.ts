import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from './support/test-server.ts';

let folder: string;
let server: TestServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chengshi-web-'));
  mkdirSync(join(folder, 'assets'));
  build('one');
  writeFileSync(join(folder, 'favicon.svg'), '<svg/>');
  server = await startTestServer({ empty: true, webDir: folder });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** What a build leaves: a page that names its script, and the script. */
function build(name: string): void {
  writeFileSync(join(folder, 'assets', `${name}.js`), `// ${name}`);
  writeFileSync(join(folder, 'index.html'), `<script nonce="__CSP_NONCE__" src="/assets/${name}.js"></script>`);
}
const get = async (path: string) => {
  const response = await fetch(server.url + path);
  return { status: response.status, text: await response.text(), keeps: response.headers.get('cache-control') };
};

test('every address of the pages gets the page with the nonce of its answer, and is not kept', async () => {
  for (const path of ['/', '/documents/1', '/index.html']) {
    const page = await get(path);
    expect(page).toMatchObject({ status: 200, keeps: 'no-store' });
    expect(page.text).toMatch(/nonce="[\w+/=-]{16,}" src="\/assets\/one\.js"/);
  }
  expect((await get('/assets/nothing.js')).status).toBe(404);
  expect((await get('/api/nothing')).status).toBe(404);
});

test('assets are kept for ever, other files for an hour', async () => {
  expect(await get('/assets/one.js')).toMatchObject({ text: '// one', keeps: 'public, max-age=31536000, immutable' });
  expect(await get('/favicon.svg')).toMatchObject({ text: '<svg/>', keeps: 'public, max-age=3600' });
});

test('a file goes out packed, where its packed form lies beside it and the browser takes it', async () => {
  const script = '// packed'.repeat(1000);
  writeFileSync(join(folder, 'assets', 'packed.js'), script);
  writeFileSync(join(folder, 'assets', 'packed.js.gz'), gzipSync(script));
  const packed = await fetch(`${server.url}/assets/packed.js`, { headers: { 'accept-encoding': 'gzip' } });
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect(packed.headers.get('content-type')).toContain('javascript');
  expect(packed.headers.get('cache-control')).toContain('immutable');
  expect(Number(packed.headers.get('content-length'))).toBeLessThan(script.length / 10);
  expect(await packed.text()).toBe(script);
  const plain = await fetch(`${server.url}/assets/packed.js`, { headers: { 'accept-encoding': 'identity' } });
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(await plain.text()).toBe(script);
});

test('a new build is served by the server that runs already', async () => {
  build('two');
  expect((await get('/documents')).text).toContain('/assets/two.js');
  expect(await get('/assets/two.js')).toMatchObject({ status: 200, text: '// two' });
  // While a build replaces the page, the one before goes out.
  rmSync(join(folder, 'index.html'));
  expect((await get('/documents')).text).toContain('/assets/two.js');
  build('three');
  expect((await get('/documents')).text).toContain('/assets/three.js');
});

test('nothing outside the folder is served', async () => {
  for (const path of ['/assets/../../package.json', '/..%2f..%2fpackage.json', '/assets/%2e%2e/%2e%2e/package.json']) {
    const { text } = await get(path);
    expect(text).not.toContain('"workspaces"');
  }
});
