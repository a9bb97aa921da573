import type { Trx } from '../../platform/database/database.ts';

/** What the installation says about itself, such as that its city is invented. */
export async function installationValue(trx: Trx, key: string): Promise<unknown> {
  const row = await trx.selectFrom('installation').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value ?? null;
}

export async function setInstallationValue(trx: Trx, key: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value);
  await trx
    .insertInto('installation')
    .values({ key, value: text })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: text }))
    .execute();
}
