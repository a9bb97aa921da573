import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

export type Launched = {
  readonly process: ChildProcess;
  readonly pid: number;
  readonly url: string;
  output(): string;
  /** Comes when the output holds the text; fails when the process ends before, or after `seconds`. */
  said(text: string, seconds?: number): Promise<void>;
  /** The exit code, or the signal's name. */
  ended(seconds?: number): Promise<number | string>;
};

export type LaunchOptions = {
  readonly dataDir: string;
  readonly port: number;
  /** `npm start`, `node scripts/start.mjs`, or the server alone. */
  readonly through?: 'npm' | 'launcher' | 'server';
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly root?: string;
};

/** What a product is started with that uses the embedded database, whatever PostgreSQL its caller names: a drill must never touch that one. */
export const embedded = { DATABASE_URL: '', DATABASE_APP_URL: '', DATABASE_AUTH_URL: '' };

/** Starts the product as a user would, in a process group of its own, as a terminal does. */
export function launch(options: LaunchOptions): Launched {
  const { dataDir, port, through = 'launcher', args = ['--empty'], root = projectRoot } = options;
  const words = {
    npm: ['npm', 'start', '--silent', '--', ...args],
    launcher: [process.execPath, join(root, 'scripts/start.mjs'), ...args],
    server: [process.execPath, join(root, 'apps/server/src/main.ts'), ...args],
  }[through];
  const [file = '', ...rest] = words;
  const env = { ...process.env, ...embedded, CHENGSHI_DATA: dataDir, PORT: String(port), ...options.env };
  const child = spawn(file, rest, { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const exit = new Promise<number | string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  return {
    process: child,
    pid: child.pid ?? 0,
    url: `http://127.0.0.1:${port}`,
    output: () => output,
    async said(text, seconds = 60) {
      let over = false;
      void exit.then(() => {
        over = true;
      });
      const found = await until(() => output.includes(text) || over, seconds);
      if (!found || !output.includes(text)) throw new Error(`never said “${text}”:\n${output}`);
    },
    async ended(seconds = 60) {
      const late = new Promise<never>((_, reject) => {
        setTimeout(() => reject(new Error(`did not end:\n${output}`)), seconds * 1000).unref();
      });
      return Promise.race([exit, late]);
    },
  };
}

export async function until(condition: () => boolean | Promise<boolean>, seconds: number): Promise<boolean> {
  const end = performance.now() + seconds * 1000;
  while (!(await condition())) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

export type Role = 'launcher' | 'server' | 'postmaster' | 'backend';

/** The living processes that have to do with a data folder (Linux): by their environment, their words, or where they work. */
export function processesOf(dataDir: string): { pid: number; role: Role }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((name) => {
      try {
        const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        const environment = readFileSync(`/proc/${name}/environ`, 'utf8').split('\0');
        const inside = readlinkSync(`/proc/${name}/cwd`).startsWith(dataDir);
        if (words === '' || !(inside || words.includes(dataDir) || environment.includes(`CHENGSHI_DATA=${dataDir}`)))
          return [];
        return [{ pid: Number(name), role: roleOf(words) }];
      } catch {
        return [];
      }
    });
}

function roleOf(words: string): Role {
  if (words.includes('apps/server/src/main.ts')) return 'server';
  if (words.startsWith('postgres: ')) return 'backend';
  return /bin\/postgres /.test(words) ? 'postmaster' : 'launcher';
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
