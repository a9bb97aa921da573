import { startEmbedded } from './platform/database/embedded/index.ts';
import type { DatabaseRole } from './platform/database/embedded/secrets.ts';
import { openOwnDatabase } from './platform/database/own.ts';
import { beginLifecycle } from './platform/ground/lifecycle.ts';
import { checkPort } from './platform/ground/listening.ts';
import { takeInstanceLock } from './platform/ground/lock.ts';
import { projectDir, readArguments, readOwnDatabase } from './platform/ground/options.ts';
import { type Settings, settingsFrom } from './settings.ts';
import type { FirstRun } from './setup/first-run.ts';

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

  // Read while the database starts, and only now: what stood in the way above is said without the half second that reading takes.
  const [url, { startProduct }] = await Promise.all([openDatabase(settings), import('./product.ts')]);
  const first = await startProduct(settings, url, { empty: flags.has('--empty'), lifecycle, say });
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
