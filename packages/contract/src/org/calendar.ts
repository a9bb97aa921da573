import { z } from 'zod';
import { LocalDate, name, route } from '../base.ts';

const tags = ['Calendar · 工作日历'];

const Year = z.number().int().min(2000).max(2100);
export const CalendarYear = z.object({
  year: Year,
  state: z.enum(['published', 'entered', 'unknown']),
  workingDays: z.number().int().nullable(),
  days: z
    .array(z.object({ date: LocalDate, working: z.boolean(), name: z.string() }))
    .describe('Days that differ from the plain week: holidays, and weekend days that are worked'),
});
export type CalendarYear = z.infer<typeof CalendarYear>;

export const calendar = {
  year: route
    .route({ method: 'GET', path: '/calendar/{year}', tags, summary: 'Holidays and make-up working days of a year' })
    .meta({ access: 'anybody' })
    .input(z.object({ year: Year }))
    .output(CalendarYear),
  enterYear: route
    .route({
      method: 'PUT',
      path: '/calendar/{year}',
      tags,
      summary: 'Enter a year that is not published in the product yet',
    })
    .meta({ access: ['administrator'] })
    .input(
      z.object({
        year: Year,
        days: z.array(z.object({ date: LocalDate, working: z.boolean(), name: name(50) })).max(120),
      }),
    )
    .output(CalendarYear),
  deadline: route
    .route({
      method: 'GET',
      path: '/calendar/deadline',
      tags,
      summary: 'The date a number of working days after a date',
    })
    .meta({ access: 'anybody' })
    .input(z.object({ from: LocalDate, workingDays: z.number().int().min(-2000).max(2000) }))
    .output(z.object({ date: LocalDate })),
  occurrences: route
    .route({ method: 'GET', path: '/calendar/occurrences', tags, summary: 'The dates of a rhythm within a span' })
    .meta({ access: 'anybody' })
    .input(
      z.object({
        every: z.number().int().min(1).max(366),
        unit: z.enum(['day', 'week', 'month', 'quarter', 'half', 'year']),
        from: LocalDate,
        until: LocalDate,
      }),
    )
    .output(z.object({ dates: z.array(LocalDate) })),
};
