import { AsyncLocalStorage } from 'node:async_hooks';
import { staff } from '@chengshi/contract';
import {
  CompiledQuery,
  type DatabaseConnection,
  PostgresDialect,
  PostgresDriver,
  type TransactionSettings,
} from 'kysely';
import type { Actor } from '../access/actor.ts';

/** The actor of the transaction that begins next in this asynchronous context. */
export const actorAtBegin = new AsyncLocalStorage<Actor>();

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const path = /^(\/[0-9A-Za-z-]+)+\/$/;

function checked(value: string, shape: RegExp): string {
  if (!shape.test(value)) throw new Error(`not fit for a database setting: ${value}`);
  return value;
}

/** The settings that the policies of the database read (migrations/0001 and 0012). Values are checked because they stand in the text of the statement. */
function settings(actor: Actor): string {
  if (actor.kind === 'system') return "set local app.grants = 'system'";
  const grants = actor.roles
    .filter((held) => held.regionId !== null)
    .map((held) => `${held.role}:${checked(held.regionPath, path)}`);
  const units = actor.roles
    .filter((held) => held.unitId !== null)
    .map((held) => `${held.role}:${checked(held.unitId ?? '', uuid)}`);
  const places = actor.roles.filter((held) => staff.includes(held.role)).map((held) => checked(held.regionPath, path));
  return [
    `set local app.person = '${checked(actor.personId, uuid)}'`,
    `set local app.grants = '${grants.join(',')}'`,
    `set local app.units = '${units.join(',')}'`,
    `set local app.places = '${[...new Set(places)].join(',')}'`,
  ].join('; ');
}

/** Tells the database in the same round trip as `begin` who acts. Without an actor the policies deny everything. */
class ActingDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection, options: TransactionSettings): Promise<void> {
    const actor = actorAtBegin.getStore();
    if (!actor) throw new Error('a transaction began without an actor: use Database.as()');
    const isolation = options.isolationLevel ? ` isolation level ${options.isolationLevel}` : '';
    const access = options.accessMode ? ` ${options.accessMode}` : '';
    await connection.executeQuery(CompiledQuery.raw(`start transaction${isolation}${access}; ${settings(actor)}`));
  }
}

export class ActingDialect extends PostgresDialect {
  readonly #config: ConstructorParameters<typeof PostgresDialect>[0];
  constructor(config: ConstructorParameters<typeof PostgresDialect>[0]) {
    super(config);
    this.#config = config;
  }
  override createDriver(): PostgresDriver {
    return new ActingDriver(this.#config);
  }
}
