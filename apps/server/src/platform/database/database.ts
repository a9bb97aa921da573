import { AsyncLocalStorage } from 'node:async_hooks';
import { CamelCasePlugin, Kysely, type Transaction } from 'kysely';
import pg from 'pg';
import type { Actor } from '../access/actor.ts';
import { ActingDialect, actorAtBegin } from './acting-driver.ts';
import { PreparingClient } from './preparing-client.ts';
import type { DB } from './schema.gen.ts';

export type Trx = Transaction<DB>;

export interface Database {
  /**
   * Runs work in one transaction in the name of the actor. Called inside another `as` it takes part in that
   * transaction, so the outermost caller decides what belongs together.
   */
  as<Result>(actor: Actor, work: (trx: Trx) => Promise<Result>): Promise<Result>;
  /**
   * One question in one round trip, outside of transactions: for what every request asks. In whose
   * name it is asked is said by the function of the database that it calls; what it reads on its own the policies deny.
   */
  ask<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[]): Promise<Row[]>;
  /** Whether the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

const dateType = 1082;
// A date is a day on the city's calendar, not an instant: keep the text, whatever the server's time zone.
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === dateType ? (value: string) => value : pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text'),
};

/** Eight connections fill two cores; more only queue inside the database. */
const poolSize = 8;
/** A new connection has to read the catalogue and the policies first: whoever comes back after a pause should not wait for that. */
export const idleTimeoutMillis = 10 * 60_000;

export function openDatabase(connectionString: string): Database {
  const pool = new pg.Pool({
    ...{ connectionString, Client: PreparingClient, max: poolSize, types, idleTimeoutMillis },
    application_name: 'chengshi',
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', (error) => console.error(`database connection lost: ${error.message}`));
  const kysely = new Kysely<DB>({
    dialect: new ActingDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  const current = new AsyncLocalStorage<{ trx: Trx; actor: Actor }>();

  return {
    as(actor, work) {
      const outer = current.getStore();
      if (outer) {
        if (outer.actor !== actor) throw new Error('a transaction has one actor: open a second one outside the first');
        return work(outer.trx);
      }
      return actorAtBegin.run(actor, () =>
        kysely.transaction().execute((trx) => current.run({ trx, actor }, () => work(trx))),
      );
    },
    async ask<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[]) {
      return (await pool.query<Row>(text, [...values])).rows;
    },
    async ping() {
      await pool.query('select 1');
    },
    close: () => kysely.destroy(),
  };
}
