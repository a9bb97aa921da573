import { basename, extname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isLocalDate } from '@chengshi/calendar';

export const USAGE = `用法：npm run taskbook -- [选项] 文件…
  从讲话、方案、报告中读出任务书：目标、任务、责任单位、频次。
  可读取 .docx、.doc、带文字层的 .pdf、.html、.txt（UTF-8 或 GB18030）。
  --json 文件夹        每个文件写成 文件夹/<文件名>.json；不给选项时在终端显示
  --xlsx 文件          写成可下发的 Excel 任务分解表（一次一个文件）
  --date 年-月-日      文件的成文日期，例如 2021-02-20；相对时限从这一天算起
  --lang zh-CN|en      表格和 Excel 的语言，默认 zh-CN

Usage: npm run taskbook -- [OPTIONS] FILE...
  Reads the task book out of speeches, plans and reports: targets, tasks, owners, rhythms.
  Readable are .docx, .doc, .pdf with text, .html and .txt (UTF-8 or GB18030).
  --json FOLDER        write FOLDER/<name>.json for each file; without options the terminal shows a table
  --xlsx FILE          write a breakdown sheet for Excel (one document at a time)
  --date YYYY-MM-DD    when the document was issued, for example 2021-02-20; relative deadlines count from it
  --lang zh-CN|en      language of table and sheet, zh-CN unless given`;

export interface Wish {
  readonly kind: 'read';
  readonly files: readonly string[];
  readonly json: string | null;
  readonly xlsx: string | null;
  readonly date: string | null;
  readonly language: 'zh-CN' | 'en';
}

interface Mistake {
  readonly kind: 'mistake';
  readonly chinese: string;
  readonly english: string;
}

const OPTIONS = {
  json: { type: 'string' },
  xlsx: { type: 'string' },
  date: { type: 'string' },
  lang: { type: 'string', default: 'zh-CN' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** What the user asks for on the command line, or what is wrong with it. */
export function wishOf(args: readonly string[]): Wish | Mistake | { readonly kind: 'help' } {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return mistake(`选项有误：${reason}`, `Wrong option: ${reason}`);
  }
  const { json, xlsx, date, lang, help } = parsed.values;
  const files = parsed.positionals;
  if (help) return { kind: 'help' };
  if (files.length === 0) return mistake('没有给出要读取的文件。', 'No file was given to read.');
  if (date !== undefined && !isLocalDate(date)) {
    return mistake(
      `--date 应写成 2021-02-20 这样的日期，而不是“${date}”。`,
      `--date takes a date like 2021-02-20, not “${date}”.`,
    );
  }
  if (lang !== 'zh-CN' && lang !== 'en') {
    return mistake(`--lang 只能是 zh-CN 或 en，而不是“${lang}”。`, `--lang is zh-CN or en, not “${lang}”.`);
  }
  if (xlsx !== undefined && files.length > 1) {
    return mistake('--xlsx 一次只能处理一个文件。', '--xlsx takes one document at a time.');
  }
  const twice = json === undefined ? undefined : sameName(files);
  if (twice !== undefined) {
    return mistake(
      `有两个文件都会写成 ${twice}.json，请分开处理。`,
      `Two files would both be written to ${twice}.json: read them one at a time.`,
    );
  }
  return {
    kind: 'read',
    files: files.map(fromUser),
    json: json === undefined ? null : fromUser(json),
    xlsx: xlsx === undefined ? null : fromUser(xlsx),
    date: date ?? null,
    language: lang,
  };
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
}

/** npm starts scripts in the project's folder, but people mean paths from where they stand. */
function fromUser(path: string): string {
  const { INIT_CWD, npm_lifecycle_event } = process.env;
  return npm_lifecycle_event === 'taskbook' && INIT_CWD ? resolve(INIT_CWD, path) : path;
}

function sameName(files: readonly string[]): string | undefined {
  const names = files.map((file) => basename(file, extname(file)));
  return names.find((name, i) => names.indexOf(name) !== i);
}

function mistake(chinese: string, english: string): Mistake {
  return { kind: 'mistake', chinese, english };
}
