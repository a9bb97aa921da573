import { z } from 'zod';
import { BodyId, CommitmentId, DispatchId, LocalDate, route, UnitId } from '../base.ts';
import { DispatchState } from '../own/dispatches.ts';
import { PartRef, SplitPlace } from '../own/splits.ts';
import { staff } from '../roles.ts';
import { Counts, Status } from './status.ts';

const tags = ['Standings · 进展对照'];

/** Something about a carried commitment that waits for somebody's word. */
export const Matter = z.object({
  kind: z.enum(['objection', 'doubt', 'amendment']),
  commitment: z.object({ id: CommitmentId, code: z.string(), title: z.string() }),
  unit: z.string().nullable().describe('Who objects, asks, or was doubted'),
  words: z.string().nullable(),
  on: LocalDate,
});
export type Matter = z.infer<typeof Matter>;

/** More than these nobody reads on one page. */
export const mostMatters = 50;

const UnitName = z.object({ id: UnitId, name: z.string() });
const said = {
  claimed: z.number().nullable().describe('The last value that its unit reported'),
  claimedAsOf: LocalDate.nullable(),
  verified: z.number().nullable().describe('The last value that an inspector found to be so, or corrected'),
  verifiedOn: LocalDate.nullable(),
};

/** How a part of a split stands: who answers for it, what is claimed and verified, what its way asks for today. */
export const PartStanding = PartRef.extend({
  dispatch: z
    .object({ id: DispatchId, unit: UnitName, state: DispatchState, dueOn: LocalDate })
    .nullable()
    .describe('The one in force'),
  proposed: UnitName.nullable().describe('Who would answer: the unit itself, or the one government of the region'),
  candidates: z.array(UnitName).describe('Where a region has several'),
  seen: z.boolean().describe('The caller sees what is said about it; otherwise only its share and way'),
  ...said,
  expected: z.number(),
  status: Status.nullable().describe('Null where the caller does not see what is said about it'),
});
export type PartStanding = z.infer<typeof PartStanding>;

export const SplitStanding = z.object({
  asOf: LocalDate,
  unit: z.string(),
  whole: z
    .object({ ...said, expected: z.number() })
    .nullable()
    .describe('What the unit says that answers for the whole; what the ways of the parts ask for together'),
  together: z
    .object({ claimed: z.number().nullable(), verified: z.number().nullable(), reported: z.number().int() })
    .nullable()
    .describe(
      'What the parts come to by the rule of the split, those without a value where they start, and how many have one; null where the caller does not see all',
    ),
  difference: z.number().nullable().describe('What the whole claims more than the parts; null unless both are known'),
  parts: z.array(PartStanding),
  mayDispatch: z.boolean(),
});
export type SplitStanding = z.infer<typeof SplitStanding>;

export const standings = {
  ofSplit: route
    .route({
      method: 'GET',
      path: '/commitments/{id}/split/standing',
      tags,
      summary: 'Where the parts of a split stand, beside what the whole claims',
    })
    .meta({ access: staff })
    .input(z.object({ id: CommitmentId, place: SplitPlace.default('') }))
    .output(SplitStanding),
  ofBodies: route
    .route({
      method: 'GET',
      path: '/bodies/standings',
      tags,
      summary: 'The lights of what these bodies carry, each commitment counted once for a body',
    })
    .meta({ access: staff })
    .input(z.object({ ids: z.array(BodyId).min(1).max(200) }))
    .output(z.object({ asOf: LocalDate, rows: z.array(z.object({ id: BodyId, counts: Counts })) })),
  ofBody: route
    .route({
      method: 'GET',
      path: '/bodies/{id}/standing',
      tags,
      summary:
        'How a body stands: lights, what is overdue or due soon, objections, doubts and amendments that are open',
    })
    .meta({ access: staff })
    .input(z.object({ id: BodyId }))
    .output(
      z.object({
        asOf: LocalDate,
        dueUntil: LocalDate.describe('The last day that counts as soon: thirty days from today'),
        counts: Counts,
        overdue: z.number().int(),
        dueSoon: z.number().int(),
        matters: z.array(Matter).describe('The oldest first, at most fifty'),
      }),
    ),
};
