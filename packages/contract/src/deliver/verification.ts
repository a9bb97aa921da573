import { z } from 'zod';
import { Evidence, mostEvidence, Report } from '../act/reports.ts';
import {
  CampaignId,
  CommitmentId,
  EvidenceId,
  Instant,
  LocalDate,
  PageInput,
  page,
  ReportId,
  route,
  text,
  VerificationId,
} from '../base.ts';
import { TermDays } from '../own/dispatches.ts';
import { staff } from '../roles.ts';

const tags = ['Verification · 核验与销号'];

export const verdicts = ['confirmed', 'corrected', 'doubted'] as const;
export const Verdict = z
  .enum(verdicts)
  .describe(
    'corrected: it is so, but the value is another one; doubted: it goes back to the unit, which has to answer',
  );

export const Verification = z.object({
  id: VerificationId,
  reportId: ReportId,
  verdict: Verdict,
  value: z.number().nullable(),
  words: z.string().nullable(),
  evidence: z.array(Evidence),
  answerBy: LocalDate.nullable(),
  counted: z.enum(['working', 'weekdays']).nullable(),
  by: z.string(),
  at: Instant,
});
export type Verification = z.infer<typeof Verification>;

export const Adoption = z.object({
  reportId: ReportId,
  value: z.number(),
  words: z.string().nullable(),
  by: z.string(),
  at: Instant,
});
export type Adoption = z.infer<typeof Adoption>;

/** A doubt that its unit has not answered yet. */
export const Doubt = Report.extend({
  verification: Verification,
  overdue: z.boolean(),
});
export type Doubt = z.infer<typeof Doubt>;

const one = z.object({ id: ReportId });

export const verification = {
  queue: route
    .route({
      method: 'GET',
      path: '/verifications/queue',
      tags,
      summary: 'Reports that nobody has verified yet: those that say it is done first, the oldest first',
    })
    .meta({ access: ['inspector', 'office', 'leader'] })
    .input(PageInput.extend({ campaignId: CampaignId.optional(), query: text(100).optional() }))
    .output(page(Report.extend({ mine: z.boolean().describe('The caller reported it and may not verify it') }))),
  doubts: route
    .route({
      method: 'GET',
      path: '/verifications/doubts',
      tags,
      summary: 'Reports that were doubted and not answered yet, the earliest due first',
    })
    .meta({ access: staff })
    .input(
      PageInput.extend({ mine: z.boolean().default(false).describe('Those of the units whose liaison the caller is') }),
    )
    .output(page(Doubt)),
  ofCommitment: route
    .route({
      method: 'GET',
      path: '/commitments/{id}/verifications',
      tags,
      summary: 'What was found about the reports of a commitment, and how it was closed and reopened; newest first',
    })
    .meta({ access: staff })
    .input(z.object({ id: CommitmentId }))
    .output(
      z.object({
        verifications: z.array(Verification),
        adoptions: z.array(Adoption),
        closings: z.array(
          z.object({
            kind: z.enum(['closed', 'reopened']),
            on: LocalDate.nullable(),
            words: z.string().nullable(),
            by: z.string(),
            at: Instant,
          }),
        ),
        standing: z
          .object({
            claim: z.enum(['claimed', 'verified', 'doubted']).nullable(),
            on: LocalDate.nullable(),
            answerBy: LocalDate.nullable(),
            needed: z.boolean().describe('A unit answers for it, so it closes on verified completion alone'),
          })
          .describe('What reports and verifications say about the completion'),
        mayVerify: z.boolean(),
        mayAdopt: z.boolean(),
      }),
    ),
  verify: route
    .route({
      method: 'POST',
      path: '/reports/{id}/verifications',
      tags,
      summary: 'Confirm, correct or doubt a report; nobody verifies what he reported',
      successStatus: 201,
    })
    .meta({ access: ['inspector'], idempotent: true })
    .input(
      one.extend({
        verdict: Verdict,
        value: z.number().finite().nullish().describe('As it was found; needed when the value is corrected'),
        words: text(500).trim().nullish().describe('Needed unless it is confirmed'),
        evidenceIds: z.array(EvidenceId).max(mostEvidence).default([]),
        termDays: TermDays.default(3).describe('Working days that the unit has to answer a doubt'),
      }),
    )
    .output(Verification),
  adopt: route
    .route({
      method: 'POST',
      path: '/reports/{id}/adoptions',
      tags,
      summary: 'Say which value is taken as the true one; what was claimed and verified stays beside it',
      successStatus: 201,
    })
    .meta({ access: ['office'], idempotent: true })
    .input(one.extend({ value: z.number().finite(), words: text(500).trim().nullish() }))
    .output(Adoption),
};
