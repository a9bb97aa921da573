import type { Trx } from '../../platform/database/database.ts';

export interface EnteredDay {
  readonly date: string;
  readonly working: boolean;
  readonly name: string;
}

export async function enteredYears(trx: Trx): Promise<{ year: number; days: EnteredDay[] }[]> {
  const years = await trx.selectFrom('calendarYears').select('year').orderBy('year').execute();
  const days = await trx
    .selectFrom('calendarDays')
    .select(['year', 'date', 'working', 'name'])
    .orderBy('date')
    .execute();
  return years.map(({ year }) => ({ year, days: days.filter((day) => day.year === year) }));
}

/** Replaces what had been entered for the year. */
export async function saveYear(
  trx: Trx,
  year: number,
  days: readonly EnteredDay[],
  entered: { by: string; at: Date },
): Promise<void> {
  await trx.deleteFrom('calendarYears').where('year', '=', year).execute();
  await trx.insertInto('calendarYears').values({ year, enteredBy: entered.by, enteredAt: entered.at }).execute();
  if (days.length > 0) {
    await trx
      .insertInto('calendarDays')
      .values(days.map(({ date, working, name }) => ({ year, date, working, name })))
      .execute();
  }
}
