import { mostUnread } from '@chengshi/contract';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { ownMessages } from './policy.ts';
import { countUnread } from './store.ts';

/** A stream ends by itself, and the next one asks anew who is signed in: what was revoked does not live on in it. */
const longestMs = 5 * 60_000;

/** How many own messages are not read, now and whenever that changes. The topic is the one under which the database tells it. */
export async function* followUnread(
  platform: Platform,
  actor: PersonActor,
  signal: AbortSignal | undefined,
): AsyncGenerator<{ count: number }> {
  const end = AbortSignal.any([AbortSignal.timeout(longestMs), ...(signal ? [signal] : [])]);
  let news = true;
  let wake = () => {};
  const hear = () => {
    news = true;
    wake();
  };
  platform.live.hear(`messages:${ownMessages(actor)}`, hear, end);
  end.addEventListener('abort', () => wake(), { once: true });
  let shown: number | undefined;
  while (!end.aborted) {
    if (!news) {
      await new Promise<void>((resolve) => (wake = resolve));
      continue;
    }
    news = false;
    const count = await platform.database.as(actor, (trx) => countUnread(trx, ownMessages(actor), mostUnread + 1));
    if (count !== shown) yield { count };
    shown = count;
  }
}
