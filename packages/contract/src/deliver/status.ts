import { z } from 'zod';
import { CommitmentId, DocumentId, LocalDate, route } from '../base.ts';
import { Commitment } from '../plan/commitments.ts';
import { staff } from '../roles.ts';

const tags = ['Status · 亮灯'];

export const lights = ['done', 'green', 'yellow', 'red', 'grey'] as const;
export const Light = z.enum(lights);
export type Light = (typeof lights)[number];

export const StatusReason = z.object({
  code: z.string().describe('Stable code of the reason'),
  zh: z.string(),
  en: z.string(),
});
export const Status = z.object({ light: Light, reasons: z.array(StatusReason).min(1) });
export type Status = z.infer<typeof Status>;

export const Counts = z.object({
  done: z.number().int(),
  green: z.number().int(),
  yellow: z.number().int(),
  red: z.number().int(),
  grey: z.number().int(),
});

/** A commitment as a mark on the text. */
export const Mark = Commitment.extend({ status: Status });
export type Mark = z.infer<typeof Mark>;

export const status = {
  living: route
    .route({
      method: 'GET',
      path: '/documents/{id}/living',
      tags,
      summary: 'The marks of a published document: every commitment with its place in the text and its status',
    })
    .meta({ access: staff })
    .input(z.object({ id: DocumentId, asOf: LocalDate.optional() }))
    .output(z.object({ asOf: LocalDate, counts: Counts, marks: z.array(Mark) })),
  commitment: route
    .route({ method: 'GET', path: '/commitments/{id}/status', tags, summary: 'Status of one commitment, with reasons' })
    .meta({ access: staff })
    .input(z.object({ id: CommitmentId, asOf: LocalDate.optional() }))
    .output(Status),
  overview: route
    .route({
      method: 'GET',
      path: '/overview',
      tags,
      summary: 'What was promised, where it stands, what needs attention today',
    })
    .meta({ access: staff })
    .output(
      z.object({
        asOf: LocalDate,
        documents: z.array(
          z.object({ id: DocumentId, title: z.string(), issuedOn: LocalDate.nullable(), counts: Counts }),
        ),
        needsAttention: z.array(Mark).describe('Overdue first, then soon due; at most twenty'),
      }),
    ),
};
