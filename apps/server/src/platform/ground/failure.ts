import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/** Something the person who starts the product can put right: one sentence in each language, no stack trace. */
export class Failure extends Error {
  readonly zh: string;
  readonly en: string;

  constructor(zh: string, en: string, cause?: unknown) {
    super(en, { cause });
    this.name = 'Failure';
    this.zh = zh;
    this.en = en;
  }
}

export const diskFull = (where: string, cause?: unknown): Failure =>
  new Failure(
    `磁盘已满，无法写入 ${where}。请腾出空间后再启动。`,
    `The disk is full: ${where} cannot be written. Free some space and start again.`,
    cause,
  );

export const notWritable = (where: string, cause?: unknown): Failure =>
  new Failure(
    `没有写入 ${where} 的权限，或该文件夹是只读的。请更改权限，或用 CHENGSHI_DATA 指定其他文件夹。`,
    `${where} cannot be written: no permission, or a read-only folder. Change its permissions, or name another folder with CHENGSHI_DATA.`,
    cause,
  );

/** What the system said about a folder, in words; anything it has no words for comes back as it is. */
export function explainFileError(error: unknown, where: string): unknown {
  if (error instanceof Failure) return error;
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(where, error);
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return notWritable(where, error);
    case 'ENOTDIR':
    case 'EEXIST':
      return new Failure(`${where} 不是文件夹。`, `${where} is not a folder.`, error);
    default:
      return error;
  }
}

export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** True when PostgreSQL's words mean a full disk: a write that was cut short in the middle of a page is one, though it does not say so. */
export const tellsOfFullDisk = (words: string): boolean =>
  /No space left|Disk quota|wrote only \d+ of \d+ bytes/.test(words);

/** True when so little is left on the disk of `path` that a failure without words is best explained by it. */
export function isDiskFull(path: string): boolean {
  const leastBytes = 4 * 1024 * 1024;
  for (let folder = path; ; folder = dirname(folder)) {
    try {
      const { bavail, bsize } = statfsSync(folder);
      return bavail * bsize < leastBytes;
    } catch {
      if (folder === dirname(folder)) return false;
    }
  }
}
