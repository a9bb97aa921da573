import { z } from 'zod';
import { EntryOpeningId, Instant, LocalDate, PageInput, page, RegionId, route, text } from '../base.ts';
import { staff } from '../roles.ts';

const tags = ['Entry by towns · 乡镇填报备案'];

/** That a town enters reports itself for a time. By default the county does; opening it needs the number under which it was filed. */
export const EntryOpening = z.object({
  id: EntryOpeningId,
  region: z.object({ id: RegionId, name: z.string() }),
  filingNumber: z.string(),
  reason: z.string(),
  since: LocalDate,
  until: LocalDate,
  by: z.string(),
  at: Instant,
  closed: z.object({ on: LocalDate, reason: z.string(), by: z.string() }).nullable(),
  open: z.boolean().describe('In force today'),
});
export type EntryOpening = z.infer<typeof EntryOpening>;

export const entries = {
  list: route
    .route({ method: 'GET', path: '/entry-openings', tags, summary: 'Towns that may enter reports, newest first' })
    .meta({ access: staff })
    .input(PageInput)
    .output(page(EntryOpening)),
  open: route
    .route({
      method: 'POST',
      path: '/entry-openings',
      tags,
      summary: 'Let a town enter reports itself, under the number with which this was filed',
      successStatus: 201,
    })
    .meta({ access: ['office'], idempotent: true })
    .input(
      z.object({
        regionId: RegionId,
        filingNumber: text(100).trim().min(4),
        reason: text(500).trim().min(2),
        until: LocalDate.describe('Last day; at most a year ahead'),
      }),
    )
    .output(EntryOpening),
  close: route
    .route({ method: 'POST', path: '/entry-openings/{id}/closing', tags, summary: 'End it before its last day' })
    .meta({ access: ['office'], idempotent: true })
    .input(z.object({ id: EntryOpeningId, reason: text(500).trim().min(2) }))
    .output(EntryOpening),
};
