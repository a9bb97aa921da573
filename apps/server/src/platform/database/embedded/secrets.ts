import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode, explainFileError, Failure } from '../../ground/failure.ts';

export type DatabaseRole = 'admin' | 'app' | 'auth';
export type Secrets = Readonly<Record<DatabaseRole, string>>;

/** The passwords of the database's roles: made once, then kept in `secrets.json`, which only its owner can read. */
export function keepSecrets(dataDir: string): Secrets {
  return readSecrets(dataDir) ?? writeSecrets(dataDir);
}

export function readSecrets(dataDir: string): Secrets | undefined {
  const path = join(dataDir, 'secrets.json');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw explainFileError(error, path);
  }
  const match = /"admin":"([\w-]+)","app":"([\w-]+)","auth":"([\w-]+)"/.exec(text);
  if (!match) {
    throw new Failure(`${path} 已损坏。请从备份中恢复该文件。`, `${path} is damaged. Put it back from your backup.`);
  }
  return { admin: match[1] ?? '', app: match[2] ?? '', auth: match[3] ?? '' };
}

/** Written aside and renamed, so that a power cut leaves either no file or a whole one. */
function writeSecrets(dataDir: string): Secrets {
  const password = () => randomBytes(24).toString('base64url');
  const secrets: Secrets = { admin: password(), app: password(), auth: password() };
  const path = join(dataDir, 'secrets.json');
  try {
    const file = openSync(`${path}.new`, 'w', 0o600);
    try {
      writeSync(file, JSON.stringify(secrets));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(`${path}.new`, path);
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
  return secrets;
}
