import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Texts that the database keeps and must not know: encrypted with a key that lies outside of it. */
export interface Vault {
  /** `about` says whose text it is; put in the place of another, it cannot be read. */
  encrypt(text: string, about: string): string;
  decrypt(kept: string, about: string): string;
  /** Whether it has to be encrypted anew: kept plainly, or under an older key. */
  isStale(kept: string): boolean;
}

/** Something was encrypted with a key that is not here, or is not what was encrypted. */
export class LockedText extends Error {}

const prefix = 'enc1';
const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** The first key encrypts, the others only read what was encrypted with them. */
export function openVault(keys: readonly [Buffer, ...Buffer[]]): Vault {
  const ring = new Map(keys.map((key) => [keyId(key), key]));
  const [current] = keys;
  const currentId = keyId(current);
  return {
    encrypt(text, about) {
      const iv = randomBytes(ivBytes);
      const lock = createCipheriv(cipher, current, iv).setAAD(Buffer.from(about));
      const body = Buffer.concat([lock.update(text, 'utf8'), lock.final()]);
      return [prefix, currentId, Buffer.concat([iv, lock.getAuthTag(), body]).toString('base64url')].join(':');
    },
    decrypt(kept, about) {
      const parts = partsOf(kept);
      // From before the product encrypted; the next start does.
      if (!parts) return kept;
      const key = ring.get(parts.id);
      if (!key) {
        throw new LockedText(
          `用另一把密钥加密（编号 ${parts.id}），请把它加入 SECRET_KEYS 或 data/secret-keys 后重新启动，或重新设置 · encrypted with another key (${parts.id}): add it to SECRET_KEYS or data/secret-keys and start again, or set it up anew`,
        );
      }
      const bytes = Buffer.from(parts.body, 'base64url');
      try {
        const lock = createDecipheriv(cipher, key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
          .setAAD(Buffer.from(about))
          .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
        return lock.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + lock.final('utf8');
      } catch {
        throw new LockedText(
          '密文已被改动或损坏，请重新设置 · what was encrypted was changed or damaged: set it up anew',
        );
      }
    },
    isStale: (kept) => partsOf(kept)?.id !== currentId,
  };
}

function partsOf(kept: string): { readonly id: string; readonly body: string } | null {
  const [head, id, body] = kept.split(':');
  return head === prefix && id !== undefined && body !== undefined ? { id, body } : null;
}

/** Names a key without telling anything about it. */
const keyId = (key: Buffer): string =>
  createHash('sha256').update('chengshi secret key\n').update(key).digest('hex').slice(0, 8);
