import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeScratch } from '../setup/scratch.mjs';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'scratch-'));
});
afterEach(() => rmSync(parent, { recursive: true }));

const leftOf = (pid: number): string => {
  const path = join(parent, `chengshi-tests-${pid}`);
  mkdirSync(path);
  writeFileSync(join(path, 'a database'), '');
  return path;
};

test('a run has a folder of its own, and leaves nothing', () => {
  const { path, remove } = makeScratch(parent);
  writeFileSync(join(path, 'file'), '');
  remove();
  expect(readdirSync(parent)).toEqual([]);
});

test('what a killed run left goes with the next; what belongs to a running one or to somebody else stays', () => {
  const dead = leftOf(spawnSync(process.execPath, ['--version']).pid);
  const namesake = join(leftOf(process.pid), 'a database');
  const living = leftOf(process.ppid);
  mkdirSync(join(parent, 'of-somebody-else'));
  const { remove } = makeScratch(parent);
  expect([dead, living, join(parent, 'of-somebody-else')].map((path) => existsSync(path))).toEqual([false, true, true]);
  expect(existsSync(namesake)).toBe(false);
  remove();
});
