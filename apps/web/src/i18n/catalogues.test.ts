import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next from 'i18next';
import { expect, test } from 'vitest';
import { en } from './en/index.ts';
import { startTranslation } from './index.ts';
import { zhCN } from './zh-CN/index.ts';

function flat(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([name, inner]) => flat(inner, path ? `${path}.${name}` : name));
}

const chinese = new Map(flat(zhCN));
const english = new Map(flat(en));

test('both languages have the same keys', () => {
  expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
});

test('both languages use the same placeholders', () => {
  const names = (sentence: string | undefined) =>
    [...(sentence ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
  for (const [key, sentence] of chinese) expect(names(english.get(key)), key).toEqual(names(sentence));
});

test('no sentence is empty, none shouts', () => {
  for (const [key, sentence] of [...chinese, ...english]) {
    expect(sentence.trim(), key).not.toBe('');
    expect(sentence, key).not.toMatch(/[!！]/);
  }
});

test('the English is English', () => {
  const allowed = new Set(['shell.languages.zh', 'shell.product', 'signIn.verbs']); // A language is named in itself; the product keeps its name.
  for (const [key, sentence] of english) {
    if (!allowed.has(key)) expect(sentence, key).not.toMatch(/\p{Script=Han}/u);
  }
});

const folder = join(import.meta.dirname, '..');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.startsWith('i18n') && !file.endsWith('.test.ts'),
);

test('no Chinese stands in the code: what people read is in the catalogues', () => {
  expect(files.length).toBeGreaterThan(80);
  for (const file of files) {
    if (file === join('app', 'errors.ts')) continue; // Holds its two last-resort sentences in both languages itself.
    const source = readFileSync(join(folder, file), 'utf8');
    const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
    expect(code.match(/.*\p{Script=Han}.*/u)?.[0], file).toBeUndefined();
  }
});

test('a sentence that counts several things bends each of them', () => {
  startTranslation('en');
  const counts = { targets: 1, tasks: 2, mechanisms: 0 };
  expect(i18next.t('documents.found', counts)).toBe('1 target, 2 tasks, 0 mechanisms');
  expect(i18next.t('documents.found', { ...counts, lng: 'zh-CN' })).toBe('1 个目标，2 项任务，0 项机制');
});
