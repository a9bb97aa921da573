import { z } from 'zod';
import { CampaignId, CommitmentId, Instant, LocalDate, PageInput, page, route } from '../base.ts';
import { staff } from '../roles.ts';
import { Rhythm, RhythmUnit } from './items.ts';

const tags = ['Rhythms · 机制与频次'];

export const OnDayOff = z
  .enum(['previous', 'next', 'none'])
  .describe('Where it goes when its date is not worked: the working day before or after, or it stays');

/** When what repeats takes place next. `date` is null in a year whose holidays are not published yet. */
export const RhythmDates = z.object({
  rhythm: Rhythm,
  first: LocalDate.describe('A date on which it takes place; the others are counted from it'),
  onDayOff: OnDayOff,
  next: z.array(z.object({ nominal: LocalDate, date: LocalDate.nullable() })),
});

export const RhythmRule = RhythmDates.extend({
  commitment: z.object({ id: CommitmentId, code: z.string(), title: z.string() }),
  set: z.object({ by: z.string(), at: Instant }),
});
export type RhythmRule = z.infer<typeof RhythmRule>;

export const rhythms = {
  list: route
    .route({
      method: 'GET',
      path: '/campaigns/{id}/rhythms',
      tags,
      summary: 'What repeats in a campaign, with its next dates, in the order of the text',
    })
    .meta({ access: staff })
    .input(z.object({ id: CampaignId }).and(PageInput))
    .output(page(RhythmRule)),
  get: route
    .route({
      method: 'GET',
      path: '/commitments/{id}/rhythm',
      tags,
      summary: 'The calendar rule of a mechanism, with its next dates',
    })
    .meta({ access: staff })
    .input(z.object({ id: CommitmentId }))
    .output(RhythmRule),
  set: route
    .route({
      method: 'PUT',
      path: '/commitments/{id}/rhythm',
      tags,
      summary: 'Correct when a mechanism takes place; the rule before stays on record',
    })
    .meta({ access: ['office'] })
    .input(
      z.object({
        id: CommitmentId,
        every: z.number().int().min(1).max(366),
        unit: RhythmUnit,
        first: LocalDate,
        onDayOff: OnDayOff,
      }),
    )
    .output(RhythmRule),
};
