import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWorkbook } from '@chengshi/office';
import pg from 'pg';
import { createApp } from '../../apps/server/src/app.ts';
import { createDeps } from '../../apps/server/src/deps.ts';
import { systemClock } from '../../apps/server/src/platform/clock/clock.ts';
import { startEmbedded } from '../../apps/server/src/platform/database/embedded/index.ts';
import { migrate } from '../../apps/server/src/platform/database/migrate.ts';
import { firstRun } from '../../apps/server/src/setup/first-run.ts';
import { measureTable } from '../../e2e/bench/table.ts';
import { atMost, type Benchmark, quickest, shown } from './result.ts';
import { fillTable } from './table-rows.ts';

const limitMs = 150;
/** A frame longer than this is one that people notice. */
const frameLimitMs = 50;
const webDir = join(import.meta.dirname, '../../apps/web/dist');
const runs = 10;

/** A province's worth of commitments: the first page of the table must come before anybody notices waiting for it. */
export async function benchTable(): Promise<readonly Benchmark[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'chengshi-bench-'));
  const embedded = await startEmbedded({ dataDir });
  try {
    await migrate({ adminUrl: embedded.url('admin') });
    const limits = { requests: 100_000, signIns: 1000 };
    const settings = {
      host: '127.0.0.1',
      port: 0,
      publicUrl: 'http://localhost:3000',
      dataDir,
      webDir: existsSync(webDir) ? webDir : null,
      limits,
      mail: null,
      secretKeys: '',
      targets: { hosts: [], local: false },
    };
    const deps = await createDeps(
      settings,
      { appUrl: embedded.url('app'), authUrl: embedded.url('auth') },
      systemClock,
    );
    try {
      await firstRun(deps, { empty: false, onProgress: () => {} });
      const rows = await filled(embedded.url('admin'));
      const app = await createApp(deps);
      try {
        return await measured(await app.listen({ host: '127.0.0.1', port: 0 }), rows);
      } finally {
        app.server.closeAllConnections();
        await app.close();
      }
    } finally {
      await deps.close();
    }
  } finally {
    await embedded.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function filled(adminUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await fillTable(client);
  } finally {
    await client.end();
  }
}

async function measured(url: string, rows: number): Promise<Benchmark[]> {
  const cookie = await signIn(url);
  const ask = async (path: string): Promise<Answer> => {
    const response = await fetch(`${url}/api${path}`, { headers: { cookie } });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  };
  const results: Benchmark[] = [shown('table: commitments', rows, 'rows')];
  for (const [name, path] of questions) {
    const answer = await ask(path);
    if ((answer.rows ?? answer.groups ?? []).length === 0 && answer.count === undefined)
      throw new Error(`${name}: nothing was found`);
    results.push(atMost(`table: ${name}`, await quickest(runs, () => ask(path)), 'ms', limitMs));
  }
  const deep = await pagesDown(ask, '/table?order=due&limit=200', 20);
  results.push(shown('table: a page of 200 rows, scrolling by deadline', deep, 'ms'));
  const file = await written(
    url,
    cookie,
    '/table/file?dueFrom=2025-01-01&dueUntil=2025-08-01&columns[]=code&columns[]=title&columns[]=due&columns[]=lead',
  );
  results.push(
    shown('table: rows in a file of nearly the most', file.rows, 'rows'),
    shown('table: that file, written', file.ms, 'ms'),
  );
  // Without a built web there is nothing to scroll.
  if (existsSync(webDir)) {
    const scroll = await measureTable(url, 'office', 'yunze-2025');
    results.push(
      shown('table: opened in a browser', scroll.openMs, 'ms'),
      shown('table: rows scrolled through', scroll.rows, 'rows'),
      atMost('table: median frame while scrolling', scroll.medianFrameMs, 'ms', frameLimitMs),
      shown('table: worst frame while scrolling', scroll.worstFrameMs, 'ms'),
      shown('table: frames over 50 ms', scroll.longFramesPercent, '%'),
    );
  }
  return results;
}

async function written(url: string, cookie: string, path: string): Promise<{ rows: number; ms: number }> {
  const start = performance.now();
  const response = await fetch(`${url}/api${path}`, { headers: { cookie } });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const ms = performance.now() - start;
  const workbook = readWorkbook(bytes);
  if (workbook.kind === 'fault') throw new Error(workbook.code);
  return { rows: workbook.sheets[0]?.rowCount ?? 0, ms };
}

const questions: readonly (readonly [name: string, path: string])[] = [
  ['first page by text', '/table'],
  ['first page by deadline', '/table?order=due'],
  ['first page by deadline, latest first', '/table?order=due-descending'],
  ['first page by owner', '/table?order=owner'],
  ['first page by code', '/table?order=code'],
  ['first page by title', '/table?order=title'],
  ['first page by light', '/table?order=light'],
  ['first page of red ones', '/table?lights[]=red'],
  ['first page of accepted ones, by deadline', '/table?lights[]=done&order=due'],
  ['first page with two common characters', `/table?query=${encodeURIComponent('建设')}`],
  ['first page with two rare characters', `/table?query=${encodeURIComponent('蟠桃')}`],
  ['first page with common words, by deadline', `/table?query=${encodeURIComponent('建设')}&order=due`],
  ["first page with an owner's name", `/table?owner=${encodeURIComponent('市水利七局')}`],
  ['first page with a name that most owners share', `/table?owner=${encodeURIComponent('市')}`],
  ['first page of what was changed', '/table?changed=true'],
  ['groups by front with lights', '/table/groups?by=front'],
  ['groups by owner with lights', '/table/groups?by=owner'],
  ['groups by region with lights', '/table/groups?by=region'],
  ['groups by owner, red ones', '/table/groups?by=owner&lights[]=red'],
  ['count of everything', '/table/count'],
];

interface Answer {
  readonly rows?: readonly unknown[];
  readonly groups?: readonly unknown[];
  readonly next?: string | null;
  readonly count?: number;
}

/** Milliseconds per page when somebody scrolls on and on. */
async function pagesDown(ask: (path: string) => Promise<Answer>, path: string, pages: number): Promise<number> {
  let cursor = '';
  const start = performance.now();
  for (let page = 0; page < pages; page++) {
    const { next } = await ask(`${path}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    cursor = next ?? '';
  }
  return (performance.now() - start) / pages;
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userName: 'office', password: 'yunze-2025' }),
  });
  if (!response.ok) throw new Error(`sign-in: ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}
