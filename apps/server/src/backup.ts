import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { backUp, backupName, readVersion } from './platform/backup/back-up.ts';
import { openForBackup } from './platform/backup/source.ts';
import { beginLifecycle } from './platform/ground/lifecycle.ts';
import { projectDir, readArguments, readOwnDatabase } from './platform/ground/options.ts';
import { settingsFrom } from './settings.ts';

// npm run backup [FILE]: everything into one file, while the product runs or not.

const say = (zh: string, en: string): void => console.log(`${zh} / ${en}`);
const lifecycle = beginLifecycle(say, 1);

try {
  const { files } = readArguments(process.argv.slice(2), { flags: [], mostFiles: 1 });
  const { dataDir } = settingsFrom(process.env, projectDir);
  const file = files[0] ?? join(dataDir, 'backups', backupName(new Date()));
  const database = await openForBackup(dataDir, readOwnDatabase(process.env), say);
  lifecycle.onStop('database', database.close);
  lifecycle.onStop('draft', () => rmSync(`${file}.part`, { force: true }));
  const done = await backUp({ adminUrl: database.adminUrl, dataDir, productVersion: readVersion() }, file);
  say(
    `已备份 ${done.tables} 张表、${done.rows} 行、${done.files} 个文件`,
    `backed up ${done.tables} tables, ${done.rows} rows, ${done.files} files`,
  );
  say(
    '备份不含 data/secret-keys 中的密钥；没有它，群机器人须重新设置。请与备份分开妥善保管',
    'the keys in data/secret-keys are not in the backup; without them robots must be set up anew: keep them, and apart from it',
  );
  console.log(file);
  await lifecycle.stop(0);
} catch (error) {
  await lifecycle.fail(error);
}
