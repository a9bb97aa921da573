import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { inject } from 'vitest';
import { createApp } from '../../src/app.ts';
import { createDeps, type Deps } from '../../src/deps.ts';
import { clockFrom } from '../../src/platform/clock/clock.ts';
import { firstRun } from '../../src/setup/first-run.ts';
import { Client } from './client.ts';
import { type Cluster, cloneDatabase, demonstrationPassword, demonstrationTemplate, template } from './cluster.ts';

export interface TestServer {
  readonly url: string;
  readonly deps: Deps;
  readonly app: FastifyInstance;
  readonly cluster: Cluster;
  /** Sets the server's clock; null lets it run again. */
  setTime(instant: string | null): void;
  /** A client of nobody. */
  client(): Client;
  /** A client signed in under a user name of the demonstration city; in a session that all tests share unless told otherwise. */
  as(userName: string, ownSession?: boolean): Promise<Client>;
  close(): Promise<void>;
}

/**
 * The whole server on a port of its own, on its own database: with the demonstration city unless told otherwise.
 * `webDir` serves the built web too.
 */
export async function startTestServer(
  options: {
    readonly empty?: boolean;
    readonly webDir?: string;
    readonly time?: string;
    readonly requestsPerMinute?: number;
    readonly publicUrl?: string;
    readonly mail?: { readonly url: string; readonly from: string };
    /** The port to listen on if it is free; any, unless told. */
    readonly port?: number;
    /** Without local targets, as in a real installation. */
    readonly strictTargets?: boolean;
  } = {},
): Promise<TestServer> {
  const cluster = await cloneDatabase(inject('city').cluster, options.empty ? template : demonstrationTemplate);
  const dataDir = mkdtempSync(join(tmpdir(), 'chengshi-server-'));
  if (!options.empty) cpSync(inject('city').files, join(dataDir, 'files'), { recursive: true });
  writeFileSync(join(dataDir, 'session-secret'), inject('city').sessionSecret, { mode: 0o600 });
  let time = options.time ?? null;
  const clock = clockFrom(() => (time === null ? new Date() : new Date(time)));
  const settings = {
    host: '127.0.0.1',
    port: 0,
    publicUrl: options.publicUrl ?? 'http://localhost:3000',
    dataDir,
    webDir: options.webDir ?? null,
    mail: options.mail ?? null,
    secretKeys: '',
    targets: { hosts: [], local: !options.strictTargets },
    limits: { requests: options.requestsPerMinute ?? 100_000, signIns: options.requestsPerMinute ?? 100_000 },
  };
  const deps = await createDeps(settings, { appUrl: cluster.app, authUrl: cluster.auth }, clock);
  await firstRun(deps, { empty: options.empty ?? false, onProgress: () => {} });
  const app = await createApp(deps);
  const url = await listen(app, options.port ?? 0);
  return {
    url,
    deps,
    app,
    cluster,
    setTime(instant) {
      time = instant;
    },
    client: () => new Client(url),
    async as(userName, ownSession = false) {
      const client = new Client(url);
      const kept = options.empty ? undefined : inject('city').sessions[userName];
      if (kept && !ownSession && !options.publicUrl) client.cookie = kept;
      else await client.signIn(userName, demonstrationPassword);
      return client;
    },
    async close() {
      app.server.closeAllConnections();
      await app.close();
      await deps.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function listen(app: FastifyInstance, port: number): Promise<string> {
  try {
    return await app.listen({ host: '127.0.0.1', port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || port === 0) throw error;
    return app.listen({ host: '127.0.0.1', port: 0 });
  }
}
