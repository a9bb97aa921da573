import { join } from 'node:path';
import { backUp, backupName, readVersion } from './platform/backup/back-up.ts';
import { checkBackup, clear, isEmpty, restore } from './platform/backup/restore.ts';
import { openForRestore } from './platform/backup/source.ts';
import { Failure } from './platform/ground/failure.ts';
import { beginLifecycle } from './platform/ground/lifecycle.ts';
import { projectDir, readArguments, readOwnDatabase } from './platform/ground/options.ts';
import { settingsFrom } from './settings.ts';

// npm run restore -- FILE [--replace]: fills an empty database from a backup; --replace empties it first, and backs it up before that.

const say = (zh: string, en: string): void => console.log(`${zh} / ${en}`);
const lifecycle = beginLifecycle(say, 1);

try {
  const { flags, files } = readArguments(process.argv.slice(2), { flags: ['--replace'], mostFiles: 1 });
  const file = files[0];
  if (!file)
    throw new Failure('用法：npm run restore -- 备份文件 [--replace]', 'Usage: npm run restore -- FILE [--replace]');
  const { dataDir } = settingsFrom(process.env, projectDir);
  const manifest = await checkBackup(file);
  say(`备份完好：${manifest.createdAt}`, `the backup is whole: ${manifest.createdAt}`);
  const database = await openForRestore(dataDir, readOwnDatabase(process.env), say);
  lifecycle.onStop('database', database.close);
  const target = { adminUrl: database.adminUrl, dataDir };
  if (!(await isEmpty(target.adminUrl))) await replace(target, flags.has('--replace'));
  await restore(target, file, manifest);
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  say(
    `已恢复 ${manifest.tables.length} 张表、${rows} 行、${manifest.files} 个文件`,
    `restored ${manifest.tables.length} tables, ${rows} rows, ${manifest.files} files`,
  );
  say(
    '群机器人的地址和密钥需要备份时的密钥（data/secret-keys 或 SECRET_KEYS）；没有它，请在启动后重新设置机器人',
    'addresses and secrets of robots need the keys of that time (data/secret-keys or SECRET_KEYS); without them set the robots up anew after the start',
  );
  await lifecycle.stop(0);
} catch (error) {
  await lifecycle.fail(error);
}

async function replace(target: { adminUrl: string; dataDir: string }, allowed: boolean): Promise<void> {
  if (!allowed) {
    throw new Failure(
      '数据库中已有数据，未恢复。加上 --replace 可替换现有数据（会先自动备份）。',
      'The database is not empty, nothing was restored. With --replace its data is replaced, after a backup of it.',
    );
  }
  const before = join(target.dataDir, 'backups', `before-restore-${backupName(new Date())}`);
  await backUp({ ...target, productVersion: readVersion() }, before);
  say(`现有数据已备份到 ${before}`, 'the present data has been backed up there');
  await clear(target.adminUrl);
}
