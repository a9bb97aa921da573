import { ORPCError } from '@orpc/client';
import { useRef, useState } from 'react';
import { useIdempotencyKey } from '../../app/idempotency.ts';

/** What is sent and answered with events, the last of which is `done`. */
export type StreamState<Event> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly last: Event | undefined }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'stopped' }
  /** The answers ended before the last one. */
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'done'; readonly last: Event };

interface Call {
  readonly signal: AbortSignal;
  readonly context: { readonly idempotencyKey: string };
}

/** Sends once, follows the events, can be stopped; a lost answer keeps its key, so that nothing happens twice. */
export function useTableStream<Input, Event extends { readonly kind: string }>(
  send: (input: Input, call: Call) => Promise<AsyncIterable<Event>>,
) {
  const { key, renew } = useIdempotencyKey();
  const [state, setState] = useState<StreamState<Event>>({ kind: 'idle' });
  const running = useRef<AbortController>(undefined);

  async function follow(input: Input, signal: AbortSignal): Promise<StreamState<Event>> {
    try {
      for await (const event of await send(input, { signal, context: { idempotencyKey: key } })) {
        if (event.kind === 'done') return { kind: 'done', last: event };
        setState({ kind: 'running', last: event });
      }
      return signal.aborted ? { kind: 'stopped' } : { kind: 'interrupted' };
    } catch (error) {
      return signal.aborted ? { kind: 'stopped' } : { kind: 'failed', error };
    }
  }

  async function start(input: Input): Promise<StreamState<Event>> {
    const controller = new AbortController();
    running.current = controller;
    setState({ kind: 'running', last: undefined });
    const end = await follow(input, controller.signal);
    setState(end);
    if (end.kind === 'done' || (end.kind === 'failed' && end.error instanceof ORPCError)) renew();
    return end;
  }

  return { state, start, stop: () => running.current?.abort(), reset: () => setState({ kind: 'idle' }) };
}
