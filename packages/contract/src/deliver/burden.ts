import { z } from 'zod';
import { CampaignId, route, UnitId } from '../base.ts';

const tags = ['Burden · 减负账'];

/** A month of the city's calendar. */
export const Month = z
  .string()
  .refine((value) => /^2\d{3}-(0[1-9]|1[0-2])$/.test(value), {
    error: '月份请写成 2026-03 的样子 · write a month like 2026-03',
  })
  .describe('Month, YYYY-MM');

export const mostBurdenMonths = 24;

/** What reporting cost in one month, as the reporters' own devices measured it. */
export const BurdenMonth = z.object({
  month: Month,
  reports: z.number().int(),
  seconds: z.number().int(),
});

/** The burden account: minutes that units spend on reporting, and what they were asked for. */
export const Burden = z.object({
  months: z.array(
    BurdenMonth.extend({
      asked: z.number().int().describe('Figures that units were asked for by request'),
      spared: z.number().int().describe('Figures of those requests that nobody had to report again'),
    }),
  ),
  units: z
    .array(
      z.object({
        id: UnitId,
        name: z.string(),
        reports: z.number().int(),
        seconds: z.number().int(),
        months: z.array(BurdenMonth),
      }),
    )
    .describe('The hundred with the most'),
  campaigns: z
    .array(z.object({ id: CampaignId, name: z.string(), reports: z.number().int(), seconds: z.number().int() }))
    .describe('For which campaigns it was reported'),
});
export type Burden = z.infer<typeof Burden>;

const readers = ['office', 'leader', 'inspector', 'liaison'] as const;

export const burden = {
  get: route
    .route({
      method: 'GET',
      path: '/burden',
      tags,
      summary: 'Minutes that units spent on reporting, by month, unit and campaign; in the own scope',
    })
    .meta({ access: readers })
    .input(z.object({ from: Month, until: Month }))
    .output(Burden),
  file: route
    .route({ method: 'GET', path: '/burden/file', tags, summary: 'The same account as an .xlsx' })
    .meta({ access: readers })
    .input(z.object({ from: Month, until: Month, language: z.enum(['zh-CN', 'en']).default('zh-CN') }))
    .output(z.file()),
};
