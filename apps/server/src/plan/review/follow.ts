import type { Presence, ReviewEvent } from '@chengshi/contract';
import type { PersonActor } from '../../platform/access/actor.ts';
import { failure, found } from '../../platform/http/fail.ts';
import type { Platform } from '../../platform/platform.ts';
import { documentById, mayManage, reviewTopic } from '../documents/service.ts';
import { editsAfter, editView } from '../items/service.ts';
import { PresenceBook } from './presence.ts';

const presence = new PresenceBook();
/** A stream ends by itself, and the next one asks anew who is signed in: what was revoked does not live on in it. */
const longestMs = 5 * 60_000;
const heartbeatMs = 15_000;
const editsAtOnce = 200;

/** Says which item somebody looks at, to all who follow, on all servers. */
export async function look(
  platform: Platform,
  actor: PersonActor,
  documentId: string,
  itemId: string | null,
): Promise<void> {
  await platform.database.as(actor, async (trx) => {
    const document = found(await documentById(trx, documentId));
    if (!mayManage(actor, document.regionPath)) throw failure('NOT_ALLOWED');
    await platform.live.tell(trx, reviewTopic(documentId), { personId: actor.personId, name: actor.name, itemId });
  });
}

/** Edits after a number, then whatever comes: edits, who is there, changes of the document's head. */
export async function follow(
  platform: Platform,
  actor: PersonActor,
  documentId: string,
  after: number,
  signal: AbortSignal | undefined,
): Promise<AsyncGenerator<ReviewEvent>> {
  const document = found(await platform.database.as(actor, (trx) => documentById(trx, documentId)));
  if (!mayManage(actor, document.regionPath)) throw failure('NOT_ALLOWED');
  return events(platform, actor, documentId, after, signal);
}

async function* events(
  platform: Platform,
  actor: PersonActor,
  documentId: string,
  after: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<ReviewEvent> {
  const end = AbortSignal.any([AbortSignal.timeout(longestMs), ...(signal ? [signal] : [])]);
  const news = { edits: true, head: false, people: true };
  let wake = () => {};
  platform.live.hear(
    reviewTopic(documentId),
    (message) => {
      if ('seq' in message) news.edits = true;
      else if ('head' in message) news.head = true;
      else {
        see(documentId, message, platform.clock.now());
        news.people = true;
      }
      wake();
    },
    end,
  );
  const beat = setInterval(() => {
    news.people = true;
    wake();
  }, heartbeatMs);
  end.addEventListener('abort', () => wake(), { once: true });
  let last = after;
  let shown = '';
  try {
    while (!end.aborted) {
      if (news.edits) {
        news.edits = false;
        const rows = await platform.database.as(actor, (trx) => editsAfter(trx, documentId, last, editsAtOnce));
        for (const row of rows) {
          last = row.seq;
          yield { kind: 'edit', edit: editView(row) };
        }
        if (rows.length === editsAtOnce) news.edits = true;
      }
      if (news.head) {
        news.head = false;
        yield { kind: 'head' };
      }
      if (news.people) {
        news.people = false;
        const people = presence.present(documentId, platform.clock.now());
        if (JSON.stringify(people) !== shown) yield { kind: 'present', people };
        shown = JSON.stringify(people);
      }
      if (!news.edits && !news.head && !news.people) await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    clearInterval(beat);
  }
}

function see(documentId: string, message: Readonly<Record<string, unknown>>, now: Date): void {
  const { personId, name, itemId } = message as { personId: string; name: string; itemId: string | null };
  // Ids come from `look`, which the contract has checked.
  const person = { id: personId as Presence['person']['id'], name };
  presence.see(documentId, { person, itemId: itemId as Presence['itemId'] }, now);
}
