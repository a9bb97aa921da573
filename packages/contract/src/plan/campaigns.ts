import { z } from 'zod';
import {
  CampaignId,
  CommitmentId,
  DocumentId,
  FrontId,
  LocalDate,
  name,
  PageInput,
  PersonId,
  page,
  RegionId,
  route,
} from '../base.ts';
import { staff } from '../roles.ts';

const tags = ['Campaigns · 攻坚行动'];

/** A person in charge: the name stays readable for those who may not see the person. */
export const Patron = z.object({ id: PersonId, name: z.string() });

export const Front = z.object({
  id: FrontId,
  ordinal: z.number().int(),
  name: z.string(),
  patron: Patron.nullable(),
  commitments: z.number().int(),
});
export const Phase = z.object({
  ordinal: z.number().int(),
  name: z.string(),
  from: LocalDate,
  until: LocalDate,
});
export const Milestone = z.object({
  title: z.string(),
  on: LocalDate,
  commitment: z.object({ id: CommitmentId, code: z.string(), accepted: z.boolean() }).nullable(),
});
export type Milestone = z.infer<typeof Milestone>;
export const Campaign = z.object({
  id: CampaignId,
  name: z.string(),
  documentId: DocumentId,
  region: z.object({ id: RegionId, name: z.string() }),
  from: LocalDate.nullable(),
  until: LocalDate.nullable(),
  revision: z.number().int().describe('Counts the changes of fronts, phases and milestones'),
  fronts: z.array(Front),
  phases: z.array(Phase),
  milestones: z.array(Milestone),
});
export type Campaign = z.infer<typeof Campaign>;

/** A phase as it is written down: it ends on the day it begins or later. */
export const PhaseDraft = z
  .object({ name: name(80), from: LocalDate, until: LocalDate })
  .refine((phase) => phase.from <= phase.until, {
    error: '阶段的结束日期早于开始日期 · the phase ends before it begins',
  });

const revision = z.number().int().min(1).describe('The revision that the change was made on');

export const campaigns = {
  list: route
    .route({ method: 'GET', path: '/campaigns', tags, summary: 'Campaigns in scope, newest first' })
    .meta({ access: staff })
    .input(PageInput)
    .output(page(Campaign)),
  get: route
    .route({ method: 'GET', path: '/campaigns/{id}', tags, summary: 'A campaign with its fronts and its road map' })
    .meta({ access: staff })
    .input(z.object({ id: CampaignId }))
    .output(Campaign),
  setFronts: route
    .route({
      method: 'PUT',
      path: '/campaigns/{id}/fronts',
      tags,
      summary: 'Name, order and merge the fronts, and give them a patron',
      description:
        'Names every front of the campaign once, in the wanted order. A front with `into` is merged into that one: its commitments move, and it is kept on record.',
    })
    .meta({ access: ['office'] })
    .input(
      z.object({
        id: CampaignId,
        revision,
        fronts: z
          .array(z.object({ id: FrontId, name: name(80), patronId: PersonId.nullable(), into: FrontId.nullish() }))
          .max(500),
      }),
    )
    .output(Campaign),
  setRoad: route
    .route({
      method: 'PUT',
      path: '/campaigns/{id}/road',
      tags,
      summary: 'Write down the phases and milestones of a campaign',
    })
    .meta({ access: ['office'] })
    .input(
      z.object({
        id: CampaignId,
        revision,
        phases: z.array(PhaseDraft).max(50),
        milestones: z
          .array(z.object({ title: name(200), on: LocalDate, commitmentId: CommitmentId.nullish() }))
          .max(500),
      }),
    )
    .output(Campaign),
};
