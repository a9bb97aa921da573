import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type CheckResult = { readonly ok: boolean; readonly output: string };

/** Runs a program that an npm package brings, with the Node.js this process runs on. */
export function runPackage(
  root: string,
  packageName: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CheckResult> {
  return runCommand(root, process.execPath, [programOf(root, packageName), ...args], environment);
}

/** Runs a script of this project. */
export function runScript(root: string, path: string, args: readonly string[]): Promise<CheckResult> {
  return runCommand(root, process.execPath, [join(root, path), ...args]);
}

function programOf(root: string, packageName: string): string {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { bin: Record<string, string> };
  return join(folder, Object.values(bin)[0] ?? '');
}

function runCommand(
  cwd: string,
  file: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CheckResult> {
  const child = spawn(file, args, { cwd, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ ok: false, output: error.message }));
    child.once('close', (code) => resolve({ ok: code === 0, output: output.trim() }));
  });
}
