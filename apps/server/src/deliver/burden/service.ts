import { addDays, addMonths } from '@chengshi/calendar';
import { Burden, mostBurdenMonths } from '@chengshi/contract';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure } from '../../platform/http/fail.ts';
import { burdenScope } from './policy.ts';
import { askedByMonth, costByCampaign, costByMonth, costByUnit } from './store.ts';

const mostUnits = 100;

/** What reporting cost from one month to another, both inside; months without any report are there with nothing. */
export async function burdenOf(trx: Trx, actor: PersonActor, from: string, until: string): Promise<Burden> {
  const months = monthsBetween(from, until);
  const span = { from: `${from}-01`, to: addDays(addMonths(`${until}-01`, 1), -1), ...burdenScope(actor) };
  const cost = new Map((await costByMonth(trx, span)).map((row) => [row.month, row]));
  const asked = new Map((await askedByMonth(trx, span)).map((row) => [row.month, row]));
  const none = { reports: 0, seconds: 0, asked: 0, spared: 0 };
  return Burden.parse({
    months: months.map((month) => ({ ...none, ...asked.get(month), ...cost.get(month), month })),
    units: await costByUnit(trx, span, mostUnits),
    campaigns: await costByCampaign(trx, span),
  });
}

function monthsBetween(from: string, until: string): string[] {
  const months: string[] = [];
  for (let day = `${from}-01`; day.slice(0, 7) <= until; day = addMonths(day, 1)) {
    months.push(day.slice(0, 7));
    if (months.length > mostBurdenMonths) break;
  }
  if (months.length === 0 || months.length > mostBurdenMonths) {
    throw failure('BAD_REQUEST', {
      detail: `请选择 1 至 ${mostBurdenMonths} 个月 · choose 1 to ${mostBurdenMonths} months`,
    });
  }
  return months;
}
