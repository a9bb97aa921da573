import type { ImportEvent } from '@chengshi/contract';
import { ORPCError } from '@orpc/client';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, client } from '../../app/client.ts';
import { useIdempotencyKey } from '../../app/idempotency.ts';

export type ImportPhase = Extract<ImportEvent, { kind: 'progress' }>['phase'];

export type ImportState =
  | { readonly kind: 'editing' }
  | { readonly kind: 'running'; readonly phase: ImportPhase | undefined; readonly chars: number | undefined }
  | { readonly kind: 'done'; readonly documentId: string; readonly alreadyThere: boolean }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** The answers ended before the document was there. */
  | { readonly kind: 'interrupted' };

type ImportInput = Parameters<typeof client.documents.import>[0];

/** Sends a document and follows its progress. Resolves with the last state. */
export function useImport() {
  const queries = useQueryClient();
  const { key, renew } = useIdempotencyKey();
  const [state, setState] = useState<ImportState>({ kind: 'editing' });
  const running = useRef<AbortController>(undefined);

  async function start(input: ImportInput): Promise<ImportState> {
    const controller = new AbortController();
    running.current = controller;
    setState({ kind: 'running', phase: undefined, chars: undefined });
    const end = await follow(input, controller.signal);
    setState(end);
    if (end.kind === 'done') void queries.invalidateQueries({ queryKey: api.documents.list.key() });
    // The server has answered, so the next attempt is a new one; a lost answer keeps its key and is not doubled.
    if (end.kind === 'done' || (end.kind === 'failed' && end.error instanceof ORPCError)) renew();
    return end;
  }

  async function follow(input: ImportInput, signal: AbortSignal): Promise<ImportState> {
    try {
      for await (const event of await client.documents.import(input, { signal, context: { idempotencyKey: key } })) {
        if (event.kind === 'done') return event;
        setState((old) => ({
          kind: 'running',
          phase: event.phase,
          chars: event.chars ?? (old.kind === 'running' ? old.chars : undefined),
        }));
      }
      return signal.aborted ? { kind: 'stopped' } : { kind: 'interrupted' };
    } catch (error) {
      return signal.aborted ? { kind: 'stopped' } : { kind: 'failed', error };
    }
  }

  return {
    state,
    start,
    stop: () => running.current?.abort(),
    reset: () => setState({ kind: 'editing' }),
  };
}
