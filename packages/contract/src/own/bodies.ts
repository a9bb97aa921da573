import { z } from 'zod';
import {
  BodyCarryId,
  BodyId,
  BodyMemberId,
  CampaignId,
  CommitmentId,
  DocumentId,
  FrontId,
  Instant,
  LocalDate,
  name,
  PageInput,
  PersonId,
  PostId,
  page,
  RegionId,
  route,
  text,
  UnitId,
} from '../base.ts';
import { staff } from '../roles.ts';

const tags = ['Bodies · 指挥机构'];

/** 领导小组、指挥部、产业链、专班, in the order in which lists have them. */
export const bodyKinds = ['leading-group', 'headquarters', 'chain', 'task-force'] as const;
export const BodyKind = z
  .enum(bodyKinds)
  .describe('leading-group 领导小组, headquarters 指挥部, chain 产业链 under a chain leader, task-force 专班');
export type BodyKind = (typeof bodyKinds)[number];

export const bodyDuties = ['chief', 'deputy', 'member'] as const;
export const BodyDuty = z.enum(bodyDuties).describe('chief: 组长、指挥长、链长; deputy: 副职; member: 成员');
export type BodyDuty = (typeof bodyDuties)[number];

const unitNow = z.object({
  id: UnitId,
  name: z.string(),
  closedOn: LocalDate.nullable(),
  mergedInto: z.object({ id: UnitId, name: z.string() }).nullable(),
});

/** Somebody who sits in a body: a person in a post, or a whole unit. Names are those of the day on which it was written down. */
export const BodyMember = z.object({
  id: BodyMemberId,
  duty: BodyDuty,
  person: z
    .object({ id: PersonId, name: z.string(), visible: z.boolean().describe('The caller may look at the person') })
    .nullable(),
  post: z.object({ id: PostId, title: z.string() }).nullable(),
  unit: unitNow.describe('Its name as it was then; closing and merger as they are now'),
  since: LocalDate,
  until: LocalDate.nullable(),
  holds: z.boolean().describe('Still holds the post; true for units'),
  successors: z
    .array(z.object({ id: PersonId, name: z.string() }))
    .describe('Who holds the post now, where it changed hands'),
});
export type BodyMember = z.infer<typeof BodyMember>;

/** What a body carries: a whole front, or a commitment with everything below it. */
export const BodyCarry = z.object({
  id: BodyCarryId,
  what: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('front'),
      id: FrontId,
      name: z.string(),
      campaign: z.object({ id: CampaignId, name: z.string() }),
      mergedInto: z.string().nullable().describe('Name of the front that goes on for it'),
    }),
    z.object({ kind: z.literal('commitment'), id: CommitmentId, code: z.string(), title: z.string() }),
  ]),
  since: LocalDate,
  until: LocalDate.nullable(),
});
export type BodyCarry = z.infer<typeof BodyCarry>;

export const bodyFields = ['kind', 'name', 'campaign', 'parent', 'office', 'foundedOn', 'order'] as const;

export const BodyEvent = z.object({
  number: z.number().int(),
  kind: z.enum([
    'founded',
    'changed',
    'dissolved',
    'reopened',
    'member-added',
    'member-removed',
    'taken-up',
    'put-down',
  ]),
  subject: z.string().nullable().describe('Whom or what it is about, as it was called then'),
  duty: BodyDuty.nullable(),
  words: z.string().nullable(),
  changes: z
    .array(z.object({ field: z.enum(bodyFields), from: z.string().nullable(), to: z.string().nullable() }))
    .nullable(),
  on: LocalDate,
  by: z.string(),
  at: Instant,
});
export type BodyEvent = z.infer<typeof BodyEvent>;

const Named = <Id extends z.core.SomeType>(id: Id) => z.object({ id, name: z.string() });

export const BodySummary = z.object({
  id: BodyId,
  kind: BodyKind,
  name: z.string(),
  region: Named(RegionId),
  campaign: Named(CampaignId).nullable(),
  parent: Named(BodyId).nullable(),
  chiefs: z.array(z.string()),
  members: z.number().int().describe('All who sit in it now, chiefs and deputies too'),
  foundedOn: LocalDate,
  dissolvedOn: LocalDate.nullable(),
});
export type BodySummary = z.infer<typeof BodySummary>;

export const Body = BodySummary.omit({ members: true }).extend({
  revision: z.number().int(),
  office: unitNow.nullable().describe('Where its office is'),
  order: z
    .object({ document: z.object({ id: DocumentId, title: z.string() }), quote: z.string(), start: z.number().int() })
    .nullable()
    .describe('The sentence that ordered it'),
  members: z.array(BodyMember).describe('Those of today first, chiefs at the top; then those of before'),
  carries: z.array(BodyCarry).describe('What it carries today first; then what it carried before'),
  below: z.array(z.object({ id: BodyId, name: z.string(), kind: BodyKind })).describe('Bodies that work under it'),
  history: z.array(BodyEvent).describe('The newest first'),
  mayManage: z.boolean(),
});
export type Body = z.infer<typeof Body>;

/** A seat of a person or of somebody of a unit, with the body. */
export const BodySeat = z.object({
  body: z.object({ id: BodyId, name: z.string(), kind: BodyKind, dissolvedOn: LocalDate.nullable() }),
  duty: BodyDuty.nullable().describe('null: the office of the body is in the unit'),
  person: z.object({ id: PersonId, name: z.string() }).nullable(),
  post: z.string().nullable(),
  since: LocalDate,
  until: LocalDate.nullable(),
  inherited: z
    .boolean()
    .describe('Somebody else sits there for a post that this person holds now: the office has to say who goes on'),
});
export type BodySeat = z.infer<typeof BodySeat>;

/** A body that carries a commitment, and the ways by which it does: several where the office gave it out more than once. */
export const BodyCarrier = z.object({
  body: z.object({ id: BodyId, name: z.string(), kind: BodyKind }),
  chiefs: z.array(z.string()),
  ways: z
    .array(
      z.object({
        kind: z.enum(['itself', 'above', 'front']).describe('Given singly, with what it is part of, with its front'),
        name: z.string().describe('Of what was given: title of the commitment, or name of the front'),
        since: LocalDate,
      }),
    )
    .describe('The nearest first'),
});
export type BodyCarrier = z.infer<typeof BodyCarrier>;

/** A passage of a published document, by its words. */
export const OrderInput = z.object({ documentId: DocumentId, quote: text(1000).trim().min(4) });

const Seat = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), personId: PersonId, postId: PostId }),
  z.object({ kind: z.literal('unit'), unitId: UnitId }),
]);

const id = BodyId;
const revision = z.number().int().min(1).describe('Of the body that the caller saw');
const one = z.object({ id, revision });
const facts = {
  kind: BodyKind,
  name: name(100),
  campaignId: CampaignId.nullish(),
  parentId: id.nullish(),
  officeId: UnitId.nullish(),
  foundedOn: LocalDate,
  order: OrderInput.nullish(),
};

export const mostCarriedAtOnce = 100;

export const bodies = {
  list: route
    .route({ method: 'GET', path: '/bodies', tags, summary: 'Leading groups, headquarters, chains and task forces' })
    .meta({ access: staff })
    .input(
      PageInput.extend({
        kind: BodyKind.optional(),
        campaignId: CampaignId.optional(),
        query: text(100).optional().describe('Part of its name, or of the name of somebody who leads it'),
        dissolved: z.boolean().default(false).describe('Dissolved ones instead of those at work'),
      }),
    )
    .output(page(BodySummary)),
  get: route
    .route({ method: 'GET', path: '/bodies/{id}', tags, summary: 'A body: members, what it carries, history' })
    .meta({ access: staff })
    .input(z.object({ id }))
    .output(Body),
  seats: route
    .route({ method: 'GET', path: '/bodies/seats', tags, summary: 'In which bodies a person or a unit sits' })
    .meta({ access: staff })
    .input(
      z
        .object({ unitId: UnitId.optional(), personId: PersonId.optional() })
        .refine(({ unitId, personId }) => (unitId === undefined) !== (personId === undefined), {
          error: '请指明一个单位或一个人 · name one unit or one person',
        }),
    )
    .output(z.object({ rows: z.array(BodySeat) })),
  ofCommitment: route
    .route({
      method: 'GET',
      path: '/commitments/{id}/bodies',
      tags,
      summary:
        'Which bodies at work carry a commitment, and whether singly, with what it is part of, or with its front',
    })
    .meta({ access: staff })
    .input(z.object({ id: CommitmentId }))
    .output(z.object({ rows: z.array(BodyCarrier) })),
  found: route
    .route({ method: 'POST', path: '/bodies', tags, summary: 'Found a body', successStatus: 201 })
    .meta({ access: ['office'], idempotent: true })
    .input(z.object({ ...facts, regionId: RegionId }))
    .output(Body),
  change: route
    .route({ method: 'PATCH', path: '/bodies/{id}', tags, summary: 'Change name, kind, place, office or order' })
    .meta({ access: ['office'], idempotent: true })
    .input(one.extend(z.object(facts).partial().shape))
    .output(Body),
  dissolve: route
    .route({
      method: 'POST',
      path: '/bodies/{id}/dissolution',
      tags,
      summary: 'Dissolve a body: it takes nothing on any more and keeps its history',
    })
    .meta({ access: ['office'], idempotent: true })
    .input(one.extend({ on: LocalDate, words: text(500).trim().min(2) }))
    .output(Body),
  reopen: route
    .route({ method: 'POST', path: '/bodies/{id}/reopening', tags, summary: 'Take back a dissolution' })
    .meta({ access: ['office'], idempotent: true })
    .input(one.extend({ words: text(500).trim().min(2) }))
    .output(Body),
  addMember: route
    .route({
      method: 'POST',
      path: '/bodies/{id}/members',
      tags,
      summary: 'Somebody takes a seat: a person in a post, or a unit; a chief is a person',
      successStatus: 201,
    })
    .meta({ access: ['office'], idempotent: true })
    .input(
      one.extend({
        duty: BodyDuty,
        seat: Seat,
        since: LocalDate.optional().describe('Today when left out'),
        replaces: BodyMemberId.nullish().describe('Who leaves the seat in the same step'),
      }),
    )
    .output(Body),
  removeMember: route
    .route({
      method: 'POST',
      path: '/bodies/{id}/members/{memberId}/leaving',
      tags,
      summary: 'Somebody leaves the seat; that he sat there stays on record',
    })
    .meta({ access: ['office'], idempotent: true })
    .input(one.extend({ memberId: BodyMemberId, on: LocalDate.optional() }))
    .output(Body),
  carry: route
    .route({
      method: 'POST',
      path: '/bodies/{id}/carries',
      tags,
      summary: 'Give whole fronts or single commitments to a body',
      successStatus: 201,
    })
    .meta({ access: ['office'], idempotent: true })
    .input(
      one.extend({
        frontIds: z.array(FrontId).max(mostCarriedAtOnce).default([]),
        commitmentIds: z.array(CommitmentId).max(mostCarriedAtOnce).default([]),
      }),
    )
    .output(Body),
  putDown: route
    .route({
      method: 'POST',
      path: '/bodies/{id}/carries/{carryId}/ending',
      tags,
      summary: 'The body carries it no more; that it did stays on record',
    })
    .meta({ access: ['office'], idempotent: true })
    .input(one.extend({ carryId: BodyCarryId }))
    .output(Body),
};
