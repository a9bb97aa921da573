import { z } from 'zod';
import {
  CampaignId,
  FrontId,
  Instant,
  LocalDate,
  name,
  PageInput,
  PlanCallId,
  PlanId,
  page,
  route,
  text,
  UnitId,
} from '../base.ts';
import { staff } from '../roles.ts';

const tags = ['Calls for plans · 征集方案'];

export const planStates = ['draft', 'submitted', 'returned', 'approved', 'merged', 'withdrawn'] as const;
export const PlanState = z
  .enum(planStates)
  .describe('draft: the unit is writing it; returned: the unit corrects it; the last three are final');
export type PlanState = z.infer<typeof PlanState>;

/** The office asks units for plans: every unit named files one under every front named. */
export const PlanCall = z.object({
  id: PlanCallId,
  campaign: z.object({ id: CampaignId, name: z.string() }),
  title: z.string(),
  request: z.string().describe('What is asked, in the words of the office'),
  dueOn: LocalDate,
  by: z.string(),
  at: Instant,
  fronts: z.array(z.object({ id: FrontId, name: z.string() })),
  units: z.number().int().describe('How many units are asked'),
  asked: z.number().int().describe('Plans asked for: one of each unit under each front'),
  filed: z
    .number()
    .int()
    .nullable()
    .describe('Of these, how many were submitted; null for those who see only their own'),
  mine: z.array(UnitId).describe('Units of the caller that are asked'),
  withdrawn: z.object({ reason: z.string(), by: z.string(), at: Instant }).nullable(),
});
export type PlanCall = z.infer<typeof PlanCall>;

/** What became of a call in one unit, front by front. */
export const CalledUnit = z.object({
  unit: z.object({ id: UnitId, name: z.string() }),
  plans: z.array(
    z.object({
      frontId: FrontId,
      plan: z
        .object({ id: PlanId, state: PlanState, firstOn: LocalDate.nullable().describe('When it was submitted first') })
        .nullable(),
    }),
  ),
});
export type CalledUnit = z.infer<typeof CalledUnit>;

export const planCalls = {
  list: route
    .route({ method: 'GET', path: '/plan-calls', tags, summary: 'Calls for plans, newest first' })
    .meta({ access: staff })
    .input(PageInput.extend({ open: z.boolean().optional().describe('Only those that were not withdrawn') }))
    .output(page(PlanCall)),
  get: route
    .route({ method: 'GET', path: '/plan-calls/{id}', tags, summary: 'One call for plans' })
    .meta({ access: staff })
    .input(z.object({ id: PlanCallId }))
    .output(PlanCall),
  units: route
    .route({
      method: 'GET',
      path: '/plan-calls/{id}/units',
      tags,
      summary: 'The units asked, and what each has filed under which front',
    })
    .meta({ access: ['office', 'leader', 'inspector'] })
    .input(
      z
        .object({ id: PlanCallId })
        .and(PageInput.extend({ missing: z.boolean().optional().describe('Only units that still owe a plan') })),
    )
    .output(page(CalledUnit)),
  create: route
    .route({ method: 'POST', path: '/plan-calls', tags, summary: 'Ask units for plans', successStatus: 201 })
    .meta({ access: ['office'], idempotent: true })
    .input(
      z.object({
        campaignId: CampaignId,
        title: name(200),
        request: name(2000),
        dueOn: LocalDate,
        frontIds: z.array(FrontId).min(1).max(50),
        unitIds: z.array(UnitId).min(1).max(500),
      }),
    )
    .output(PlanCall),
  withdraw: route
    .route({
      method: 'POST',
      path: '/plan-calls/{id}/withdrawal',
      tags,
      summary: 'Withdraw a call, with a reason; what was filed stays',
    })
    .meta({ access: ['office'] })
    .input(z.object({ id: PlanCallId, reason: text(500).trim().min(2) }))
    .output(PlanCall),
};
