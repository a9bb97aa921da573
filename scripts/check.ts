import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CheckResult, runPackage, runScript } from './check/commands.ts';
import { findCycles } from './check/cycles.ts';
import { checkDirections, type Violation } from './check/directions.ts';
import { checkSql } from './check/sql.ts';
import { readTree } from './check/tree.ts';

type Check = { readonly name: string; readonly run: () => CheckResult | Promise<CheckResult> };

/** The compiler is written in Go. It ends before tidying its memory pays, which took a quarter of its time; past the limit it tidies after all. */
const uncollected = { GOGC: 'off', GOMEMLIMIT: '1500MiB' };

const root = fileURLToPath(new URL('..', import.meta.url));

const checks: Check[] = [
  { name: 'style (biome)', run: () => runPackage(root, '@biomejs/biome', ['check', '--max-diagnostics=40', '.']) },
  { name: 'unused code (knip)', run: () => runPackage(root, 'knip', ['--no-progress', '--no-config-hints']) },
  ...projects().map((folder) => ({
    name: `types ${folder}`,
    // One checker each: several read the same types anew, and the checks run side by side anyway.
    run: () => runPackage(root, 'typescript', ['-p', join(root, folder), '--checkers', '1'], uncollected),
  })),
  { name: 'database types', run: () => runScript(root, 'scripts/generate-schema.ts', ['--verify']) },
  { name: 'directions of imports', run: () => report(checkDirections(readTree(root))) },
  { name: 'SQL only in store.ts', run: () => report(checkSql(readTree(root))) },
  { name: 'no cycles', run: () => reportCycles(findCycles(readTree(root))) },
];

const counts = { passed: 0, failed: 0 };
const waiting = [...checks];
await Promise.all(Array.from({ length: availableParallelism() }, work));
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;

async function work(): Promise<void> {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    const began = performance.now();
    const { ok, output } = await check.run();
    console.log(`${ok ? '✓' : '✗'} ${check.name}  ${((performance.now() - began) / 1000).toFixed(1)} s`);
    if (!ok) console.log(output.replace(/^/gm, '    '));
    counts[ok ? 'passed' : 'failed'] += 1;
  }
}

/** Every folder with a tsconfig.json of its own: the web and the packages that run in it, and the root for all that runs in Node.js alone. */
function projects(): string[] {
  const workspaces = ['packages', 'apps'].flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => `${parent}/${name}`),
  );
  return [...workspaces, '.'].filter((folder) => existsSync(join(root, folder, 'tsconfig.json')));
}

function report(violations: readonly Violation[]): CheckResult {
  return {
    ok: violations.length === 0,
    output: violations.map(({ file, line, says }) => `${file}:${line} ${says}`).join('\n'),
  };
}

function reportCycles(cycles: readonly string[][]): CheckResult {
  return { ok: cycles.length === 0, output: cycles.map((circle) => circle.join(' → ')).join('\n') };
}
