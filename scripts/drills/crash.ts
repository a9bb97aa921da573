// node scripts/run.mjs scripts/drills/crash.ts [ROUNDS] [SEED]
// Kills the product at random moments while people write, starts it again, and looks whether everything it had confirmed is there.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, type Launched, launch, processesOf, type Role, until } from './launch.ts';

const [rounds = 10, seed = 1] = process.argv.slice(2).map(Number);
const victims: (Role | 'all')[] = ['launcher', 'server', 'postmaster', 'backend', 'all'];
const dataDir = mkdtempSync(join(tmpdir(), 'chengshi-crash-'));
const port = await freePort();
const random = generator(seed);
const confirmed = new Set<string>();
let lost = 0;
let slowestStartMs = 0;

try {
  for (let round = 1; round <= rounds; round += 1) {
    const began = performance.now();
    const product = launch({ dataDir, port, args: [] });
    await product.said('Chengshi is ready', 300);
    if (round > 1) slowestStartMs = Math.max(slowestStartMs, performance.now() - began);
    const cookie = await signIn(product.url);
    const missing = await findMissing(product.url, cookie);
    lost += missing.length;

    const victim = victims[Math.floor(random() * victims.length)] ?? 'all';
    const writing = write(product.url, cookie, round);
    await new Promise((resolve) => setTimeout(resolve, 500 + random() * 3500));
    kill(victim);
    await end(product);
    await writing;
    console.log(`round ${round}: killed ${victim}; ${confirmed.size} confirmed, ${missing.length} missing`);
  }
  console.log(
    `${rounds} rounds, ${confirmed.size} confirmed, ${lost} lost, slowest start after a kill ${Math.round(slowestStartMs)} ms`,
  );
  process.exitCode = lost === 0 ? 0 : 1;
} finally {
  for (const { pid } of processesOf(dataDir)) strike(pid);
  await until(() => processesOf(dataDir).length === 0, 10);
  rmSync(dataDir, { recursive: true, force: true });
}

/** After the death of one process of the database the product goes on; the round ends with all of it. */
async function end(product: Launched): Promise<void> {
  await until(() => product.process.exitCode !== null || product.process.signalCode !== null, 3);
  for (const { pid } of processesOf(dataDir)) strike(pid);
  await until(() => processesOf(dataDir).length === 0, 10);
}

function kill(victim: Role | 'all'): void {
  const living = processesOf(dataDir).filter(({ role }) => victim === 'all' || role === victim);
  for (const { pid } of victim === 'all' ? living : living.slice(0, 1)) strike(pid);
}

function strike(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userName: 'office', password: 'yunze-2025' }),
  });
  if (!response.ok) throw new Error(`signing in failed: ${response.status} ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}

/** Imports one short text after the other until the product is gone. */
async function write(url: string, cookie: string, round: number): Promise<void> {
  for (let number = 1; ; number += 1) {
    const title = `演练文件 ${seed}-${round}-${number}`;
    const form = new FormData();
    form.set('text', `${title}\n2025年底前完成第${number}项改造任务。`);
    form.set('classification', 'internal');
    form.set('title', title);
    try {
      const response = await fetch(`${url}/api/documents/imports`, { method: 'POST', headers: { cookie }, body: form });
      const body = await response.text();
      if (!response.ok) throw new Error(body);
      if (/"kind":\s*"done"/.test(body)) confirmed.add(title);
    } catch (error) {
      if (number === 1) console.log(`  nothing was written: ${error instanceof Error ? error.message : error}`);
      return;
    }
  }
}

async function findMissing(url: string, cookie: string): Promise<string[]> {
  const found = new Set<string>();
  let cursor: string | null = null;
  do {
    const query: string = cursor ? `?cursor=${encodeURIComponent(cursor)}` : '';
    const response = await fetch(`${url}/api/documents${query}`, { headers: { cookie } });
    const page = (await response.json()) as { rows: { title: string }[]; next: string | null };
    for (const { title } of page.rows) found.add(title);
    cursor = page.next;
  } while (cursor);
  return [...confirmed].filter((title) => !found.has(title));
}

/** The same seed, the same drill (mulberry32). */
function generator(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
