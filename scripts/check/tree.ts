import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { findImports } from './imports.ts';

/** One import of one file; `target` is a file of this repository, `module` the name of anything else (`node:fs`, `zod`). */
export type Edge = {
  readonly from: string;
  readonly line: number;
  readonly typeOnly: boolean;
  readonly specifier: string;
} & ({ readonly target: string } | { readonly module: string });

export type SourceTree = { readonly files: ReadonlyMap<string, string>; readonly edges: readonly Edge[] };

/** Reads every TypeScript source of the workspaces, of e2e and of scripts; paths are relative to the root, with slashes. */
export function readTree(root: string): SourceTree {
  const paths = ['packages', 'apps', 'e2e', 'scripts'].flatMap((folder) => sourcesBelow(root, folder));
  return makeTree(new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')])));
}

export function makeTree(files: ReadonlyMap<string, string>): SourceTree {
  const edges = [...files].flatMap(([from, source]) =>
    findImports(source).map(({ specifier, typeOnly, line }): Edge => {
      const target = resolveImport(from, specifier, files);
      return { from, line, typeOnly, specifier, ...(target === undefined ? { module: specifier } : { target }) };
    }),
  );
  return { files, edges };
}

function resolveImport(from: string, specifier: string, files: ReadonlyMap<string, string>): string | undefined {
  const workspace = /^@chengshi\/([\w-]+)$/.exec(specifier)?.[1];
  if (workspace === 'server' || workspace === 'web') return `apps/${workspace}/src/index.ts`;
  if (workspace) return `packages/${workspace}/src/index.ts`;
  if (!specifier.startsWith('.')) return undefined;
  const path = posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
  return (
    [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`, `${path}/index.tsx`].find((candidate) =>
      files.has(candidate),
    ) ?? path
  );
}

function sourcesBelow(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory())
      return entry.name === 'node_modules' || entry.name === 'dist' ? [] : sourcesBelow(root, path);
    return /\.tsx?$/.test(entry.name) && !/\.gen\.ts$/.test(entry.name) ? [path] : [];
  });
}
