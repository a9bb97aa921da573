import type { PersonActor } from './access/actor.ts';
import type { Clock } from './clock/clock.ts';
import type { Database } from './database/database.ts';
import type { Events } from './events/events.ts';
import type { FileStore } from './files/file-store.ts';
import type { Identity } from './identity/identity.ts';
import type { Live } from './live/live.ts';
import type { Outbound } from './outbound/outbound.ts';
import type { Vault } from './vault/vault.ts';

/** What every thing stands on; constructed once in deps.ts. */
export interface Platform {
  readonly database: Database;
  readonly clock: Clock;
  readonly files: FileStore;
  readonly identity: Identity;
  readonly live: Live;
  readonly events: Events;
  readonly outbound: Outbound;
  readonly vault: Vault;
  /** The person behind an account, with roles; null when the account belongs to nobody. */
  readonly actorOf: (userId: string) => Promise<PersonActor | null>;
}
