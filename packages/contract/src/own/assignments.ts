import { z } from 'zod';
import { CampaignId, CommitmentId, Instant, PageInput, PersonId, page, route, text, UnitId } from '../base.ts';
import { matchKinds } from '../plan/publication.ts';
import { staff } from '../roles.ts';

const tags = ['Assignments · 责任单位'];

const UnitName = z.object({ id: UnitId, name: z.string() });

export const AssignmentRole = z.enum(['lead', 'support', 'patron']);
export const AssignmentState = z
  .enum(['proposed', 'confirmed', 'corrected'])
  .describe('proposed: nobody has said yes to it yet');

/** What a name in a role of a commitment is taken for. */
export const Assignment = z.object({
  role: AssignmentRole,
  words: z.string().describe('As the document has it'),
  state: AssignmentState,
  how: z.enum(matchKinds).nullable(),
  doubtful: z.boolean(),
  units: z.array(UnitName),
  person: z.object({ id: PersonId, name: z.string() }).nullable(),
  decided: z.object({ by: z.string(), at: Instant }),
});
export type Assignment = z.infer<typeof Assignment>;

export const nameFilters = ['unmatched', 'doubtful', 'certain', 'settled'] as const;

/** One name of a campaign's commitments, however often it stands there. */
export const AssignedName = z.object({
  campaign: z.object({ id: CampaignId, name: z.string() }),
  words: z.string(),
  commitments: z.number().int(),
  state: AssignmentState,
  how: z.enum(matchKinds).nullable(),
  doubtful: z.boolean(),
  units: z.array(UnitName),
  candidates: z.array(UnitName),
});
export type AssignedName = z.infer<typeof AssignedName>;

const Name = z.object({ campaignId: CampaignId, words: text(100).min(1) });

export const assignments = {
  names: route
    .route({
      method: 'GET',
      path: '/assignments',
      tags,
      summary: 'The names of units in commitments, with the units they are taken for, by name',
    })
    .meta({ access: staff })
    .input(
      PageInput.extend({
        filter: z.enum(nameFilters).optional().describe('settled: confirmed or corrected; the others are proposed'),
        campaignId: CampaignId.optional(),
        query: text(100).optional(),
      }),
    )
    .output(page(AssignedName)),
  ofCommitment: route
    .route({ method: 'GET', path: '/commitments/{id}/owners', tags, summary: 'Who answers for a commitment' })
    .meta({ access: staff })
    .input(z.object({ id: CommitmentId }))
    .output(z.object({ rows: z.array(Assignment) })),
  confirm: route
    .route({
      method: 'POST',
      path: '/assignments/confirmations',
      tags,
      summary: 'Say yes to what names are taken for; a doubtful one is learned',
    })
    .meta({ access: ['office'], idempotent: true })
    .input(z.object({ names: z.array(Name).min(1).max(500) }))
    .output(z.object({ assignments: z.number().int(), learned: z.number().int() })),
  correct: route
    .route({
      method: 'POST',
      path: '/assignments/corrections',
      tags,
      summary: 'Say which units a name stands for, or that it stands for none of ours; a single unit is learned',
    })
    .meta({ access: ['office'], idempotent: true })
    .input(Name.extend({ unitIds: z.array(UnitId).max(100), commitmentId: CommitmentId.nullish() }))
    .output(z.object({ assignments: z.number().int(), learned: z.number().int() })),
};
