import { EventEmitter } from 'node:events';
import { sql } from 'kysely';
import pg from 'pg';
import type { Trx } from '../database/database.ts';

/** Tells all server processes that something changed; what it was is read from the database. At most 8,000 bytes. */
export interface Live {
  /** Sent when the transaction commits, and not at all when it does not. */
  tell(trx: Trx, topic: string, message: Readonly<Record<string, string | number | null>>): Promise<void>;
  /** Hears a topic until the signal ends; messages come parsed. */
  hear(topic: string, listener: (message: Readonly<Record<string, unknown>>) => void, signal: AbortSignal): void;
  close(): Promise<void>;
}

const channel = 'chengshi';
const retryMs = 2000;

/** LISTEN on one connection of its own, found again by itself when the database was away. */
export function openLive(connectionString: string): Live {
  const emitter = new EventEmitter().setMaxListeners(0);
  let client: pg.Client | null = null;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;

  async function listen(): Promise<void> {
    if (closed) return;
    const next = new pg.Client({ connectionString, application_name: 'chengshi live' });
    next.on('error', again);
    next.on('end', again);
    next.on('notification', ({ payload }) => {
      const { topic, message } = JSON.parse(payload ?? '{}') as { topic: string; message: Record<string, unknown> };
      emitter.emit(topic, message);
    });
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
      client = next;
    } catch (error) {
      console.error(`live messages are away: ${error instanceof Error ? error.message : String(error)}`);
      again();
    }
  }
  function again(): void {
    client = null;
    clearTimeout(retry);
    if (!closed) retry = setTimeout(() => void listen(), retryMs).unref();
  }
  void listen();

  return {
    async tell(trx, topic, message) {
      await sql`select pg_notify(${channel}, ${JSON.stringify({ topic, message })})`.execute(trx);
    },
    hear(topic, listener, signal) {
      emitter.on(topic, listener);
      signal.addEventListener('abort', () => emitter.off(topic, listener), { once: true });
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}
