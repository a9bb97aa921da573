import { z } from 'zod';
import {
  AmendmentId,
  CampaignId,
  CommitmentId,
  Instant,
  LocalDate,
  PageInput,
  PersonId,
  page,
  RegionId,
  route,
  text,
  UnitId,
} from '../base.ts';
import { ChangedState, CommitmentChange } from '../plan/changes.ts';

const tags = ['Amendments · 变更申请'];
const readers = ['office', 'leader', 'inspector', 'liaison'] as const;
const words = text(500).trim().min(2);

export const amendmentStates = ['open', 'granted', 'altered', 'refused', 'withdrawn'] as const;
export const AmendmentState = z
  .enum(amendmentStates)
  .describe('altered: granted, but differently from what was asked; withdrawn: by whoever asked');
export type AmendmentState = (typeof amendmentStates)[number];

/** Why another deadline, target, owner or wording is asked for. */
export const amendmentCauses = [
  'policy',
  'conditions',
  'force-majeure',
  'scope',
  'duties',
  'ahead',
  'wording',
  'other',
] as const;
export const AmendmentCause = z.enum(amendmentCauses);
export type AmendmentCause = (typeof amendmentCauses)[number];

/** What can be asked for: what somebody was promised or must answer for. Where it is filed is the office's business. */
export const AmendmentWish = CommitmentChange.pick({
  title: true,
  due: true,
  quantity: true,
  owner: true,
  strength: true,
});
export type AmendmentWish = z.infer<typeof AmendmentWish>;

/** In whose name a request is made: a unit that answers for the commitment, or the office of a region. */
export const Asker = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unit'), id: UnitId }),
  z.object({ kind: z.literal('region'), id: RegionId }),
]);
export const NamedAsker = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unit'), id: UnitId, name: z.string() }),
  z.object({ kind: z.literal('region'), id: RegionId, name: z.string() }),
]);
export type NamedAsker = z.infer<typeof NamedAsker>;

export const Amendment = z.object({
  id: AmendmentId,
  commitment: z.object({
    id: CommitmentId,
    code: z.string(),
    title: z.string(),
    revision: z.number().int(),
    withdrawn: z.boolean(),
  }),
  campaign: z.object({ id: CampaignId, name: z.string() }),
  asker: NamedAsker,
  before: ChangedState.describe('The fields asked for as they were then'),
  after: ChangedState.describe('As they are to be'),
  cause: AmendmentCause,
  words: z.string(),
  asked: z.object({ by: z.object({ id: PersonId, name: z.string() }), at: Instant, on: LocalDate }),
  late: z.boolean().describe('It was asked for after the deadline had passed'),
  state: AmendmentState,
  now: ChangedState.nullable().describe(
    'Of an open one whose commitment was changed meanwhile: the fields that are not as they were, as they are now',
  ),
  decision: z
    .object({
      words: z.string(),
      by: z.object({ id: PersonId, name: z.string() }),
      at: Instant,
      applied: ChangedState.nullable().describe('What the commitment became; null when nothing was changed'),
    })
    .nullable(),
  mayDecide: z.boolean(),
  mayWithdraw: z.boolean(),
});
export type Amendment = z.infer<typeof Amendment>;

const id = AmendmentId;

export const amendments = {
  list: route
    .route({
      method: 'GET',
      path: '/amendments',
      tags,
      summary: 'Requests for amendments: open ones the longest waiting first, others the newest first',
    })
    .meta({ access: readers })
    .input(
      PageInput.extend({
        state: AmendmentState.default('open'),
        mine: z.boolean().default(false).describe('Only those of the units and regions that the caller asks for'),
        campaignId: CampaignId.optional(),
        query: text(100).optional().describe('Words of the commitment or its code, two characters or more'),
      }),
    )
    .output(page(Amendment)),
  counts: route
    .route({ method: 'GET', path: '/amendments/counts', tags, summary: 'How many requests there are in each state' })
    .meta({ access: readers })
    .input(z.object({ mine: z.boolean().default(false), campaignId: CampaignId.optional() }))
    .output(z.record(AmendmentState, z.number().int())),
  ofCommitment: route
    .route({
      method: 'GET',
      path: '/commitments/{id}/amendments',
      tags,
      summary: 'The requests about one commitment, the newest first, and in whose name the caller may ask',
    })
    .meta({ access: readers })
    .input(z.object({ id: CommitmentId }))
    .output(z.object({ rows: z.array(Amendment), askers: z.array(NamedAsker) })),
  ask: route
    .route({
      method: 'POST',
      path: '/amendments',
      tags,
      summary: 'Ask for another deadline, target, owner or wording of a published commitment',
      successStatus: 201,
    })
    .meta({ access: ['office', 'liaison'], idempotent: true })
    .input(
      z.object({
        commitmentId: CommitmentId,
        revision: z.number().int().min(1).describe('The revision of the commitment that the request was written on'),
        asker: Asker,
        wish: AmendmentWish,
        cause: AmendmentCause,
        words,
      }),
    )
    .output(Amendment),
  decide: route
    .route({
      method: 'POST',
      path: '/amendments/{id}/decision',
      tags,
      summary: 'Grant a request as asked or differently, or refuse it; what is granted is applied at once',
    })
    .meta({ access: ['office'], idempotent: true })
    .input(
      z.object({
        id,
        decision: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('granted') }),
          z.object({
            kind: z.literal('altered'),
            revision: z.number().int().min(1).describe('The revision of the commitment that was looked at'),
            wish: AmendmentWish,
          }),
          z.object({ kind: z.literal('refused') }),
        ]),
        words,
      }),
    )
    .output(Amendment),
  withdraw: route
    .route({ method: 'POST', path: '/amendments/{id}/withdrawal', tags, summary: 'Take an open request back' })
    .meta({ access: ['office', 'liaison'], idempotent: true })
    .input(z.object({ id, words }))
    .output(Amendment),
};
