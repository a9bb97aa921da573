import type { EditResult, EditStep, Item } from '@chengshi/contract';
import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { api, client } from '../../app/client.ts';
import { compact } from '../../app/compact.ts';
import { errorCode, isNetworkError } from '../../app/errors.ts';
import { newKey } from '../../app/idempotency.ts';
import { answered, begun, blocked, type Desk, failed, heard, itemsOn, laidOut, stepsOn } from './desk.ts';
import { effectOf } from './effects.ts';
import type { LoggedStep } from './log.ts';
import { inverseOf } from './parts.ts';

/** Only the brands of the ids are lost on the way. */
export const fromWire = (edit: Awaited<ReturnType<typeof client.review.edit>>): EditResult => edit as EditResult;

const deskQuery = (queries: QueryClient, documentId: string, mayReview: boolean) => {
  // Under the items of documents, so that whatever reads those anew reads the desk anew.
  const queryKey = [...api.documents.items.key(), 'desk', documentId] as const;
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }) => {
      // The number first: edits made while the items load are heard from it on, and laid over them once more.
      const log = mayReview ? await loadLog(documentId, signal) : [];
      const items = await loadItems(documentId, signal);
      const seq = Number(log.at(-1)?.key ?? 0);
      return laidOut({ items, seq, log }, queries.getQueryData<Desk>(queryKey));
    },
    staleTime: Number.POSITIVE_INFINITY, // The live stream keeps it fresh.
    refetchOnWindowFocus: false,
    structuralSharing: false,
  });
};

async function loadItems(id: string, signal: AbortSignal): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.documents.items(compact({ id, cursor, limit: 1000 }), { signal });
    items.push(...(page.rows as Item[])); // Only the brands of the ids differ.
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return items;
}

async function loadLog(id: string, signal: AbortSignal): Promise<readonly LoggedStep[]> {
  const { rows } = await client.review.history({ id, limit: 100 }, { signal });
  return rows
    .map(
      ({ seq, items, ...row }): LoggedStep => ({
        ...row,
        key: seq,
        count: items,
        title: null,
        state: null,
        inverse: null,
      }),
    )
    .reverse();
}

interface Options {
  readonly documentId: string;
  readonly text: string;
  readonly mayReview: boolean;
  readonly me: { readonly id: string; readonly name: string };
  /** A step that the server refused, or that did not reach it. It was already taken off the desk. */
  readonly onFailed: (error: unknown, step: EditStep | 'undo') => void;
}

/** The desk of a draft, and how steps are taken on it: seen at once, sent one after the other, taken off when they fail. */
export function useDesk({ documentId, text, mayReview, me, onFailed }: Options) {
  const queries = useQueryClient();
  const options = useMemo(() => deskQuery(queries, documentId, mayReview), [queries, documentId, mayReview]);
  const query = useQuery(options);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const answers = useRef(new Map<string, EditResult>());
  /** Ids that were made up here, and the ones that the server gave. */
  const realIds = useRef(new Map<string, string>());

  const now = (): Desk | undefined => queries.getQueryData<Desk>(options.queryKey);
  const set = (change: (desk: Desk) => Desk) =>
    queries.setQueryData<Desk>(options.queryKey, (desk) => desk && change(desk));

  /** Calls in order; a call that did not reach the server is made again with the same key, so nothing happens twice. */
  const send = (key: string, what: EditStep | 'undo', call: (key: string) => Promise<EditResult | undefined>) => {
    const idempotencyKey = newKey();
    const sent = line.current.then(async () => {
      try {
        const edit = await withPatience(() => call(idempotencyKey));
        if (!edit) {
          set((desk) => failed(desk, key));
          return;
        }
        answers.current.set(key, edit);
        set((desk) => answered(desk, key, edit));
      } catch (error) {
        set((desk) => failed(desk, key));
        onFailed(error, what);
      }
    });
    line.current = sent;
    return sent;
  };

  const pend = (desk: Desk, op: string, effect: ReturnType<typeof effectOf>, undoes: LoggedStep | null) => {
    const key = `here-${newKey()}`;
    const [first] = effect.items;
    const touched = new Set<string>([...effect.items.map(({ id }) => id), ...effect.removed]);
    const before = itemsOn(desk).filter(({ id }) => touched.has(id));
    const step: LoggedStep = {
      key,
      op,
      by: me,
      at: new Date().toISOString(),
      count: Math.max(effect.items.length, effect.removed.length),
      undoes: undoes?.key ?? null,
      undone: false,
      title: first?.title ?? null,
      state: first?.state ?? null,
      inverse: inverseOf(before, effect),
    };
    set((old) => begun(old, { step, effect, before }));
    return key;
  };

  const take = (step: EditStep): void => {
    const desk = now();
    if (!desk || !mayReview) return;
    const newId = `here-${newKey()}`;
    const effect = effectOf(step, { items: itemsOn(desk), text, newId });
    const key = pend(desk, step.op, effect, null);
    void send(key, step, async (idempotencyKey) => {
      const real = withRealIds(step, realIds.current);
      const edit = fromWire(
        await perform(queries, api.review.edit.mutationOptions({ context: { idempotencyKey } }), {
          id: documentId,
          step: real,
        }),
      );
      const made = edit.items.find(({ id }) => !('itemId' in real) || id !== real.itemId);
      if (made && (step.op === 'split' || step.op === 'mark')) realIds.current.set(newId, made.id);
      return edit;
    });
  };

  /** Takes a step back, or takes back that it was taken back. */
  const undo = (target: LoggedStep): void => {
    const desk = now();
    if (!desk || !mayReview) return;
    const key = pend(desk, 'undo', target.inverse ?? { items: [], removed: [] }, target);
    void send(key, 'undo', async (idempotencyKey) => {
      const seq = typeof target.key === 'number' ? target.key : answers.current.get(target.key)?.seq;
      if (seq === undefined) return undefined; // The step itself had failed: nothing is left to take back.
      try {
        return fromWire(
          await perform(queries, api.review.undo.mutationOptions({ context: { idempotencyKey } }), {
            id: documentId,
            seq,
          }),
        );
      } catch (error) {
        if (errorCode(error) === 'UNDO_BLOCKED') set((old) => blocked(old, seq));
        throw error;
      }
    });
  };

  const desk = query.data;
  const items = useMemo(() => (desk ? itemsOn(desk) : []), [desk]);
  const steps = useMemo(() => (desk ? stepsOn(desk) : []), [desk]);
  return {
    query,
    items,
    steps,
    pending: desk?.pending.length ?? 0,
    take,
    undo,
    /** The id that the server gave to an item made here. */
    realId: (id: string | undefined) => (id === undefined ? undefined : (realIds.current.get(id) ?? id)),
    hear: (edit: EditResult) => set((old) => heard(old, edit)),
    seq: () => now()?.seq ?? 0,
    underWay: () => (now()?.pending.length ?? 0) > 0,
    settled: () => line.current,
    reload: () => queries.invalidateQueries({ queryKey: options.queryKey }),
  };
}
export type DeskInUse = ReturnType<typeof useDesk>;

/** Runs a mutation through the cache of mutations, so that signing out is noticed there as everywhere. */
function perform<Input, Output>(
  queries: QueryClient,
  options: { readonly mutationFn?: unknown },
  input: Input,
): Promise<Output> {
  return queries
    .getMutationCache()
    .build<Output, Error, Input, unknown>(queries, options as never)
    .execute(input);
}

const patienceMs = [500, 1000, 2000, 4000];

async function withPatience<Output>(call: () => Promise<Output>): Promise<Output> {
  for (const wait of patienceMs) {
    try {
      return await call();
    } catch (error) {
      if (!isNetworkError(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return call();
}

/** The step with the ids that the server knows. */
function withRealIds(step: EditStep, real: ReadonlyMap<string, string>): EditStep {
  const of = (id: Item['id']) => (real.get(id) ?? id) as Item['id']; // What the server gave is an id of its own.
  if (step.op === 'decide' || step.op === 'merge') return { ...step, itemIds: step.itemIds.map(of) };
  return step.op === 'mark' ? step : { ...step, itemId: of(step.itemId) };
}
