import { statfsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/** Something the person at the terminal can put right: one sentence in each language, no stack trace. */
export class Failure extends Error {
  constructor(zh, en) {
    super(en);
    this.zh = zh;
    this.en = en;
  }
}

export const toOutput = (zh, en) => console.log(`${zh} / ${en}`);
/** For commands whose output is read by programs. */
export const toErrors = (zh, en) => console.error(`${zh} / ${en}`);

/** Runs a command's work; a failure becomes its sentence and exit code 1, anything unforeseen keeps its stack trace. */
export async function withSentences(work) {
  try {
    await work();
  } catch (error) {
    const failure = explain(error);
    if (failure instanceof Failure) {
      console.error(failure.zh);
      console.error(failure.en);
    } else {
      console.error(failure);
    }
    process.exitCode = 1;
  }
}

/** What the system or npm said, in words; `text` is an error's code or a program's output. */
export function explainText(text, where = root) {
  if (/ENOSPC|EDQUOT|[Nn]o space left/.test(text) || isDiskFull(where)) {
    return new Failure(
      `磁盘已满，无法写入 ${where}。请腾出空间后再试。`,
      `The disk is full: ${where} cannot be written. Free some space and try again.`,
    );
  }
  if (/EROFS|EACCES|EPERM|[Rr]ead-only file system/.test(text)) {
    return new Failure(
      `没有写入 ${where} 的权限，或该文件夹是只读的。请更改权限，或把项目放到别处。`,
      `${where} cannot be written: no permission, or a read-only folder. Change its permissions, or put the project elsewhere.`,
    );
  }
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT/.test(text)) {
    return new Failure(
      '无法连接 npm 软件源。请检查网络或 npm 的 registry、proxy 设置后再试。',
      'The npm registry cannot be reached. Check the network, or the settings registry and proxy of npm, and try again.',
    );
  }
  return undefined;
}

function explain(error) {
  if (error instanceof Failure || typeof error?.code !== 'string') return error;
  return explainText(error.code, error.path ?? root) ?? error;
}

function isDiskFull(where) {
  const leastBytes = 1024 * 1024;
  try {
    const { bavail, bsize } = statfsSync(where);
    return bavail * bsize < leastBytes;
  } catch {
    return false;
  }
}
