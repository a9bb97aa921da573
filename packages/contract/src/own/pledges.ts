import { z } from 'zod';
import {
  CommitmentId,
  Instant,
  LocalDate,
  name,
  PageInput,
  PersonId,
  PledgeId,
  page,
  RegionId,
  route,
  text,
  UnitId,
} from '../base.ts';
import { Due, Quantity, Rhythm } from '../plan/items.ts';

const tags = ['Pledges · 军令状'];
const readers = ['office', 'leader', 'inspector', 'liaison'] as const;

export const pledgeStates = ['drawn', 'signed', 'superseded', 'withdrawn'] as const;
export const PledgeState = z
  .enum(pledgeStates)
  .describe('drawn: waits for its signature; superseded: a later one that was signed took its place');
export type PledgeState = (typeof pledgeStates)[number];

export const mostPledged = 100;

/** 机关代字〔年份〕序号号, GB/T 9704: six-angle brackets, no 第, no leading zero. Other brackets and spaces are put right. */
export const ApprovalNumber = text(40)
  .transform((words) => words.replace(/\s+/g, '').replace(/[[［【(（﹝]((?:19|20)\d{2})[\]］】)）﹞]/, '〔$1〕'))
  .refine((words) => /^[\p{Script=Han}A-Za-z]{2,20}〔(19|20)\d{2}〕[1-9]\d{0,4}号$/u.test(words), {
    error:
      '发文字号应为“机关代字〔年份〕序号号”，如“云政发〔2026〕12号”，序号不加“第”、不补零 · the number of a document is written 云政发〔2026〕12号: code of the organ, year in six-angle brackets, number without a leading zero, 号',
  });

export const PledgedItem = z.object({
  id: CommitmentId,
  code: z.string(),
  revision: z.number().int(),
  title: z.string(),
  quote: z.string(),
  quantity: Quantity.nullable(),
  rhythm: Rhythm.nullable(),
  due: Due.nullable(),
  strength: z.enum(['must', 'strive', 'plain']).nullable(),
});
export type PledgedItem = z.infer<typeof PledgedItem>;

/** The whole of what is signed. Its digest is SHA-256 over this as JSON with sorted keys and no blanks. */
export const PledgeContent = z.object({
  form: z.literal(1),
  code: z.string(),
  title: z.string(),
  addressee: z.string().describe('To whom it is pledged'),
  unit: z.object({ id: UnitId, name: z.string() }),
  person: z.object({ id: PersonId, name: z.string(), post: z.string() }),
  approval: z.object({ number: z.string(), organ: z.string() }),
  words: z.string(),
  items: z.array(PledgedItem).min(1),
  supersedes: z.string().nullable().describe('Code of the pledge in whose place it comes'),
  drawn: z.object({ by: z.string(), on: LocalDate }),
});
export type PledgeContent = z.infer<typeof PledgeContent>;

/** The official form in parts, as the file has it: the page shows the same words. */
export const OfficialForm = z.object({
  title: z.string(),
  parts: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.enum(['addressee', 'heading', 'body', 'right', 'note']), text: z.string() }),
      z.object({
        kind: z.literal('table'),
        columns: z.array(z.object({ heading: z.string(), share: z.number() })),
        rows: z.array(z.array(z.string())),
      }),
    ]),
  ),
});
export type OfficialForm = z.infer<typeof OfficialForm>;

export const PledgeSummary = z.object({
  id: PledgeId,
  code: z.string(),
  title: z.string(),
  state: PledgeState,
  unit: z.object({ id: UnitId, name: z.string() }),
  person: z.object({ id: PersonId, name: z.string() }),
  items: z.number().int(),
  drawn: z.object({ by: z.string(), at: Instant }),
  signedAt: Instant.nullable(),
});
export type PledgeSummary = z.infer<typeof PledgeSummary>;

export const Pledge = PledgeSummary.omit({ items: true, signedAt: true }).extend({
  region: z.object({ id: RegionId, name: z.string() }),
  content: PledgeContent,
  form: OfficialForm,
  digest: z.string().describe('SHA-256 over the content'),
  signature: z
    .object({
      by: z.string(),
      at: Instant,
      on: LocalDate,
      fileDigest: z.string().describe('SHA-256 of the official form as .docx'),
      seal: z.string().describe('SHA-256 over {content, file, signedBy, signedAt}'),
      intact: z.boolean().describe('Content, file and seal still agree'),
    })
    .nullable(),
  withdrawal: z.object({ words: z.string(), by: z.string(), at: Instant }).nullable(),
  supersedes: z.object({ id: PledgeId, code: z.string() }).nullable(),
  followedBy: z.object({ id: PledgeId, code: z.string(), state: PledgeState }).nullable(),
  changed: z.array(CommitmentId).describe('Commitments that were changed or withdrawn since it was drawn up'),
  maySign: z.boolean(),
  mayWithdraw: z.boolean(),
  mayFollow: z.boolean().describe('A new one may be drawn up in its place'),
});
export type Pledge = z.infer<typeof Pledge>;

export const PledgeCandidate = z.object({
  id: CommitmentId,
  code: z.string(),
  title: z.string(),
  due: Due.nullable(),
  revision: z.number().int(),
  pledge: z.object({ id: PledgeId, code: z.string() }).nullable().describe('The one in force that holds it'),
});
export type PledgeCandidate = z.infer<typeof PledgeCandidate>;

const id = PledgeId;

export const pledges = {
  list: route
    .route({ method: 'GET', path: '/pledges', tags, summary: 'Pledges in scope, the newest first' })
    .meta({ access: readers })
    .input(
      PageInput.extend({
        state: PledgeState.optional(),
        unitId: UnitId.optional(),
        mine: z.boolean().default(false).describe('Only those that the caller has to sign or signed'),
      }),
    )
    .output(page(PledgeSummary)),
  get: route
    .route({ method: 'GET', path: '/pledges/{id}', tags, summary: 'A pledge with its seal, checked' })
    .meta({ access: readers })
    .input(z.object({ id }))
    .output(Pledge),
  file: route
    .route({
      method: 'GET',
      path: '/pledges/{id}/file',
      tags,
      summary: 'The official form as .docx: as it was sealed, or as it waits for its signature',
    })
    .meta({ access: readers })
    .input(z.object({ id }))
    .output(z.file()),
  candidates: route
    .route({
      method: 'GET',
      path: '/pledges/candidates',
      tags,
      summary: 'Commitments of the region that a unit answers for and that are not done, in the order of their codes',
    })
    .meta({ access: ['office'] })
    .input(PageInput.extend({ regionId: RegionId, unitId: UnitId }))
    .output(page(PledgeCandidate)),
  draw: route
    .route({
      method: 'POST',
      path: '/pledges',
      tags,
      summary: 'Draw up a pledge from commitments of a unit; refused for towns and villages',
      successStatus: 201,
    })
    .meta({ access: ['office'], idempotent: true })
    .input(
      z.object({
        regionId: RegionId,
        unitId: UnitId,
        personId: PersonId.describe('Who signs; holds a post of the unit'),
        title: name(100),
        addressee: name(100),
        approval: z.object({ number: ApprovalNumber, organ: name(100) }),
        words: text(2000).trim().min(10),
        items: z
          .array(z.object({ id: CommitmentId, revision: z.number().int().min(1) }))
          .min(1)
          .max(mostPledged),
        supersedes: id.nullish(),
      }),
    )
    .output(Pledge),
  sign: route
    .route({
      method: 'POST',
      path: '/pledges/{id}/signature',
      tags,
      summary: 'Sign, with the own password again; the pledge is sealed',
      description: 'Sent again after it was signed by the same person, it gives the sealed pledge.',
    })
    .meta({ access: ['leader', 'liaison'] })
    .input(z.object({ id, password: text(256).min(1), digest: text(64).describe('Of the content that was read') }))
    .output(Pledge),
  withdraw: route
    .route({
      method: 'POST',
      path: '/pledges/{id}/withdrawal',
      tags,
      summary: 'Take back a pledge before it is signed',
    })
    .meta({ access: ['office'], idempotent: true })
    .input(z.object({ id, words: text(500).trim().min(2) }))
    .output(Pledge),
};
