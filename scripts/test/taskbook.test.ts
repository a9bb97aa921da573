import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { displayWidth, drawTable } from '../table.ts';

const TEXT =
  '关于加强厂房建设的工作方案\n一、到2027年底，新建改造厂房30万平方米以上。（牵头单位：市工信局；责任单位：市财政局）\n二、每季度通报一次进展情况。\n';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taskbook-'));
  await writeFile(join(folder, '方案.txt'), TEXT);
  await writeFile(join(folder, '图片.txt'), Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 1]));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the command in the folder of the test's files. */
function run(...args: string[]): Promise<{ code: number; out: string; errors: string }> {
  const script = join(import.meta.dirname, '..', 'taskbook.ts');
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { cwd: folder, timeout: 20_000 }, (error, out, errors) => {
      resolve({ code: error ? Number(error.code) : 0, out, errors });
    });
  });
}

describe('npm run taskbook', { timeout: 30_000 }, () => {
  test('writes a task book for each file, and goes on after one it cannot read', async () => {
    const { code, out, errors } = await run('--json', 'out/books', '图片.txt', '没有.txt', '方案.txt');
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(errors).toContain('图片.txt：这是一张图片');
    expect(errors).toContain('图片.txt: This is a picture');
    expect(errors).toContain('没有.txt：找不到这个文件');
    expect(await readdir(join(folder, 'out/books'))).toEqual(['方案.json']);
    const book = JSON.parse(await readFile(join(folder, 'out/books/方案.json'), 'utf8'));
    expect(book.document.title).toBe('关于加强厂房建设的工作方案');
    const target = book.items.find((item: { kind: string }) => item.kind === 'target');
    expect(target).toMatchObject({ value: 30, unit: '万平方米' });
    expect(TEXT.slice(target.start, target.end)).toBe(target.quote);
  });

  test('shows a table, and writes a sheet', async () => {
    const shown = await run('方案.txt', '--date', '2026-01-05');
    expect(shown).toMatchObject({ code: 0, errors: '' });
    expect(shown.out).toContain('牵头单位');
    expect(shown.out).toMatch(/30 +万平方米 +2027-12-31/);
    expect((await run('--xlsx', '任务.xlsx', '方案.txt')).code).toBe(0);
    const sheet = await readFile(join(folder, '任务.xlsx'));
    expect(sheet.subarray(0, 2).toString()).toBe('PK');
  });

  test('explains mistakes on the command line in both languages', async () => {
    for (const args of [
      [],
      ['--date', '2026-1-5', 'a'],
      ['--lang', 'fr', 'a'],
      ['--xlsx', 'x', 'a', 'b'],
      ['--json', 'x', 'a.txt', 'b/a.docx'],
      ['--what', 'a'],
    ]) {
      const { code, out, errors } = await run(...args);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(errors).toMatch(/^.*[\u4e00-\u9fff]/);
      expect(errors).toContain('Usage:');
    }
    expect(await run('--help')).toMatchObject({ code: 0, errors: '' });
  });
});

test('a table lines up Chinese and Latin text, and wraps what is too long', () => {
  expect(displayWidth('市工信局 A1')).toBe(11);
  const columns = [{ share: 1 }, { share: 2 }, { share: 1, align: 'right' }] as const;
  const rows = [
    ['单位', '任务', '值'],
    ['市局', '新建厂房三十万平方米', '30'],
  ];
  expect(drawTable(columns, rows, 22)).toBe(
    ['单位  任务          值', '────  ────────────  ──', '市局  新建厂房三十  30', '      万平方米'].join('\n'),
  );
});
