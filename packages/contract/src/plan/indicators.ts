import { z } from 'zod';
import {
  CommitmentId,
  IndicatorId,
  Instant,
  LocalDate,
  name,
  PageInput,
  page,
  RegionId,
  route,
  text,
} from '../base.ts';
import { staff } from '../roles.ts';
import { Measure, Quantity } from './items.ts';

const tags = ['Indicators · 指标'];

export const Direction = z
  .enum(['higher', 'lower', 'nearer'])
  .describe('Which way is better: up, down, or closer to the target');
export const PeriodKind = z.enum(['month', 'cumulative', 'quarter', 'half', 'year', 'point']);

export const Indicator = z.object({
  id: IndicatorId,
  name: z.string(),
  unit: z.string(),
  measure: Measure,
  direction: Direction,
  periodKind: PeriodKind,
  region: z.object({ id: RegionId, name: z.string() }),
  targets: z.number().int().describe('How many commitments are measured by it'),
});
export type Indicator = z.infer<typeof Indicator>;

/** What measures a target: an indicator that is there, a new one, or none. `candidates` have the same unit and measure. */
export const IndicatorProposal = z.object({
  kind: z.enum(['existing', 'new', 'none']),
  id: IndicatorId.nullable(),
  name: z.string().nullable(),
  chosen: z.boolean().describe('Chosen by a person, not proposed'),
  candidates: z.array(z.object({ id: IndicatorId, name: z.string() })),
});

/** A commitment that an indicator measures; value, comparator and deadline are the commitment's own. */
export const Target = z.object({
  commitment: z.object({ id: CommitmentId, code: z.string(), title: z.string() }),
  quantity: Quantity,
  due: LocalDate.nullable(),
  accepted: z.boolean(),
});
export type Target = z.infer<typeof Target>;

/** The bindings of a commitment, the last one first; those before it were corrected. */
export const Binding = z.object({
  indicator: z.object({ id: IndicatorId, name: z.string(), unit: z.string() }).nullable(),
  by: z.string(),
  at: Instant,
  reason: z.string().nullable(),
});

export const indicators = {
  list: route
    .route({ method: 'GET', path: '/indicators', tags, summary: 'Indicators in scope, by name' })
    .meta({ access: staff })
    .input(PageInput.extend({ query: text(100).optional() }))
    .output(page(Indicator)),
  get: route
    .route({ method: 'GET', path: '/indicators/{id}', tags, summary: 'One indicator' })
    .meta({ access: staff })
    .input(z.object({ id: IndicatorId }))
    .output(Indicator),
  targets: route
    .route({ method: 'GET', path: '/indicators/{id}/targets', tags, summary: 'The commitments it measures' })
    .meta({ access: staff })
    .input(z.object({ id: IndicatorId }).and(PageInput))
    .output(page(Target)),
  bindings: route
    .route({
      method: 'GET',
      path: '/commitments/{id}/indicator',
      tags,
      summary: 'Which indicator measures a commitment, and which did before',
    })
    .meta({ access: staff })
    .input(z.object({ id: CommitmentId }))
    .output(z.object({ rows: z.array(Binding) })),
  bind: route
    .route({
      method: 'PUT',
      path: '/commitments/{id}/indicator',
      tags,
      summary: 'Correct which indicator measures a target; the binding before stays on record',
    })
    .meta({ access: ['office'] })
    .input(
      z.object({
        id: CommitmentId,
        choice: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('existing'), id: IndicatorId }),
          z.object({ kind: z.literal('new'), name: name(100) }),
          z.object({ kind: z.literal('none') }),
        ]),
        reason: text(500).trim().min(2),
      }),
    )
    .output(z.object({ rows: z.array(Binding) })),
};
