import { once } from 'node:events';
import type { Client, Connection, Submittable } from 'pg';

const partBytes = 4 * 1024 * 1024;

/** node-postgres has these, its types do not. */
type CopyConnection = Connection & {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
};

/**
 * Runs `COPY … TO STDOUT` and hands on what comes in parts of some megabytes, the server waiting while a part is written.
 * Resolves to the number of rows.
 */
export function copyOut(client: Client, sql: string, onPart: (part: Buffer) => Promise<void>): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows: Buffer[] = [];
    let bytes = 0;
    let count = 0;
    let written: Promise<void> = Promise.resolve();
    const flush = (): void => {
      if (bytes === 0) return;
      const part = Buffer.concat(rows, bytes);
      rows = [];
      bytes = 0;
      written = written.then(() => onPart(part));
    };
    run(client, sql, {
      handleCopyData({ chunk }, connection) {
        // The parser uses its buffer again: keep a copy.
        rows.push(Buffer.from(chunk));
        bytes += chunk.length;
        if (bytes < partBytes) return;
        flush();
        connection.stream.pause();
        written.catch(() => {}).finally(() => connection.stream.resume());
      },
      handleCommandComplete({ text }) {
        count = rowsOf(text);
        flush();
      },
      // After an error node-postgres calls a query no more.
      handleError: (error) => written.then(() => reject(error), reject),
      handleReadyForQuery: () => written.then(() => resolve(count), reject),
    });
  });
}

/** Runs `COPY … FROM STDIN` with the given parts. Resolves to the number of rows. */
export function copyIn(client: Client, sql: string, parts: AsyncIterable<Uint8Array>): Promise<number> {
  return new Promise((resolve, reject) => {
    const refused = new AbortController();
    let count = 0;
    let unreadable: unknown;
    const send = async (connection: CopyConnection): Promise<void> => {
      try {
        for await (const part of parts) {
          if (refused.signal.aborted) return;
          connection.sendCopyFromChunk(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
          if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain', { signal: refused.signal });
        }
        connection.endCopyFrom();
      } catch (error) {
        if (refused.signal.aborted) return;
        unreadable = error;
        connection.sendCopyFail('the parts could not be read');
      }
    };
    run(client, sql, {
      handleCopyInResponse: (connection) => void send(connection),
      handleCommandComplete({ text }) {
        count = rowsOf(text);
      },
      handleError(error) {
        refused.abort();
        reject(unreadable ?? error);
      },
      handleReadyForQuery: () => resolve(count),
    });
  });
}

/** What node-postgres calls on the running query, as far as a COPY needs it. */
type Handlers = {
  handleCopyData?(message: { chunk: Buffer }, connection: CopyConnection): void;
  handleCopyInResponse?(connection: CopyConnection): void;
  handleCommandComplete(message: { text: string }): void;
  handleError(error: unknown): void;
  handleReadyForQuery(): void;
};

function run(client: Client, sql: string, handlers: Handlers): void {
  const query: Submittable & Handlers = { ...handlers, submit: (connection) => connection.query(sql) };
  client.query(query);
}

/** The server's last word: `COPY 12`. */
const rowsOf = (text: string): number => Number(/^COPY (\d+)$/.exec(text)?.[1] ?? 0);
