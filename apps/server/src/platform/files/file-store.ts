import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Files by the SHA-256 of their content: stored once, never changed. */
export interface FileStore {
  readonly folder: string;
  /** Keeps the bytes and gives their digest; safe to repeat. On return they are on the disk. */
  put(bytes: Uint8Array): Promise<string>;
  get(digest: string): Promise<Uint8Array>;
}

export function localFiles(folder: string): FileStore {
  const place = (digest: string) => {
    if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error(`not a SHA-256 digest: ${digest}`);
    return join(folder, digest.slice(0, 2), digest);
  };
  return {
    folder,
    async put(bytes) {
      const digest = createHash('sha256').update(bytes).digest('hex');
      const target = place(digest);
      if (await exists(target)) return digest;
      await mkdir(join(folder, digest.slice(0, 2)), { recursive: true });
      // Written beside and renamed: a crash leaves no half file under a digest.
      const draft = `${target}.${randomUUID()}`;
      try {
        const file = await open(draft, 'wx', 0o600);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(draft, target);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      return digest;
    },
    get: (digest) => readFile(place(digest)),
  };
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}
