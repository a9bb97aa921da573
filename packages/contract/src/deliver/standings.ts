import { z } from 'zod';
import { BodyId, CommitmentId, LocalDate, route } from '../base.ts';
import { staff } from '../roles.ts';
import { Counts } from './status.ts';

const tags = ['Bodies · 指挥机构'];

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

export const standings = {
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
