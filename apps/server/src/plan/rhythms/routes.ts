import type { WorkingCalendar } from '@chengshi/calendar';
import { RhythmRule } from '@chengshi/contract';
import { workingCalendar } from '../../org/calendar/service.ts';
import { withinReach } from '../../platform/clock/reach.ts';
import { found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { campaignById } from '../campaigns/service.ts';
import { nextDates, type Rule, type RuleRow, ruleOf, rulesOfCampaign, setRule } from './service.ts';

function ruleView(row: RuleRow, calendar: WorkingCalendar, today: string): RhythmRule {
  // The check constraints of the columns allow only these.
  const rule = { every: row.every, unit: row.unit, first: row.firstOn, onDayOff: row.onDayOff } as Rule;
  const rhythm = row.rhythm as { action: string };
  return RhythmRule.parse({
    rhythm: { action: rhythm.action, every: rule.every, unit: rule.unit },
    first: rule.first,
    onDayOff: rule.onDayOff,
    next: nextDates(calendar, rule, today),
    commitment: { id: row.id, code: row.code, title: row.title },
    set: { by: row.setName, at: row.setAt.toISOString() },
  });
}

export const rhythmRoutes = {
  list: os.rhythms.list.handler(async ({ context, input }) => {
    const after = fromCursor(input.cursor, keys.ordinal)?.[0];
    const { rows, calendar } = await context.platform.database.as(caller(context), async (trx) => {
      found(await campaignById(trx, input.id));
      const page = { after, limit: input.limit + 1 };
      return { rows: await rulesOfCampaign(trx, input.id, page), calendar: await workingCalendar(trx) };
    });
    const today = context.platform.clock.today();
    return toPage(
      rows,
      input.limit,
      (row) => [row.ordinal],
      (row) => ruleView(row, calendar, today),
    );
  }),
  get: os.rhythms.get.handler(({ context, input }) =>
    context.platform.database.as(caller(context), async (trx) =>
      ruleView(found(await ruleOf(trx, input.id)), await workingCalendar(trx), context.platform.clock.today()),
    ),
  ),
  set: os.rhythms.set.handler(async ({ context, input }) => {
    const { id, every, unit, first, onDayOff } = input;
    const rule = { every, unit, first: withinReach(first), onDayOff };
    const row = await setRule(context.platform, caller(context), id, rule);
    const calendar = await context.platform.database.as(caller(context), workingCalendar);
    return ruleView(row, calendar, context.platform.clock.today());
  }),
};
