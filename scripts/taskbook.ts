import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { faultSentence, readDocument, warningSentence, writeTaskBookSheet } from '@chengshi/office';
import { readTaskBook, type TaskBook } from '@chengshi/taskbook';
import { USAGE, type Wish, wishOf } from './taskbook/arguments.ts';
import { printTaskBook } from './taskbook/print.ts';

/** A file that was read: what it says, and what the engine made of it. */
interface Read {
  readonly text: string;
  readonly book: TaskBook;
}

const SYSTEM: Readonly<Record<string, { readonly chinese: string; readonly english: string }>> = {
  ENOENT: { chinese: '找不到这个文件。', english: 'there is no such file.' },
  EISDIR: { chinese: '这是文件夹，请给出文件。', english: 'this is a folder; give a file.' },
  EACCES: { chinese: '没有权限。', english: 'permission denied.' },
};

const wish = wishOf(process.argv.slice(2));
if (wish.kind === 'help') console.log(USAGE);
else if (wish.kind === 'mistake') {
  console.error(`${wish.chinese}\n${wish.english}\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  let failed = 0;
  for (const file of wish.files) if (!(await handle(file, wish))) failed++;
  process.exitCode = failed > 0 ? 1 : 0;
}

/** Reads one file and gives out its task book; false, after saying why, when that did not go. */
async function handle(file: string, { json, xlsx, date, language }: Wish): Promise<boolean> {
  try {
    const read = await readFileAsTaskBook(file, date);
    if (!read) return false;
    if (json !== null) await write(join(json, `${nameOf(file)}.json`), `${JSON.stringify(read.book, null, 2)}\n`);
    if (xlsx !== null) await write(xlsx, await writeTaskBookSheet(read.book, read.text, language));
    if (json === null && xlsx === null) printTaskBook(read.book, read.text, language, process.stdout.columns ?? 120);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const { chinese, english } = SYSTEM[code] ?? {
      chinese: '处理时出错，请把下面的内容报告给我们。',
      english: 'something went wrong; please report what follows.',
    };
    console.error(`${file}：${chinese}\n${file}: ${english}`);
    // What is not a fault of the file system is a defect of the program: one file's must not take the others' results away.
    if (!(code in SYSTEM)) console.error(error);
    return false;
  }
}

async function readFileAsTaskBook(file: string, date: string | null): Promise<Read | null> {
  const document = await readDocument(await readFile(file), basename(file));
  if (document.kind === 'fault') {
    console.error(`${file}：${faultSentence(document, 'zh-CN')}\n${file}: ${faultSentence(document, 'en')}`);
    return null;
  }
  for (const warning of document.warnings) {
    console.error(`${file}：${warningSentence(warning, 'zh-CN')}\n${file}: ${warningSentence(warning, 'en')}`);
  }
  const { text, tables } = document;
  return { text, book: readTaskBook({ text, tables, name: nameOf(file), ...(date === null ? {} : { date }) }) };
}

async function write(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

function nameOf(file: string): string {
  return basename(file, extname(file));
}
