import { system } from '../../platform/access/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { LockedText } from '../../platform/vault/vault.ts';
import type { Robot } from './formats.ts';
import { allWebhookSecrets, keepWebhookSecrets, type WebhookSecrets } from './store.ts';

/** What is encrypted, and whose it is: the address of a robot holds its token, so it is as secret as the secret. */
const about = (id: string, what: 'url' | 'secret'): string => `webhook ${id} ${what}`;

/** Address and secret as the database keeps them. */
export const lockedAway = ({ vault }: Pick<Platform, 'vault'>, { id, url, secret }: WebhookSecrets) => ({
  url: vault.encrypt(url, about(id, 'url')),
  secret: secret === null ? null : vault.encrypt(secret, about(id, 'secret')),
});

/** A robot that can be called; throws `LockedText` where the key is not here. */
export const robotOf = (
  { vault }: Pick<Platform, 'vault'>,
  { id, url, secret, format }: WebhookSecrets & { readonly format: string },
): Robot => ({
  ...{ format, url: vault.decrypt(url, about(id, 'url')) },
  secret: secret === null ? null : vault.decrypt(secret, about(id, 'secret')),
});

/**
 * Encrypts with the current key what is kept plainly or under an older one. What no key here opens stays as it is: gives how many robots that are,
 * so that whoever starts the product hears of them.
 */
export function secureRobots(platform: Platform): Promise<{ readonly secured: number; readonly locked: number }> {
  const { database, vault } = platform;
  return database.as(system, async (trx) => {
    let [secured, locked] = [0, 0];
    for (const row of await allWebhookSecrets(trx)) {
      try {
        // Opened even where nothing is to be done: a key that is missing is heard of at the start.
        const robot = robotOf(platform, { ...row, format: '' });
        if (![row.url, row.secret].some((kept) => kept !== null && vault.isStale(kept))) continue;
        await keepWebhookSecrets(trx, row.id, lockedAway(platform, { ...robot, id: row.id }));
        secured++;
      } catch (error) {
        if (!(error instanceof LockedText)) throw error;
        locked++;
      }
    }
    return { secured, locked };
  });
}
