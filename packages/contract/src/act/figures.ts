import { z } from 'zod';
import {
  CampaignId,
  CommitmentId,
  FigureRequestId,
  FrontId,
  IndicatorId,
  Instant,
  LocalDate,
  name,
  PageInput,
  page,
  RegionId,
  route,
  text,
  UnitId,
} from '../base.ts';

const tags = ['Figures · 要数'];
const readers = ['office', 'leader', 'inspector'] as const;

const UnitName = z.object({ id: UnitId, name: z.string() });
const CommitmentName = z.object({ id: CommitmentId, code: z.string(), title: z.string() });

/**
 * How a figure was found: nobody has it (missing), it was reported already (in), or it is asked for already (asked): by an earlier request that is
 * still open, or by another line of the same figure.
 */
export const figureStates = ['missing', 'in', 'asked'] as const;
export const FigureState = z.enum(figureStates);

const selection = z.object({
  regionId: RegionId.describe('Whose campaign office asks'),
  campaignId: CampaignId.optional().describe('Left out: of all campaigns; then indicators are named'),
  indicatorIds: z.array(IndicatorId).min(1).max(50).optional().describe('What these indicators measure alone'),
  frontId: FrontId.optional(),
  unitIds: z.array(UnitId).min(1).max(500).optional().describe('Of these units alone'),
  kinds: z
    .array(z.enum(['target', 'task', 'mechanism']))
    .min(1)
    .max(3)
    .default(['target']),
  asOf: LocalDate.describe('A report that speaks of this day or a later one will do'),
});
const narrow = ({ campaignId, indicatorIds }: Pick<z.infer<typeof selection>, 'campaignId' | 'indicatorIds'>) =>
  campaignId !== undefined || indicatorIds !== undefined;
const narrowError = { error: '请选择攻坚行动或指标 · choose a campaign or indicators' };

/** Which figures are wanted: of commitments that units have accepted, of a campaign or measured by indicators, and as of which day. */
export const FigureSelection = selection.refine(narrow, narrowError);
export type FigureSelection = z.infer<typeof FigureSelection>;

const Given = z
  .object({
    value: z.number().nullable().describe('As the unit claims it'),
    asOf: LocalDate,
    words: z.string(),
    by: z.string(),
    verified: z
      .object({ verdict: z.enum(['confirmed', 'corrected', 'doubted']), value: z.number().nullable() })
      .nullable()
      .describe('What an inspector found about it'),
    adopted: z.number().nullable().describe('The value that the office takes as the true one'),
    from: CommitmentName.nullable().describe('Reported for another commitment that has the same figure'),
  })
  .nullable()
  .describe('The newest report that answers');

export const FigureLine = z.object({
  commitment: CommitmentName,
  unit: UnitName,
  indicator: z.object({ id: IndicatorId, name: z.string() }).nullable(),
  found: FigureState.describe('When the request went out'),
  valueUnit: z.string().nullable(),
  given: Given,
});
export type FigureLine = z.infer<typeof FigureLine>;

export const FigureRequest = z.object({
  id: FigureRequestId,
  title: z.string(),
  note: z.string().nullable(),
  asOf: LocalDate,
  dueOn: LocalDate,
  asked: z.object({ by: z.string(), at: Instant, on: LocalDate }),
  withdrawn: z.object({ by: z.string(), at: Instant, reason: z.string() }).nullable(),
  lines: z.number().int(),
  spared: z.number().int().describe('In already or asked for elsewhere when it went out: nobody was asked for these'),
  missing: z.number().int().describe('Without an answer to this day'),
});
export type FigureRequest = z.infer<typeof FigureRequest>;

export const FigurePreview = z.object({
  counts: z.record(FigureState, z.number().int()),
  nobody: z.number().int().describe('Commitments that fit and that no unit has accepted: nobody can be asked'),
  units: z.array(UnitName.extend({ missing: z.number().int() })).describe('Whom it would be sent to, the most first'),
  lines: z.array(FigureLine).max(200).describe('The first ones, what is missing first'),
});
export type FigurePreview = z.infer<typeof FigurePreview>;

const id = FigureRequestId;

export const figures = {
  preview: route
    .route({
      method: 'POST',
      path: '/figure-requests/preview',
      tags,
      summary:
        'Before figures are asked for: which of them are in already, which are asked for elsewhere, which are missing',
    })
    .meta({ access: ['office'], fleeting: true })
    .input(FigureSelection)
    .output(FigurePreview),
  ask: route
    .route({
      method: 'POST',
      path: '/figure-requests',
      tags,
      summary: 'Ask for figures: units are told of what is missing alone',
      successStatus: 201,
    })
    .meta({ access: ['office'], idempotent: true })
    .input(
      selection
        .extend({ title: name(100), note: text(500).trim().min(1).optional(), dueOn: LocalDate })
        .refine(narrow, narrowError),
    )
    .output(FigureRequest),
  list: route
    .route({
      method: 'GET',
      path: '/figure-requests',
      tags,
      summary: 'Requests for figures with their coverage, the newest first',
    })
    .meta({ access: readers })
    .input(PageInput.extend({ open: z.boolean().default(false).describe('Only those that still wait for something') }))
    .output(page(FigureRequest)),
  get: route
    .route({
      method: 'GET',
      path: '/figure-requests/{id}',
      tags,
      summary: 'One request, and what each unit still owes, the most first',
    })
    .meta({ access: readers })
    .input(z.object({ id }))
    .output(
      FigureRequest.extend({ units: z.array(UnitName.extend({ lines: z.number().int(), missing: z.number().int() })) }),
    ),
  lines: route
    .route({
      method: 'GET',
      path: '/figure-requests/{id}/lines',
      tags,
      summary: 'The figures of a request as they stand, in the order of the text',
    })
    .meta({ access: readers })
    .input(PageInput.extend({ id, missing: z.boolean().default(false), unitId: UnitId.optional() }))
    .output(page(FigureLine)),
  withdraw: route
    .route({ method: 'POST', path: '/figure-requests/{id}/withdrawal', tags, summary: 'Take a request back' })
    .meta({ access: ['office'], idempotent: true })
    .input(z.object({ id, reason: text(500).trim().min(2) }))
    .output(FigureRequest),
  mine: route
    .route({
      method: 'GET',
      path: '/figure-requests/mine',
      tags,
      summary:
        'Figures that the own units still owe to open requests, each once however many requests wait for it, up to two hundred',
    })
    .meta({ access: ['liaison'] })
    .output(
      z.object({
        rows: z.array(
          z.object({
            commitment: CommitmentName,
            unit: UnitName,
            valueUnit: z.string().nullable(),
            asOf: LocalDate.describe('The latest day asked for: one report of it answers all'),
            dueOn: LocalDate,
            titles: z.array(z.string()).describe('The requests that wait for it'),
          }),
        ),
      }),
    ),
};
