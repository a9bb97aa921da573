import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { registerMessages } from './act/messages/service.ts';
import { registerWays } from './deliver/status/service.ts';
import { registerVerification } from './deliver/verification/service.ts';
import { actorOf } from './org/session/service.ts';
import { registerAssignments } from './own/assignments/service.ts';
import { registerPlans } from './plan/plans/service.ts';
import { type Clock, systemClock } from './platform/clock/clock.ts';
import { openDatabase } from './platform/database/database.ts';
import { openEvents } from './platform/events/events.ts';
import { localFiles } from './platform/files/file-store.ts';
import { openIdentity } from './platform/identity/identity.ts';
import { openLive } from './platform/live/live.ts';
import { openOutbound } from './platform/outbound/outbound.ts';
import type { Platform } from './platform/platform.ts';
import { vaultKeys } from './platform/vault/keys.ts';
import { openVault } from './platform/vault/vault.ts';
import type { Settings } from './settings.ts';

export interface Connections {
  /** As the role that owns nothing and sees no sign-in secrets. */
  readonly appUrl: string;
  /** As the identity library's role. */
  readonly authUrl: string;
}

export interface Deps {
  readonly settings: Settings;
  readonly platform: Platform;
  close(): Promise<void>;
}

/** The only place where things are constructed. */
export async function createDeps(
  settings: Settings,
  connections: Connections,
  clock: Clock = systemClock,
): Promise<Deps> {
  await mkdir(settings.dataDir, { recursive: true });
  const database = openDatabase(connections.appUrl);
  const identity = openIdentity({
    connectionString: connections.authUrl,
    secret: await keptSecret(settings.dataDir),
    publicUrl: settings.publicUrl,
    clock,
  });
  const live = openLive(connections.appUrl);
  const outbound = openOutbound(settings);
  const platform: Platform = {
    database,
    live,
    events: openEvents(),
    outbound,
    vault: openVault(await vaultKeys(settings.secretKeys, settings.dataDir)),
    clock,
    identity,
    files: localFiles(join(settings.dataDir, 'files')),
    actorOf: (userId) => actorOf({ database }, userId),
  };
  registerPlans(platform);
  registerAssignments(platform);
  registerVerification(platform);
  registerWays(platform);
  registerMessages(platform);
  return {
    settings,
    platform,
    async close() {
      outbound.close();
      await Promise.all([database.close(), identity.close(), live.close()]);
    },
  };
}

/** The key that signs session cookies: made once, kept beside the data, so that a restart signs nobody out. */
async function keptSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'session-secret');
  try {
    await writeFile(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return (await readFile(file, 'utf8')).trim();
}
