import { z } from 'zod';
import { CommitmentId, LocalDate, PageInput, page, RegionId, route, SilenceId, UnitId } from '../base.ts';

const tags = ['Silences · 沉默单位'];
const readers = ['office', 'leader', 'inspector', 'liaison'] as const;

/** A unit owed an answer or a report and said nothing until the clock ran out. It stays on record when the unit speaks later. */
export const Silence = z.object({
  id: SilenceId,
  unit: z.object({ id: UnitId, name: z.string() }),
  commitment: z.object({ id: CommitmentId, code: z.string(), title: z.string() }),
  owed: z.enum(['acceptance', 'report']),
  dueOn: LocalDate,
  termDays: z.number().int().describe('Working days after the due date that it had'),
  noticedOn: LocalDate,
  silent: z.boolean().describe('It has said nothing to this day'),
});
export type Silence = z.infer<typeof Silence>;

export const SilentUnits = z.object({
  units: z.array(
    z.object({
      id: UnitId,
      name: z.string(),
      count: z.number().int(),
      since: LocalDate.describe('Its oldest due date'),
    }),
  ),
  terms: z
    .array(z.object({ region: z.object({ id: RegionId, name: z.string() }), days: z.number().int() }))
    .describe('Of the regions whose office the caller is'),
});

export const silences = {
  list: route
    .route({ method: 'GET', path: '/silences', tags, summary: 'Who said nothing past a term, the newest first' })
    .meta({ access: readers })
    .input(
      PageInput.extend({
        silent: z.boolean().default(false).describe('Only those that are silent to this day'),
        unitId: UnitId.optional(),
      }),
    )
    .output(page(Silence)),
  units: route
    .route({
      method: 'GET',
      path: '/silences/units',
      tags,
      summary: 'Units that are silent now, up to a hundred, and the terms in force',
    })
    .meta({ access: readers })
    .output(SilentUnits),
  setTerm: route
    .route({
      method: 'PUT',
      path: '/silences/term',
      tags,
      summary: 'Set after how many working days a unit of a region counts as silent',
    })
    .meta({ access: ['office'] })
    .input(z.object({ regionId: RegionId, days: z.number().int().min(1).max(30) }))
    .output(z.object({ ok: z.literal(true) })),
};
