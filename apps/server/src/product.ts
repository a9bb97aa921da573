import { secureRobots } from './act/channels/service.ts';
import { createApp } from './app.ts';
import { createDeps, type Deps } from './deps.ts';
import type { DatabaseRole } from './platform/database/embedded/secrets.ts';
import { migrate } from './platform/database/migrate.ts';
import type { Lifecycle } from './platform/ground/lifecycle.ts';
import { explainListenError } from './platform/ground/listening.ts';
import type { Settings } from './settings.ts';
import { type FirstRun, firstRun } from './setup/first-run.ts';
import { startWork } from './work.ts';

type Say = (zh: string, en: string) => void;

/** The product on an open database: brings its structure up to date, fills a new one, serves, and begins what it does of its own accord. */
export async function startProduct(
  settings: Settings,
  url: (role: DatabaseRole) => string,
  options: { readonly empty: boolean; readonly lifecycle: Lifecycle; readonly say: Say },
): Promise<FirstRun> {
  const { lifecycle, say } = options;
  const { applied } = await migrate({ adminUrl: url('admin') });
  if (applied.length > 0)
    say(`数据库结构已更新（${applied.length} 步）`, `database structure updated (${applied.length} steps)`);

  const deps = await createDeps(settings, { appUrl: url('app'), authUrl: url('auth') });
  lifecycle.onStop('connections', deps.close);
  await secure(deps, say);
  const first = await firstRun(deps, { empty: options.empty, onProgress: say });
  await listen(deps, lifecycle);
  const work = startWork(deps.platform);
  lifecycle.onStop('work', work.close);
  return first;
}

/** What was kept plainly, or under an older key, is encrypted with the key of this installation. */
async function secure({ platform }: Deps, say: Say): Promise<void> {
  const { secured, locked } = await secureRobots(platform);
  if (secured > 0)
    say(`已用当前密钥加密 ${secured} 个群机器人的地址和密钥`, `encrypted ${secured} robots with the current key`);
  if (locked > 0) {
    say(
      `${locked} 个群机器人用另一把密钥加密，发不出消息：请把原来的密钥加入 SECRET_KEYS 或 data/secret-keys，或重新设置`,
      `${locked} robots were encrypted with another key and get no messages: add the former key to SECRET_KEYS or data/secret-keys, or set them up anew`,
    );
  }
}

async function listen(deps: Deps, lifecycle: Lifecycle): Promise<void> {
  const { host, port } = deps.settings;
  const app = await createApp(deps);
  lifecycle.onStop('server', async () => {
    // Browsers keep connections and event streams open for as long as they like.
    const impatience = setTimeout(() => app.server.closeAllConnections(), 2_000);
    await app.close();
    clearTimeout(impatience);
  });
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw explainListenError(error, port, host);
  }
}
