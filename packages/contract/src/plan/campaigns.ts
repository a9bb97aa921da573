import { z } from 'zod';
import { CampaignId, DocumentId, FrontId, LocalDate, PageInput, page, RegionId, route } from '../base.ts';
import { staff } from '../roles.ts';

const tags = ['Campaigns · 攻坚行动'];

export const Front = z.object({
  id: FrontId,
  ordinal: z.number().int(),
  name: z.string(),
  commitments: z.number().int(),
});
export const Phase = z.object({
  ordinal: z.number().int(),
  name: z.string(),
  from: LocalDate,
  until: LocalDate,
});
export const Campaign = z.object({
  id: CampaignId,
  name: z.string(),
  documentId: DocumentId,
  region: z.object({ id: RegionId, name: z.string() }),
  from: LocalDate.nullable(),
  until: LocalDate.nullable(),
  fronts: z.array(Front),
  phases: z.array(Phase),
});
export type Campaign = z.infer<typeof Campaign>;

export const campaigns = {
  list: route
    .route({ method: 'GET', path: '/campaigns', tags, summary: 'Campaigns in scope, newest first' })
    .meta({ access: staff })
    .input(PageInput)
    .output(page(Campaign)),
  get: route
    .route({ method: 'GET', path: '/campaigns/{id}', tags, summary: 'A campaign with its fronts and phases' })
    .meta({ access: staff })
    .input(z.object({ id: CampaignId }))
    .output(Campaign),
};
