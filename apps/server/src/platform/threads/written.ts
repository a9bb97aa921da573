import { apart } from './apart.ts';

const unwritten = { zh: '表格过大，未能写出', en: 'The sheet is too large to be written' };

/** Writes a file in a thread of its own, by a worker script that tells its bytes: twenty thousand rows take a core for seconds. */
export async function writtenApart(
  script: URL,
  job: unknown,
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  for await (const bytes of apart<Uint8Array<ArrayBuffer>>(script, job, signal, unwritten)) return bytes;
  signal?.throwIfAborted();
  throw new Error('the sheet was not written');
}
