import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, explainFileError, Failure } from '../ground/failure.ts';

const keyBytes = 32;

/**
 * The keys of the vault, the current one first: those of `SECRET_KEYS`, then those of the file `secret-keys` beside the data, one a line. Without
 * either a key is made once and kept there.
 */
export async function vaultKeys(fromSettings: string, dataDir: string): Promise<[Buffer, ...Buffer[]]> {
  const file = join(dataDir, 'secret-keys');
  const given = keysIn(fromSettings, 'SECRET_KEYS');
  const kept = keysIn(await contentOf(file, given.length === 0), file);
  const [first, ...others] = [...given, ...kept];
  if (!first) throw unreadable(file);
  return [first, ...others];
}

async function contentOf(file: string, make: boolean): Promise<string> {
  try {
    if (make) await writeFile(file, `${randomBytes(keyBytes).toString('base64')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw explainFileError(error, file);
  }
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return '';
    throw explainFileError(error, file);
  }
}

const keysIn = (text: string, where: string): Buffer[] =>
  text
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map((word) => {
      const key = Buffer.from(word, /^[0-9a-f]{64}$/i.test(word) ? 'hex' : 'base64');
      if (key.length !== keyBytes) throw unreadable(where);
      return key;
    });

const unreadable = (where: string): Failure =>
  new Failure(
    `${where} 中的密钥无法识别：每把密钥应为 32 字节，写成 base64 或 64 位十六进制（如 openssl rand -base64 32 的结果）。`,
    `A key in ${where} cannot be read: each has 32 bytes, written as base64 or 64 hexadecimal digits (as openssl rand -base64 32 gives it).`,
  );
