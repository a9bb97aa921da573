import { translateError } from './translate-error.ts';

/** Whether an answer is sent as events, one after the other. */
export function isEventStream(output: unknown): output is AsyncIterable<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}

/** What fails while events are sent comes too late for the handler's translation, so it is done here. */
export function withTranslatedErrors<Output>(output: Output, requestId: string): Output {
  // The same events in the same order: still what the route's contract says.
  return isEventStream(output) ? (translated(output, requestId) as Output) : output;
}

async function* translated(events: AsyncIterable<unknown>, requestId: string): AsyncGenerator<unknown> {
  try {
    yield* events;
  } catch (error) {
    throw translateError(error, requestId);
  }
}
