import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let project: string;

/** A project with one dependency, and an npm that stands in for the real one: it notes that it was called, and does what a test says. */
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'chengshi-install-'));
  cpSync(fileURLToPath(new URL('../setup', import.meta.url)), join(project, 'scripts/setup'), { recursive: true });
  cpSync(fileURLToPath(new URL('../run.mjs', import.meta.url)), join(project, 'scripts/run.mjs'));
  for (const folder of ['apps', 'packages']) mkdirSync(join(project, folder));
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(project, 'hello.mjs'), "console.log('hello')");
  lock('1.0.0');
  npmDoes(`
    fs.mkdirSync('node_modules/left', { recursive: true });
    const { packages } = JSON.parse(fs.readFileSync('package-lock.json', 'utf8'));
    delete packages['node_modules/other-system'];
    fs.writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages }));`);
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

function lock(version: string): void {
  const packages = {
    '': {},
    'node_modules/left': { version },
    'node_modules/other-system': { version, optional: true, os: ['plan9'], cpu: ['x64'] },
  };
  writeFileSync(join(project, 'package-lock.json'), JSON.stringify({ packages }));
}

const npmDoes = (script: string): void =>
  writeFileSync(
    join(project, 'npm-cli.cjs'),
    `const fs = require('node:fs'); fs.appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n'); ${script}`,
  );

function run(): { code: number | null; out: string; errors: string } {
  const env = { ...process.env, npm_execpath: join(project, 'npm-cli.cjs') };
  const done = spawnSync(process.execPath, [join(project, 'scripts/run.mjs'), 'hello.mjs'], {
    cwd: project,
    env,
    encoding: 'utf8',
  });
  return { code: done.status, out: done.stdout, errors: done.stderr };
}

const calls = (): number =>
  existsSync(join(project, 'calls')) ? readFileSync(join(project, 'calls'), 'utf8').trim().split('\n').length : 0;

test('dependencies are installed once; the output stays that of the program', () => {
  const first = run();
  expect(first).toMatchObject({ code: 0, out: 'hello\n', errors: expect.stringContaining('dependencies installed') });
  expect(run()).toMatchObject({ code: 0, out: 'hello\n', errors: '' });
  expect(calls()).toBe(1);
});

test('a changed lock file installs again, without emptying the folder first', () => {
  run();
  lock('2.0.0');
  writeFileSync(join(project, 'node_modules/kept'), '');
  expect(run().code).toBe(0);
  expect(calls()).toBe(2);
  expect(existsSync(join(project, 'node_modules/kept'))).toBe(true);
});

test('what somebody installed by hand as locked is taken as it is', () => {
  mkdirSync(join(project, 'node_modules/left'), { recursive: true });
  const packages = { 'node_modules/left': { version: '1.0.0' } };
  writeFileSync(join(project, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
  expect(run().code).toBe(0);
  expect(calls()).toBe(0);
});

test.each([
  ['another version', { 'node_modules/left': { version: '0.9.0' } }],
  ['no such package', {}],
])('what somebody installed by hand with %s is installed anew', (_name, packages) => {
  mkdirSync(join(project, 'node_modules/left'), { recursive: true });
  writeFileSync(join(project, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
  expect(run().code).toBe(0);
  expect(calls()).toBe(1);
});

test('half an installation is thrown away, in the workspaces too', () => {
  for (const folder of ['node_modules/half', 'apps/server/node_modules/half'])
    mkdirSync(join(project, folder), { recursive: true });
  expect(run().code).toBe(0);
  expect(existsSync(join(project, 'node_modules/half'))).toBe(false);
  expect(existsSync(join(project, 'apps/server/node_modules'))).toBe(false);
});

describe('what stands in the way is said in one sentence, and the next run tries again', () => {
  test.each([
    ['a full disk', 'npm error code ENOSPC', 'The disk is full'],
    ['a read-only folder', 'npm error code EROFS', 'cannot be written'],
    ['a folder of somebody else', 'npm error code EACCES', 'cannot be written'],
    ['no network', 'npm error code ENOTFOUND', 'The npm registry cannot be reached'],
    ['a proxy that refuses', 'npm error code ECONNREFUSED', 'The npm registry cannot be reached'],
    ['anything else', 'npm error code E404\nnpm error 404 Not Found - left', 'npm error 404 Not Found - left'],
  ])('%s', (_name, said, words) => {
    npmDoes(`console.error(${JSON.stringify(said)}); process.exitCode = 1;`);
    const { code, out, errors } = run();
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(errors).toContain(words);
    expect(errors).not.toMatch(/^\s+at /m);
    run();
    expect(calls()).toBe(2);
  });

  test('an npm that reports success with a package missing', () => {
    npmDoes("fs.mkdirSync('node_modules', { recursive: true });");
    expect(run()).toMatchObject({
      code: 1,
      errors: expect.stringContaining('These dependencies could not be installed: left'),
    });
  });

  test('no file to run', () => {
    run();
    const done = spawnSync(process.execPath, [join(project, 'scripts/run.mjs')], { cwd: project, encoding: 'utf8' });
    expect(done).toMatchObject({ status: 1, stderr: expect.stringContaining('Usage') });
  });
});

test('the exit code of the program is passed on', () => {
  run();
  writeFileSync(join(project, 'hello.mjs'), 'process.exit(7)');
  expect(run().code).toBe(7);
});
