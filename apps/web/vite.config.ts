import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { contract } from '@chengshi/contract';
import { minifyContractRouter, type Route } from '@orpc/contract';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Writes the worker that keeps the pages on the phone, with the files of this build in it. */
function offlineWorker(): Plugin {
  const template = join(import.meta.dirname, 'offline', 'worker.js');
  return {
    name: 'offline-worker',
    apply: 'build',
    generateBundle(_, bundle) {
      const files = Object.keys(bundle)
        .filter((name) => name.startsWith('assets/'))
        .map((name) => `/${name}`)
        .sort();
      const source = readFileSync(template, 'utf8');
      const version = createHash('sha256').update(source).update(files.join('\n')).digest('hex').slice(0, 16);
      this.emitFile({
        ...{ type: 'asset', fileName: 'offline.js' },
        source: source
          .replace('self.__FILES__', JSON.stringify(files))
          .replace('self.__VERSION__', JSON.stringify(version)),
      });
    },
  };
}

/**
 * Hands the browser its routes as data: method, address and who may call them. The schemas that check what travels stay on the server:
 * building all of them costs a phone time at each start.
 */
function plainContract(): Plugin {
  const withoutWords = ({ summary, description, tags, ...route }: Route) => route;
  const routes = JSON.stringify(minifyContractRouter(contract), (key, value) =>
    key === 'route' ? withoutWords(value) : value,
  );
  return {
    name: 'plain-contract',
    load: (id) =>
      id.endsWith('/packages/contract/src/contract.ts')
        ? `export const contract = JSON.parse(${JSON.stringify(routes)});`
        : null,
  };
}

/** Lays the packed form of each file beside it, for networks that are slow: browsers take Brotli over HTTPS alone, gzip everywhere. */
function packedFiles(): Plugin {
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  return {
    name: 'packed-files',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      const files = (await readdir(dir, { recursive: true })).filter((name) => /\.(js|css|svg)$/.test(name));
      await Promise.all(
        files.map(async (name) => {
          const content = await readFile(join(dir, name));
          if (content.length < 1400) return; // One packet on the network as it is.
          await writeFile(join(dir, `${name}.br`), await promisify(brotliCompress)(content, brotli));
          await writeFile(join(dir, `${name}.gz`), await promisify(gzip)(content, { level: 9 }));
        }),
      );
    },
  };
}

/**
 * Three files for a page instead of fifty: what every page starts with, what several pages share, and its own. Asking for a file costs a
 * phone more than the few kilobytes in it.
 */
const groups = [
  { name: 'start', tags: ['$initial' as const], priority: 2 },
  { name: 'shared', minShareCount: 2, priority: 1 },
];

// The server hands out what is built here. For work on the screens alone, `vite` passes API calls on to a running server.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [plainContract(), react(), offlineWorker(), packedFiles()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0, // The content security policy allows files of our own, not data: addresses.
    chunkSizeWarningLimit: 1300, // What every page starts with, in one file.
    // A schema that nobody asks for is left out: building it does nothing else.
    rolldownOptions: {
      treeshake: { manualPureFunctions: ['z', 'oc'] },
      output: { codeSplitting: { groups } },
    },
  },
  server: { proxy: { '/api': process.env.CHENGSHI_API ?? 'http://127.0.0.1:8080' } },
});
