import { z } from 'zod';
import { CommitmentId, LocalDate, PageInput, PersonId, page, route, UnitId } from '../base.ts';
import { DispatchState, DutyKind } from '../own/dispatches.ts';
import { PartRef } from '../own/splits.ts';
import { staff } from '../roles.ts';
import { Counts, Status } from './status.ts';

const tags = ['Loads · 担责情况'];

/** One commitment that somebody carries, and how it stands. */
export const Carried = z.object({
  commitment: z.object({ id: CommitmentId, code: z.string(), title: z.string(), due: LocalDate.nullable() }),
  part: PartRef.nullable().describe('The part of a split that it is; null for a commitment as a whole'),
  status: Status,
  state: DispatchState,
  lastReport: z.object({ on: LocalDate, words: z.string() }).nullable(),
});
export type Carried = z.infer<typeof Carried>;

export const CarriedByPerson = Carried.extend({
  duty: DutyKind,
  unit: z.object({ id: UnitId, name: z.string() }),
  inherited: z
    .string()
    .nullable()
    .describe('Who was named for the post before it changed hands; null when it was this person'),
});
export type CarriedByPerson = z.infer<typeof CarriedByPerson>;

const dutyCounts = z.object({
  handler: z.number().int(),
  overall: z.number().int(),
  charge: z.number().int(),
  assist: z.number().int(),
});

export const PersonLoad = z.object({
  person: z.object({ id: PersonId, name: z.string() }),
  posts: z.array(z.string()),
  duties: dutyCounts,
  inherited: z.number().int(),
});
export type PersonLoad = z.infer<typeof PersonLoad>;

/** Somebody who does more than this many commitments at once is said to carry too much, unless the office sets another figure. */
export const usualMost = 8;

export const loads = {
  ofUnit: route
    .route({
      method: 'GET',
      path: '/units/{id}/load',
      tags,
      summary: 'What a unit answers for and how that stands, the earliest deadline first',
    })
    .meta({ access: staff })
    .input(z.object({ id: UnitId }).and(PageInput))
    .output(
      page(Carried).extend({
        counts: Counts.describe('Of all that it accepted'),
        waiting: z.number().int().describe('Dispatched and not accepted yet'),
        supports: z.number().int().describe('Commitments of others that it supports'),
        doubts: z.number().int().describe('Its reports that were doubted and wait for an answer'),
        reports: z.number().int().describe('Reports of this month'),
        seconds: z.number().int().describe('What they took, as the senders’ devices measured'),
      }),
    ),
  ofPerson: route
    .route({
      method: 'GET',
      path: '/people/{id}/load',
      tags,
      summary: 'What a person carries, by duty, also what came with a post that was taken over',
    })
    .meta({ access: ['administrator', 'security', 'office', 'leader'] })
    .input(z.object({ id: PersonId }).and(PageInput))
    .output(page(CarriedByPerson).extend({ counts: Counts, duties: dutyCounts })),
  people: route
    .route({
      method: 'GET',
      path: '/loads/people',
      tags,
      summary: 'People in posts with what they carry: those without any commitment, or those with too many',
    })
    .meta({ access: ['office', 'leader'] })
    .input(
      PageInput.extend({
        show: z.enum(['none', 'overloaded', 'all']).default('none'),
        most: z.number().int().min(1).max(500).default(usualMost).describe('More than this many to do is too much'),
        unitId: UnitId.optional(),
      }),
    )
    .output(page(PersonLoad)),
};
