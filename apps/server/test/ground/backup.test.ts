import { createHash, randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { type Manifest, verifyArchive } from '../../src/platform/backup/archive.ts';
import { backUp } from '../../src/platform/backup/back-up.ts';
import { copyIn, copyOut } from '../../src/platform/backup/copy.ts';
import { checkBackup, clear, isEmpty, restore } from '../../src/platform/backup/restore.ts';
import { tarHeader } from '../../src/platform/backup/tar.ts';
import { cloneDatabase, databaseUrl, demonstrationTemplate } from '../support/cluster.ts';
import { ask, temporaryFolder } from './support.ts';

let folder: ReturnType<typeof temporaryFolder>;
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder.path, 'backup.tar.gz');
});
afterEach(() => folder.remove());

const productVersion = '0.0.1';

/** The demonstration city, with files and a session key. */
async function city() {
  const { admin } = await cloneDatabase(inject('city').cluster, demonstrationTemplate);
  const dataDir = join(folder.path, 'data');
  mkdirSync(dataDir);
  cpSync(inject('city').files, join(dataDir, 'files'), { recursive: true });
  writeFileSync(join(dataDir, 'session-secret'), 'the key');
  writeFileSync(join(dataDir, 'secret-keys'), 'not in any backup');
  return { adminUrl: admin, dataDir, productVersion };
}

async function emptyTarget(owner?: string) {
  const { admin } = inject('city').cluster;
  const name = `chengshi_test_${randomBytes(6).toString('hex')}`;
  await ask(admin, `CREATE DATABASE ${name} ${owner ? `OWNER ${owner}` : ''}`);
  const dataDir = join(folder.path, name);
  mkdirSync(dataDir);
  return { adminUrl: databaseUrl(admin, name), dataDir };
}

/** What a backup holds, without what differs by its time. */
const contents = ({ entries, tables, sequences, files }: Manifest) => ({
  entries: entries.filter(({ path }) => !path.startsWith('database/public/migrations/')),
  tables,
  sequences,
  files,
});

test('the whole city comes back: every row, file, number and key', async () => {
  const source = await city();
  const summary = await backUp(source, file);
  expect(summary.rows).toBeGreaterThan(1000);
  const before = await checkBackup(file);
  expect(before.files).toBeGreaterThan(0);
  expect(before.entries.map(({ path }) => path).filter((path) => path.includes('secret'))).toEqual(['session-secret']);

  const target = await emptyTarget();
  expect(await isEmpty(target.adminUrl)).toBe(true);
  await restore(target, file, before);
  expect(await isEmpty(target.adminUrl)).toBe(false);

  const second = join(folder.path, 'second.tar.gz');
  await backUp({ ...target, productVersion }, second);
  expect(contents(await checkBackup(second))).toEqual(contents(before));
  expect(readFileSync(join(target.dataDir, 'session-secret'), 'utf8')).toBe('the key');
});

test('what the database guards before the backup it guards after it: foreign keys, triggers, policies, numbering', async () => {
  const source = await city();
  await backUp(source, file);
  const target = await emptyTarget();
  await restore(target, file, await checkBackup(file));
  const guards = `
    SELECT 'constraint' AS kind, conrelid::regclass::text AS place, conname::text AS name, pg_get_constraintdef(oid) || convalidated AS body FROM pg_constraint WHERE connamespace IN ('public'::regnamespace, 'auth'::regnamespace)
    UNION ALL SELECT 'trigger', tgrelid::regclass::text, tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'security', oid::regclass::text, relname, concat(relrowsecurity, relforcerowsecurity) FROM pg_class WHERE relkind = 'r' AND relnamespace IN ('public'::regnamespace, 'auth'::regnamespace)
    UNION ALL SELECT 'policy', polrelid::regclass::text, polname, pg_get_expr(polqual, polrelid) FROM pg_policy
    ORDER BY 1, 2, 3, 4`;
  expect(await ask(target.adminUrl, guards)).toEqual(await ask(source.adminUrl, guards));
  await expect(
    ask(
      target.adminUrl,
      "INSERT INTO calendar_days (year, date, name, working) VALUES (1900, '1900-01-01', 'x', false)",
    ),
  ).rejects.toThrow(/foreign key/);
  const next =
    'INSERT INTO ledger (at, action, subject_kind, subject_id, region_path) VALUES (now(), $1, $1, $1, $2) RETURNING seq';
  const [row] = await ask<{ seq: string }>(target.adminUrl, next, ['x', '/']);
  const [last] = await ask<{ max: string }>(source.adminUrl, 'SELECT max(seq) FROM ledger');
  expect(Number(row?.seq)).toBe(Number(last?.max) + 1);
});

test('difficult values survive: control signs, backslashes, nothing and emptiness, four-byte signs', async () => {
  const source = await city();
  const values = ['', '\\N', 'a\tb\nc\\d\r', '𠮷野家😀', '\u0001', '\\.', ' '];
  for (const [index, value] of values.entries()) {
    await ask(source.adminUrl, 'INSERT INTO installation (key, value) VALUES ($1, $2)', [
      `difficult ${index}${value}`,
      JSON.stringify({ value, none: null }),
    ]);
  }
  await backUp(source, file);
  const target = await emptyTarget();
  await restore(target, file, await checkBackup(file));
  const read = "SELECT key, value::text FROM installation WHERE key LIKE 'difficult%' ORDER BY key";
  expect(await ask(target.adminUrl, read)).toEqual(await ask(source.adminUrl, read));
  expect(await ask(target.adminUrl, read)).toHaveLength(values.length);
});

test('a backup under writing shows one moment: what was written together is there together', async () => {
  const source = await city();
  await ask(source.adminUrl, 'INSERT INTO calendar_years (year, entered_at) VALUES (2099, now())');
  let writing = true;
  let pairs = 0;
  const writer = (async () => {
    while (writing) {
      pairs += 1;
      await ask(
        source.adminUrl,
        `WITH one AS (INSERT INTO calendar_days (year, date, working, name) VALUES (2099, date '2099-01-01' + ${pairs}, true, 'pair ${pairs}'))
         INSERT INTO installation (key, value) VALUES ('pair ${pairs}', '0')`,
      );
    }
  })();
  // Big enough for several parts, so that the copying takes a while.
  await ask(
    source.adminUrl,
    "INSERT INTO installation (key, value) SELECT 'ballast ' || n, to_jsonb(repeat(md5(n::text), 300)) FROM generate_series(1, 2000) n",
  );
  const pairsBefore = pairs;
  await backUp(source, file);
  const pairsAfter = pairs;
  writing = false;
  await writer;
  expect(pairsAfter).toBeGreaterThan(pairsBefore);

  const target = await emptyTarget();
  await restore(target, file, await checkBackup(file));
  const days = "(SELECT * FROM calendar_days WHERE name LIKE 'pair %')";
  const keys = "(SELECT * FROM installation WHERE key LIKE 'pair %')";
  const halves = await ask(
    target.adminUrl,
    `SELECT name, key FROM ${days} d FULL JOIN ${keys} i ON i.key = d.name WHERE name IS NULL OR key IS NULL`,
  );
  expect(halves).toEqual([]);
  expect(
    await ask(target.adminUrl, "SELECT count(*)::int AS count FROM installation WHERE key LIKE 'ballast %'"),
  ).toEqual([{ count: 2000 }]);
});

test('an owner who is no superuser can restore, and is told what a backup needs', async () => {
  const { admin } = inject('city').cluster;
  const owner = `chengshi_test_${randomBytes(4).toString('hex')}`;
  await ask(admin, `CREATE ROLE ${owner} LOGIN PASSWORD 'x' CREATEROLE`);
  await ask(admin, `GRANT chengshi_app, chengshi_auth TO ${owner} WITH ADMIN OPTION`);
  const made = await emptyTarget(owner);
  try {
    await backUp(await city(), file);
    const target = { ...made, adminUrl: made.adminUrl.replace(/\/\/[^@]*@/, `//${owner}:x@`) };
    await restore(target, file, await checkBackup(file));
    const counted = await ask<{ count: number }>(made.adminUrl, 'SELECT count(*)::int AS count FROM commitments');
    expect(counted[0]?.count).toBeGreaterThan(0);
    await expect(backUp({ ...target, productVersion }, join(folder.path, 'own.tar.gz'))).rejects.toMatchObject({
      name: 'Failure',
      en: expect.stringContaining('BYPASSRLS'),
    });
  } finally {
    const name = new URL(made.adminUrl.replace('@/', '@localhost/')).pathname.slice(1);
    await ask(admin, `DROP DATABASE ${name} WITH (FORCE)`);
    await ask(admin, `DROP OWNED BY ${owner}`);
    await ask(admin, `DROP ROLE ${owner}`);
  }
});

test('a database can be cleared and filled again', async () => {
  const source = await city();
  await backUp(source, file);
  await clear(source.adminUrl);
  expect(await isEmpty(source.adminUrl)).toBe(true);
  await restore(source, file, await checkBackup(file));
  expect(await isEmpty(source.adminUrl)).toBe(false);
});

describe('a backup that cannot be trusted is refused in one sentence', () => {
  beforeEach(async () => {
    await backUp(await city(), file);
  });

  const refuses = (words: string) =>
    expect(checkBackup(file)).rejects.toMatchObject({ name: 'Failure', en: expect.stringContaining(words) });

  test('one that breaks off, wherever', async () => {
    const whole = readFileSync(file);
    for (const bytes of [0, 1, 100, Math.floor(whole.length / 2), whole.length - 1]) {
      writeFileSync(file, whole.subarray(0, bytes));
      await refuses('is damaged, nothing was restored');
    }
  });

  test('one with a changed bit, wherever', async () => {
    const whole = readFileSync(file);
    for (const place of [0.2, 0.5, 0.8]) {
      const changed = Buffer.from(whole);
      const at = Math.floor(whole.length * place);
      changed.writeUInt8(changed.readUInt8(at) ^ 4, at);
      writeFileSync(file, changed);
      await refuses('is damaged, nothing was restored');
    }
  });

  test('one whose contents were changed and packed again', async () => {
    const unpacked = gunzipSync(readFileSync(file));
    const at = unpacked.indexOf('leader');
    unpacked.write('Leader', at);
    writeFileSync(file, gzipSync(unpacked));
    await refuses('differs from its checksum');
  });

  test('one with an entry more than its manifest lists', async () => {
    const unpacked = gunzipSync(readFileSync(file));
    const extra = tarHeader(`files/aa/${createHash('sha256').digest('hex')}`, 0, new Date(0));
    writeFileSync(file, gzipSync(Buffer.concat([extra, unpacked])));
    await refuses('more than its manifest lists');
  });

  test('one of another version of the product', async () => {
    const manifest = await verifyArchive(file);
    const unpacked = gunzipSync(readFileSync(file)).toString('latin1');
    const digest = manifest.migrations[0]?.digest ?? '';
    const other = `${'0'.repeat(64)}`;
    // The manifest is the last entry, and no checksum but the packing's covers it.
    const at = unpacked.lastIndexOf(digest);
    writeFileSync(file, gzipSync(Buffer.from(unpacked.slice(0, at) + other + unpacked.slice(at + 64), 'latin1')));
    await refuses('comes from another version of Chengshi');
  });

  test('one that is no backup, and one that is not there', async () => {
    writeFileSync(file, 'a letter');
    await refuses('is damaged, nothing was restored');
    await expect(checkBackup(join(folder.path, 'nowhere'))).rejects.toMatchObject({
      en: expect.stringContaining('There is no backup'),
    });
  });
});

describe('copying', () => {
  async function* parts(texts: readonly string[], failing?: Error): AsyncGenerator<Buffer> {
    for (const text of texts) yield Buffer.from(text);
    if (failing) throw failing;
  }

  const withClient = async (work: (client: pg.Client) => Promise<void>): Promise<void> => {
    const client = new pg.Client({ connectionString: (await cloneDatabase(inject('city').cluster)).admin });
    await client.connect();
    try {
      await client.query('CREATE TABLE numbers (n integer)');
      await work(client);
      // Whatever happened, the connection serves on.
      expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    } finally {
      await client.end();
    }
  };

  test('rows go in and come out again', () =>
    withClient(async (client) => {
      expect(await copyIn(client, 'COPY numbers FROM STDIN', parts(['1\n2\n', '3\n']))).toBe(3);
      const read: Buffer[] = [];
      expect(await copyOut(client, 'COPY numbers TO STDOUT', async (part) => void read.push(part))).toBe(3);
      expect(Buffer.concat(read).toString()).toBe('1\n2\n3\n');
    }));

  test('rows the database refuses are an error, and so is a table that is not there', () =>
    withClient(async (client) => {
      await expect(copyIn(client, 'COPY numbers FROM STDIN', parts(['1\n', 'two\n']))).rejects.toThrow(
        'invalid input syntax',
      );
      await expect(copyIn(client, 'COPY nowhere FROM STDIN', parts([]))).rejects.toThrow('does not exist');
      await expect(copyOut(client, 'COPY nowhere TO STDOUT', async () => {})).rejects.toThrow('does not exist');
    }));

  test('parts that cannot be read, or not be written, are an error', () =>
    withClient(async (client) => {
      await expect(copyIn(client, 'COPY numbers FROM STDIN', parts(['1\n'], new Error('unreadable')))).rejects.toThrow(
        'unreadable',
      );
      await copyIn(client, 'COPY numbers FROM STDIN', parts(['1\n']));
      const refuse = () => Promise.reject(new Error('the disk is full'));
      await expect(copyOut(client, 'COPY numbers TO STDOUT', refuse)).rejects.toThrow('the disk is full');
    }));
});

test('an unfinished backup leaves nothing that could be taken for one', async () => {
  const source = await city();
  await expect(
    backUp({ ...source, adminUrl: source.adminUrl.replace(/chengshi_test_\w+/, 'chengshi_nowhere') }, file),
  ).rejects.toThrow();
  expect(() => readFileSync(file)).toThrow('ENOENT');
  expect(() => readFileSync(`${file}.part`)).toThrow('ENOENT');
});
