import { sql } from 'kysely';
import type { Trx } from '../../platform/database/database.ts';

/** One import at a time: two over the same rows could wait for each other. */
export async function oneAtATime(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('organisation workbook'))`.execute(trx);
}
