import { readFile } from 'node:fs/promises';
import type { DemoQuoted, DemoReview } from '../../demo/format.ts';
import { type ItemRow, itemsOf } from '../plan/items/service.ts';
import { edit } from '../plan/review/service.ts';
import type { PersonActor } from '../platform/access/actor.ts';
import type { Platform } from '../platform/platform.ts';

const file = new URL('../../demo/review.json', import.meta.url);

/** What the clerk of the invented city said to the findings, step by step as at the desk: these are none, those are called otherwise. */
export async function reviewDraft(
  platform: Platform,
  clerk: PersonActor,
  draft: { readonly id: string; readonly text: string; readonly file: string },
): Promise<void> {
  const reviews = JSON.parse(await readFile(file, 'utf8')) as DemoReview[];
  const review = reviews.find((one) => one.file === draft.file);
  if (!review) return;
  const items = await platform.database.as(clerk, (trx) => itemsOf(trx, draft.id));
  const about = ({ kind, quote }: DemoQuoted): ItemRow => {
    const found = items.find((item) => item.kind === kind && draft.text.startsWith(quote, item.startAt));
    if (!found)
      throw new Error(`demo/review.json speaks of the ${kind} “${quote}”, which was not found in ${draft.file}`);
    return found;
  };
  const itemIds = review.rejected.map((quoted) => about(quoted).id);
  await edit(platform, clerk, draft.id, { op: 'decide', itemIds, decision: 'reject' });
  for (const { kind, quote, ...change } of review.corrected) {
    const { id, revision } = about({ kind, quote });
    await edit(platform, clerk, draft.id, { op: 'correct', itemId: id, revision, change });
  }
}
