import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outcomeOf } from './outcome.mjs';
import { explainText, Failure, root } from './words.mjs';

const web = join(root, 'apps', 'web');
const built = join(web, 'dist');
const stampName = '.inputs-sha256';
const modules = join(root, 'node_modules');
const draftName = '.chengshi-web-';

/** Builds the web into apps/web/dist when anything it is made from has changed since. */
export async function ensureWeb(node, say) {
  const inputs = hashInputs();
  const stamp = join(built, stampName);
  if (existsSync(join(built, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return;
  say('正在构建网页', 'building the web pages');
  const began = Date.now();
  // Elsewhere, and put in place when whole: a running server never finds half a build, nor does a start after an interrupted one.
  for (const name of readdirSync(modules))
    if (name.startsWith(draftName)) rmSync(join(modules, name), { recursive: true, force: true });
  const draft = join(modules, `${draftName}${process.pid}`);
  try {
    await build(node, draft);
    writeFileSync(join(draft, stampName), inputs);
    rmSync(built, { recursive: true, force: true });
    renameSync(draft, built);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  say(
    `网页已构建，用时 ${Math.round((Date.now() - began) / 1000)} 秒`,
    `web pages built in ${Math.round((Date.now() - began) / 1000)} s`,
  );
}

async function build(node, folder) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(node, [vite, 'build', '--logLevel', 'warn', '--outDir', folder], {
    cwd: web,
    // Whoever starts this may work on something else: a build for development is three times as slow.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { code, output } = await outcomeOf(child);
  if (code === 0) return;
  const known = explainText(output, web);
  if (!known) console.error(output.trim());
  throw known ?? new Failure('网页构建失败，原因见上。', 'The web pages could not be built; the reason stands above.');
}

/** One digest over the names and contents of the web's sources, of the workspaces it uses, and of the locked dependencies. */
function hashInputs() {
  const hash = createHash('sha256');
  const add = (path) => hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  for (const folder of ['apps/web', ...workspacesOf('apps/web')]) for (const path of filesBelow(folder)) add(path);
  for (const path of ['package-lock.json', 'tsconfig.base.json']) add(path);
  return hash.digest('hex');
}

/** The workspaces a workspace depends on, directly or through others. */
function workspacesOf(folder, found = new Set()) {
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    const next = `packages/${name.replace('@chengshi/', '')}`;
    if (!name.startsWith('@chengshi/') || found.has(next)) continue;
    found.add(next);
    workspacesOf(next, found);
  }
  return [...found].sort();
}

function filesBelow(folder) {
  const skipped = new Set(['node_modules', 'dist', 'test']);
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]));
}
