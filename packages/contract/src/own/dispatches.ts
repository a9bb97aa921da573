import { z } from 'zod';
import {
  CampaignId,
  CommitmentId,
  DispatchId,
  Instant,
  LocalDate,
  PageInput,
  PersonId,
  PostId,
  page,
  route,
  text,
  UnitId,
} from '../base.ts';
import { staff } from '../roles.ts';
import { PartRef, SplitPlace } from './splits.ts';

const tags = ['Dispatches · 下发与签收'];

const UnitName = z.object({ id: UnitId, name: z.string() });
const reason = text(500).trim().min(2);
export const TermDays = z.number().int().min(1).max(15).describe('Working days that the unit has for its answer');

/** Who in the answering unit does what: 承办, 总负责, 分管, 协同. */
export const duties = ['handler', 'overall', 'charge', 'assist'] as const;
export const DutyKind = z.enum(duties);
export type DutyKind = (typeof duties)[number];

export const Duty = z.object({
  duty: DutyKind,
  person: z.object({ id: PersonId, name: z.string() }),
  post: z.object({ id: PostId, title: z.string() }),
});
export type Duty = z.infer<typeof Duty>;

const Holder = z.object({ personId: PersonId, postId: PostId });
/** The whole of it at once: a change gives all of them again, and what was there stays on record. */
export const DutyInput = z.object({
  handler: Holder.describe('The one who does it'),
  overall: Holder.describe('The leader who answers for it as a whole'),
  charge: Holder.nullish().describe('The leader in charge of the field'),
  assist: z.array(Holder).max(10).default([]),
});
export type DutyInput = z.infer<typeof DutyInput>;

export const dispatchStates = ['waiting', 'objected', 'accepted'] as const;
export const DispatchState = z
  .enum([...dispatchStates, 'ended'])
  .describe(
    'waiting: the unit has to answer; objected: the office has to decide; ended: it was taken back or given to another',
  );
export const objectionReasons = ['wrong-unit', 'impossible', 'unclear'] as const;
export const ObjectionReason = z.enum(objectionReasons);

export const DispatchFact = z.object({
  kind: z.enum(['accepted', 'objected', 'upheld', 'clarified', 'reassigned', 'recalled']),
  reason: ObjectionReason.nullable(),
  words: z.string().nullable(),
  suggested: UnitName.nullable().describe('The unit that should answer, in the words of the one that objected'),
  by: z.string(),
  at: Instant,
});
export type DispatchFact = z.infer<typeof DispatchFact>;

export const Dispatch = z.object({
  id: DispatchId,
  commitment: z.object({ id: CommitmentId, code: z.string(), title: z.string(), due: LocalDate.nullable() }),
  campaign: z.object({ id: CampaignId, name: z.string() }),
  part: PartRef.nullable().describe('The part of a split that it is about; null for the commitment as a whole'),
  unit: UnitName,
  supports: z.array(UnitName),
  note: z.string().nullable(),
  state: DispatchState,
  termDays: TermDays,
  dueOn: LocalDate.describe('Until when the unit has to answer, or the office to decide'),
  counted: z
    .enum(['working', 'weekdays'])
    .describe('weekdays: Monday to Friday, as the holidays of that year are not published'),
  overdue: z.boolean().describe('The answer or decision is late'),
  facts: z.number().int().describe('Counts the answers and decisions so far'),
  sent: z.object({ by: z.string(), at: Instant }),
  last: DispatchFact.nullable(),
  duties: z.array(Duty),
  mayAnswer: z.boolean().describe('The caller is liaison of the unit'),
  mayDecide: z.boolean().describe('The caller is of the office that dispatched it'),
});
export type Dispatch = z.infer<typeof Dispatch>;

/** A commitment that nobody was told to answer for, with the units that its words name. */
export const Undispatched = z.object({
  commitment: Dispatch.shape.commitment,
  campaign: Dispatch.shape.campaign,
  front: z.string().nullable(),
  unit: UnitName.nullable().describe('Proposed to answer for it'),
  doubtful: z.boolean().describe('The words name several units to lead, or the match was not confirmed'),
  supports: z.array(UnitName),
  words: z.array(z.string()).describe('Who leads, in the words of the document'),
});
export type Undispatched = z.infer<typeof Undispatched>;

const DispatchEntry = z.object({
  commitmentId: CommitmentId,
  place: SplitPlace.default(''),
  unitId: UnitId,
  supportIds: z.array(UnitId).max(50).default([]),
});

const Filter = z.object({ campaignId: CampaignId.optional(), query: text(100).optional() });
const one = z.object({ id: DispatchId });

export const dispatches = {
  undispatched: route
    .route({
      method: 'GET',
      path: '/dispatches/undispatched',
      tags,
      summary: 'Commitments that nobody was told to answer for, in the order of the text, with the units proposed',
    })
    .meta({ access: ['office', 'leader', 'inspector'] })
    .input(
      PageInput.extend(Filter.shape).extend({
        ready: z.boolean().default(false).describe('Only those whose unit is proposed without doubt'),
      }),
    )
    .output(page(Undispatched)),
  list: route
    .route({ method: 'GET', path: '/dispatches', tags, summary: 'Dispatches in force, the earliest due first' })
    .meta({ access: staff })
    .input(
      PageInput.extend(Filter.shape).extend({
        state: DispatchState.exclude(['ended']).optional(),
        overdue: z.boolean().default(false),
        mine: z.boolean().default(false).describe('Those of the units and towns that the caller speaks for'),
        unitId: UnitId.optional(),
      }),
    )
    .output(page(Dispatch)),
  counts: route
    .route({
      method: 'GET',
      path: '/dispatches/counts',
      tags,
      summary:
        'How many commitments are not dispatched, waiting, objected to and accepted, and how many answers are late',
    })
    .meta({ access: staff })
    .input(z.object({ campaignId: CampaignId.optional(), mine: z.boolean().default(false) }))
    .output(
      z.object({
        undispatched: z.number().int(),
        waiting: z.number().int(),
        waitingLate: z.number().int(),
        objected: z.number().int(),
        objectedLate: z.number().int(),
        accepted: z.number().int(),
      }),
    ),
  ofCommitment: route
    .route({
      method: 'GET',
      path: '/commitments/{id}/dispatches',
      tags,
      summary:
        'Who was told to answer for a commitment, or for a part of it, the newest first, with every answer and decision',
    })
    .meta({ access: staff })
    .input(z.object({ id: CommitmentId, place: SplitPlace.default('') }))
    .output(
      z.object({
        rows: z.array(Dispatch.extend({ history: z.array(DispatchFact) })),
      }),
    ),
  send: route
    .route({
      method: 'POST',
      path: '/dispatches',
      tags,
      summary:
        'Tell units to answer for commitments and parts of them, up to 500 at once: all of them or, when one cannot be, none',
      successStatus: 201,
    })
    .meta({ access: ['office'], idempotent: true })
    .input(
      z.object({
        entries: z.array(DispatchEntry).min(1).max(500),
        termDays: TermDays.default(2),
        note: text(500).trim().nullish(),
      }),
    )
    .output(z.object({ sent: z.number().int(), dueOn: LocalDate })),
  accept: route
    .route({
      method: 'POST',
      path: '/dispatches/acceptances',
      tags,
      summary: 'Accept dispatches of one unit, saying who does what',
    })
    .meta({ access: ['liaison'], idempotent: true })
    .input(z.object({ ids: z.array(DispatchId).min(1).max(100), duties: DutyInput }))
    .output(z.object({ accepted: z.number().int() })),
  object: route
    .route({ method: 'POST', path: '/dispatches/{id}/objection', tags, summary: 'Object to a dispatch, with a reason' })
    .meta({ access: ['liaison'], idempotent: true })
    .input(one.extend({ reason: ObjectionReason, words: reason, suggestedId: UnitId.nullish() }))
    .output(Dispatch),
  decide: route
    .route({
      method: 'POST',
      path: '/dispatches/{id}/decision',
      tags,
      summary: 'Decide about an objection: give it to another unit, uphold it, or make clear what is meant',
    })
    .meta({ access: ['office'], idempotent: true })
    .input(
      one.extend({
        decision: z.discriminatedUnion('kind', [
          z.object({
            kind: z.literal('reassigned'),
            unitId: UnitId,
            supportIds: z.array(UnitId).max(50).optional().describe('As before when left out'),
            words: text(500).trim().nullish(),
          }),
          z.object({ kind: z.literal('upheld'), words: reason }),
          z.object({ kind: z.literal('clarified'), words: reason }),
        ]),
        termDays: TermDays.default(2),
      }),
    )
    .output(Dispatch.describe('The one in force afterwards')),
  recall: route
    .route({ method: 'POST', path: '/dispatches/{id}/recall', tags, summary: 'Take a dispatch back, with a reason' })
    .meta({ access: ['office'], idempotent: true })
    .input(one.extend({ reason }))
    .output(Dispatch),
  setDuties: route
    .route({
      method: 'PUT',
      path: '/dispatches/{id}/duties',
      tags,
      summary: 'Say anew who in the unit does what, after an acceptance',
    })
    .meta({ access: ['liaison'] })
    .input(one.extend({ duties: DutyInput }))
    .output(Dispatch),
  lastDuties: route
    .route({
      method: 'GET',
      path: '/units/{id}/last-duties',
      tags,
      summary: 'Who did what in the unit when it last accepted: what a form is filled with',
    })
    .meta({ access: ['liaison'] })
    .input(z.object({ id: UnitId }))
    .output(z.object({ duties: z.array(Duty) })),
};
