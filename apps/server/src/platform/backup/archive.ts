import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { errorCode, explainFileError, Failure } from '../ground/failure.ts';
import { readTar, type TarEntry, tarEnd, tarHeader, tarPadding } from './tar.ts';

const manifestName = 'manifest.json';

const Manifest = z.object({
  format: z.literal('chengshi-backup-1'),
  productVersion: z.string(),
  postgresVersion: z.string(),
  createdAt: z.string(),
  /** In the order in which they ran; the last one is the level of the schema. */
  migrations: z.array(z.object({ name: z.string(), digest: z.string() })),
  tables: z.array(z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()), rows: z.number() })),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), lastValue: z.string() })),
  files: z.number(),
  entries: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof Manifest>;

export type ArchiveWriter = {
  add(path: string, bytes: number, body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void>;
  /** Writes the manifest as the last entry, and gives the archive its name: under it there is never half a backup. */
  close(manifest: Omit<Manifest, 'entries'>): Promise<void>;
  abandon(): Promise<void>;
};

/** A gzipped tape archive, readable by its owner only: it holds everything, sign-in secrets included. */
export function writeArchive(file: string, createdAt: Date): ArchiveWriter {
  const draft = `${file}.part`;
  const packed = createGzip({ level: 4 });
  const disk = createWriteStream(draft, { mode: 0o600 });
  const entries: Manifest['entries'] = [];
  const done = finished(packed.pipe(disk));
  // A full disk shows at whichever write comes next.
  let broken: unknown;
  done.catch((error: unknown) => {
    broken = error;
    packed.destroy();
  });

  const write = async (chunk: Uint8Array): Promise<void> => {
    if (broken !== undefined) throw explainFileError(broken, file);
    if (chunk.length > 0 && !packed.write(chunk))
      await Promise.race([new Promise((resolve) => packed.once('drain', resolve)), done]);
  };
  const add: ArchiveWriter['add'] = async (path, bytes, body) => {
    const hash = createHash('sha256');
    await write(tarHeader(path, bytes, createdAt));
    let left = bytes;
    for await (const chunk of body) {
      hash.update(chunk);
      left -= chunk.length;
      await write(chunk);
    }
    if (left !== 0) throw new Error(`${path} changed while it was being read`);
    await write(tarPadding(bytes));
    entries.push({ path, bytes, sha256: hash.digest('hex') });
  };
  const abandon = async (): Promise<void> => {
    packed.destroy();
    disk.destroy();
    await rm(draft, { force: true });
  };
  return {
    add,
    abandon,
    async close(manifest) {
      const text = Buffer.from(JSON.stringify({ ...manifest, entries: [...entries] }, null, 1));
      await add(manifestName, text.length, [text]);
      await write(tarEnd());
      packed.end();
      try {
        await done;
        await rename(draft, file);
      } catch (error) {
        throw explainFileError(error, file);
      }
    },
  };
}

/** The entries of an archive, the manifest left out. */
export async function* readArchive(file: string): AsyncGenerator<TarEntry> {
  for await (const entry of readEntries(file)) if (entry.path !== manifestName) yield entry;
}

/** Reads the whole archive once and compares every entry with the manifest, before anything of it is used. */
export async function verifyArchive(file: string): Promise<Manifest> {
  try {
    return await compareWithManifest(file);
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (errorCode(error) === 'ENOENT')
      throw new Failure(`找不到备份文件 ${file}。`, `There is no backup ${file}.`, error);
    if (['EACCES', 'EISDIR', 'EIO'].includes(errorCode(error) ?? '')) {
      throw new Failure(`无法读取 ${file}。`, `${file} cannot be read.`, error);
    }
    throw damaged(file, error instanceof Error ? error.message : String(error));
  }
}

async function compareWithManifest(file: string): Promise<Manifest> {
  const found = new Map<string, { bytes: number; sha256: string }>();
  let manifest: Manifest | undefined;
  for await (const { path, bytes, body } of readEntries(file)) {
    const hash = createHash('sha256');
    const chunks: Buffer[] = [];
    for await (const chunk of body) {
      hash.update(chunk);
      if (path === manifestName) chunks.push(Buffer.from(chunk));
    }
    if (path === manifestName) manifest = readManifest(file, Buffer.concat(chunks).toString());
    else found.set(path, { bytes, sha256: hash.digest('hex') });
  }
  if (!manifest) throw damaged(file, 'it has no manifest');
  for (const { path, bytes, sha256 } of manifest.entries) {
    const entry = found.get(path);
    if (entry?.bytes !== bytes || entry.sha256 !== sha256) throw damaged(file, `${path} differs from its checksum`);
  }
  if (found.size !== manifest.entries.length) throw damaged(file, 'it holds more than its manifest lists');
  return manifest;
}

async function* readEntries(file: string): AsyncGenerator<TarEntry> {
  const stream = createReadStream(file);
  const unpacked = createGunzip();
  stream.once('error', (error) => unpacked.destroy(error));
  try {
    yield* readTar(stream.pipe(unpacked));
  } finally {
    stream.destroy();
    unpacked.destroy();
  }
}

function readManifest(file: string, text: string): Manifest {
  try {
    return Manifest.parse(JSON.parse(text));
  } catch (error) {
    if (/"format":\s*"chengshi-backup-(?!1")/.test(text)) {
      throw new Failure(
        `${file} 由更新版本的成事生成，请先升级。`,
        `${file} was made by a newer Chengshi. Upgrade first.`,
        error,
      );
    }
    throw damaged(file, 'its manifest cannot be read');
  }
}

function damaged(file: string, reason: string): Failure {
  return new Failure(
    `备份文件 ${file} 已损坏，未恢复任何内容（${reason}）。`,
    `The backup ${file} is damaged, nothing was restored (${reason}).`,
  );
}
