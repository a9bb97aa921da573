import { secureRobots } from './act/channels/service.ts';
import { createApp } from './app.ts';

import { createDeps, type Deps } from './deps.ts';
import { startEmbedded } from './platform/database/embedded/index.ts';
import type { DatabaseRole } from './platform/database/embedded/secrets.ts';
import { migrate } from './platform/database/migrate.ts';
import { openOwnDatabase } from './platform/database/own.ts';
import { beginLifecycle } from './platform/ground/lifecycle.ts';
import { checkPort, explainListenError } from './platform/ground/listening.ts';
import { takeInstanceLock } from './platform/ground/lock.ts';
import { projectDir, readArguments, readOwnDatabase } from './platform/ground/options.ts';
import { type Settings, settingsFrom } from './settings.ts';
import { type FirstRun, firstRun } from './setup/first-run.ts';
import { startWork } from './work.ts';

const say = (zh: string, en: string): void => console.log(`${zh} / ${en}`);
const lifecycle = beginLifecycle(say, 0);

try {
  await start();
} catch (error) {
  await lifecycle.fail(error);
}

async function start(): Promise<void> {
  const { flags } = readArguments(process.argv.slice(2), { flags: ['--empty'], mostFiles: 0 });
  const settings = settingsFrom(process.env, projectDir);
  const lock = takeInstanceLock(settings.dataDir);
  lifecycle.onStop('lock', lock.release);
  await checkPort(settings.port, settings.host);

  const url = await openDatabase(settings);
  const { applied } = await migrate({ adminUrl: url('admin') });
  if (applied.length > 0)
    say(`数据库结构已更新（${applied.length} 步）`, `database structure updated (${applied.length} steps)`);

  const deps = await createDeps(settings, { appUrl: url('app'), authUrl: url('auth') });
  lifecycle.onStop('connections', deps.close);
  await secure(deps);
  const first = await firstRun(deps, { empty: flags.has('--empty'), onProgress: say });
  await listen(deps);
  const work = startWork(deps.platform);
  lifecycle.onStop('work', work.close);
  greet(settings, first);
}

async function openDatabase(settings: Settings): Promise<(role: DatabaseRole) => string> {
  const own = readOwnDatabase(process.env);
  if (own) return openOwnDatabase(own, settings.dataDir);
  const embedded = await startEmbedded({ dataDir: settings.dataDir, onProgress: say });
  lifecycle.onStop('database', embedded.stop);
  void embedded.exited.then((exit) => exit.requested || lifecycle.fail(exit.reason));
  return embedded.url;
}

/** What was kept plainly, or under an older key, is encrypted with the key of this installation. */
async function secure({ platform }: Deps): Promise<void> {
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

async function listen(deps: Deps): Promise<void> {
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

function greet({ publicUrl, host }: Settings, first: FirstRun): void {
  say(`成事已就绪：${publicUrl}`, `Chengshi is ready: ${publicUrl}`);
  if (host === '127.0.0.1')
    say(
      '只接受本机访问；HOST=0.0.0.0 可开放给网络',
      'reachable from this machine only; HOST=0.0.0.0 opens it to the network',
    );
  if (first.kind === 'demonstration')
    say('演示账号（用户名 密码 — 职务）', 'demonstration sign-ins (user name, password — post)');
  else if (first.fresh)
    say(
      '初始账号，密码只显示这一次，请抄录',
      'first accounts; the passwords are shown only this once: write them down',
    );
  else return;
  for (const { title, userName, password } of first.signIns)
    console.log(`  ${userName}  ${password ?? ''}  — ${title}`);
}
