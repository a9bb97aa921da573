import { z } from 'zod';
import { Report } from '../act/reports.ts';
import {
  CampaignId,
  CommitmentId,
  DrawId,
  FrontId,
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
import { DrawReason } from './draw-reasons.ts';
import { Verification } from './verification.ts';

const tags = ['Draws · 核验抽取'];
const readers = ['office', 'leader', 'inspector'] as const;

export const mostDrawn = 200;
export const drawWhose = ['all', 'mine', 'others'] as const;

/** What a list is drawn from, and for whom. */
export const DrawSelection = z.object({
  regionId: RegionId.describe('Whose campaign office draws; commitments of this region and below'),
  inspectorId: PersonId.describe('Who verifies; what he or his units reported is left out'),
  campaignId: CampaignId.optional(),
  frontId: FrontId.optional(),
  closedToo: z
    .boolean()
    .default(false)
    .describe('Also commitments that are closed and were not looked at since (回头看)'),
  stratifiedBy: z
    .enum(['region', 'kind'])
    .default('region')
    .describe('region: of the answering unit, the chosen region itself and those right below it; kind: of the unit'),
});
export type DrawSelection = z.infer<typeof DrawSelection>;

const LeftOut = z.object({
  own: z.number().int().describe('The inspector reported it, or a unit that he belongs to or speaks for'),
  listed: z.number().int().describe('Waits on a list that was drawn before'),
});

const Stratum = z.object({
  key: z.string().describe('Code of the region, or kind of unit'),
  name: z.string().nullable().describe('Of the region, as it was called then'),
  size: z.number().int(),
  risk: z.number().int().describe('Drawn by risk'),
  chance: z.number().int().describe('Drawn by chance'),
});
export type DrawStratum = z.infer<typeof Stratum>;

export const DrawPreview = z.object({
  eligible: z.number().int(),
  risky: z.number().int().describe('Of these with at least one reason of risk'),
  leftOut: LeftOut,
  strata: z.array(Stratum.omit({ risk: true, chance: true })),
});
export type DrawPreview = z.infer<typeof DrawPreview>;

export const drawItemStates = ['waiting', 'confirmed', 'corrected', 'doubted', 'lapsed'] as const;
export const DrawItemState = z
  .enum(drawItemStates)
  .describe('lapsed: a later version of the document left the commitment out, so nobody needs to look');
export type DrawItemState = z.infer<typeof DrawItemState>;

export const Draw = z.object({
  id: DrawId,
  number: z.number().int().describe('Counted in the region, withdrawn draws too'),
  region: z.object({ id: RegionId, name: z.string() }),
  campaign: z.object({ id: CampaignId, name: z.string() }).nullable(),
  front: z.object({ id: FrontId, name: z.string() }).nullable(),
  closedToo: z.boolean(),
  stratifiedBy: z.enum(['region', 'kind']),
  wanted: z.number().int(),
  riskShare: z.number().int(),
  inspector: z.object({ id: PersonId, name: z.string(), self: z.boolean().describe('It is the caller') }),
  drawn: z.object({ by: z.string(), at: Instant, on: LocalDate }),
  withdrawn: z.object({ by: z.string(), at: Instant, reason: z.string() }).nullable(),
  counts: z.record(DrawItemState, z.number().int()).describe('Items of the list by their state'),
});
export type Draw = z.infer<typeof Draw>;

/** How a list was drawn, so that anybody can repeat it. */
export const DrawRecord = Draw.extend({
  seed: z.string().describe('64 hexadecimal digits, made by the server at the moment of drawing'),
  populationDigest: z.string().describe('SHA-256 of the population as the file of it gives it'),
  ledgerDigest: z
    .string()
    .describe('After-digest of the entry draw.seeded in the ledger, written before the list was made'),
  eligible: z.number().int(),
  leftOut: LeftOut,
  strata: z.array(Stratum),
});
export type DrawRecord = z.infer<typeof DrawRecord>;

export const DrawItem = z.object({
  place: z.number().int(),
  commitment: z.object({ id: CommitmentId, code: z.string(), title: z.string() }),
  unit: z.object({ id: UnitId, name: z.string() }),
  how: z.enum(['risk', 'chance']),
  stratum: z.object({ key: z.string(), name: z.string().nullable() }),
  points: z.number().int(),
  reasons: z.array(DrawReason),
  state: DrawItemState,
  report: Report.describe('The newest one, which is the one to verify'),
  mine: z.boolean().describe('The caller reported it and may not verify it'),
  verification: Verification.nullable().describe('What was found last since the draw'),
});
export type DrawItem = z.infer<typeof DrawItem>;

export const DrawProof = z.object({
  same: z.boolean().describe('Population, strata and list come out exactly as they are on record'),
  populationDigest: z.string().describe('Worked out again from the population on record'),
  ledgerDigest: z.string().describe('Worked out again from seed, parameters and digest of the population'),
  items: z
    .array(
      z.object({
        place: z.number().int(),
        code: z.string(),
        how: z.enum(['risk', 'chance']),
        ticket: z.string().describe('SHA-256 of `seed:report id`'),
        same: z.boolean(),
      }),
    )
    .describe('The list as it comes out anew'),
});
export type DrawProof = z.infer<typeof DrawProof>;

const one = z.object({ id: DrawId });

export const draws = {
  inspectors: route
    .route({ method: 'GET', path: '/draws/inspectors', tags, summary: 'Who inspects in a region' })
    .meta({ access: ['office'] })
    .input(z.object({ regionId: RegionId }))
    .output(z.object({ rows: z.array(z.object({ id: PersonId, name: z.string() })) })),
  preview: route
    .route({
      method: 'POST',
      path: '/draws/preview',
      tags,
      summary: 'Before a list is drawn: what it would be drawn from, and what is left out',
    })
    .meta({ access: ['office'], fleeting: true })
    .input(DrawSelection)
    .output(DrawPreview),
  create: route
    .route({
      method: 'POST',
      path: '/draws',
      tags,
      summary: 'Draw a list for an inspector, a share of it by risk and the rest by chance within strata',
      successStatus: 201,
    })
    .meta({ access: ['office'], idempotent: true })
    .input(
      DrawSelection.extend({
        wanted: z.number().int().min(1).max(mostDrawn),
        riskShare: z.number().int().min(0).max(100).default(50).describe('Percent of the list that is taken by risk'),
      }),
    )
    .output(Draw),
  list: route
    .route({ method: 'GET', path: '/draws', tags, summary: 'Lists that were drawn, the newest first' })
    .meta({ access: readers })
    .input(PageInput.extend({ whose: z.enum(drawWhose).default('all').describe('mine: drawn for the caller') }))
    .output(page(Draw)),
  get: route
    .route({ method: 'GET', path: '/draws/{id}', tags, summary: 'One list, and how it was drawn' })
    .meta({ access: readers })
    .input(one)
    .output(DrawRecord),
  items: route
    .route({ method: 'GET', path: '/draws/{id}/items', tags, summary: 'What is on a list, in the order drawn' })
    .meta({ access: readers })
    .input(PageInput.extend({ id: DrawId, state: DrawItemState.optional() }))
    .output(page(DrawItem)),
  proof: route
    .route({
      method: 'GET',
      path: '/draws/{id}/proof',
      tags,
      summary: 'Draw the list again from what is on record, and compare',
    })
    .meta({ access: readers })
    .input(one)
    .output(DrawProof),
  population: route
    .route({
      method: 'GET',
      path: '/draws/{id}/population',
      tags,
      summary:
        'What a list was drawn from, as the text whose SHA-256 is on record: report id, stratum and points a line',
    })
    .meta({ access: readers })
    .input(one)
    .output(z.file()),
  withdraw: route
    .route({
      method: 'POST',
      path: '/draws/{id}/withdrawal',
      tags,
      summary: 'Withdraw a list with a reason; it stays on record and what waits on it can be drawn again',
    })
    .meta({ access: ['office'], idempotent: true })
    .input(one.extend({ reason: text(500).trim().min(2) }))
    .output(Draw),
};
