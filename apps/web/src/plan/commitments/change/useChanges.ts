import type { Commitment } from '@chengshi/contract';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../../app/client.ts';
import { newKey } from '../../../app/idempotency.ts';
import { useRefresh } from '../../../app/useRefresh.ts';
import { useSay } from '../../../app/useSay.ts';
import type { Wish } from './fields.ts';

export interface WishFor {
  readonly commitment: Commitment;
  readonly wish: Wish;
}

export interface Changes {
  /** Changes all or none; throws what the server refused. */
  readonly change: (wishes: readonly WishFor[], reason: string) => Promise<void>;
  /** Takes the last change of this visit back. */
  readonly undo: () => Promise<void>;
}

/** Changes of published commitments, each offered to be taken back. */
export function useChanges(onChanged: (commitments: readonly Commitment[]) => void): Changes {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const batches = useRef<string[]>([]);
  const sending = useRef<{ readonly request: string; readonly key: string }>(undefined);

  /** The same request sent again after a lost answer is the same change. */
  function keyFor(request: unknown): string {
    const words = JSON.stringify(request);
    if (sending.current?.request !== words) sending.current = { request: words, key: newKey() };
    return sending.current.key;
  }

  async function shown(found: { readonly commitments: readonly unknown[] }): Promise<void> {
    onChanged(found.commitments as readonly Commitment[]); // The JSON form differs only in the brands of its ids.
    void refresh('status', 'commitments');
  }

  async function undoBatch(batchId: string): Promise<void> {
    batches.current = batches.current.filter((one) => one !== batchId);
    say.offerEnded();
    try {
      await shown(await client.commitments.undoChange({ batchId }, { context: { idempotencyKey: newKey() } }));
      say.done(t('table.change.undone'));
    } catch (error) {
      say.failed(error);
    }
  }

  return {
    async change(wishes, reason) {
      const changes = wishes.map(({ commitment, wish }) => ({
        id: commitment.id as string,
        revision: commitment.revision,
        change: wish,
      }));
      const input = { changes, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) };
      try {
        const found = await client.commitments.changeMany(input, { context: { idempotencyKey: keyFor(input) } });
        await shown(found);
        sending.current = undefined;
        const { batchId } = found;
        if (batchId === null) {
          say.done(t('table.change.nothingChanged'));
          return;
        }
        batches.current.push(batchId);
        say.offered(t('table.change.done', { count: wishes.length }), {
          label: t('table.change.undo'),
          act: () => void undoBatch(batchId),
        });
      } catch (error) {
        // What somebody else changed meanwhile is read again; what was typed stays.
        void refresh('status', 'commitments');
        throw error;
      }
    },
    async undo() {
      const last = batches.current.at(-1);
      if (last) await undoBatch(last);
    },
  };
}
