// Writes the table types that Kysely checks queries against, from a database made by the migrations.
//   node scripts/run.mjs scripts/generate-schema.ts [--verify]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbedded } from '../apps/server/src/platform/database/embedded/index.ts';
import { migrate } from '../apps/server/src/platform/database/migrate.ts';

const outFile = fileURLToPath(new URL('../apps/server/src/platform/database/schema.gen.ts', import.meta.url));
const dataDir = mkdtempSync(join(tmpdir(), 'chengshi-schema-'));
const embedded = await startEmbedded({ dataDir, settings: { fsync: 'off' } });
try {
  await migrate({ adminUrl: embedded.url('admin') });
  const require = createRequire(import.meta.url);
  const cli = join(dirname(require.resolve('kysely-codegen')), 'cli', 'bin.js');
  const run = spawnSync(
    process.execPath,
    [
      cli,
      ...['--dialect', 'postgres', '--url', embedded.url('admin'), '--default-schema', 'public'],
      ...['--include-pattern', 'public.*', '--camel-case', '--date-parser', 'string', '--out-file', outFile],
      ...(process.argv.includes('--verify') ? ['--verify'] : []),
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  process.exitCode = run.status ?? 1;
} finally {
  await embedded.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
