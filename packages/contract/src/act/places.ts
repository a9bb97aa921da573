import { z } from 'zod';
import { CommitmentId, Instant, LocalDate, PlaceOpeningId, route, text } from '../base.ts';
import { staff } from '../roles.ts';

const tags = ['Places of reports · 现场定位'];

/** A place is erased so many days after its report arrived; the report stays. */
export const placeKeptDays = 180;

/** Where a report was made, taken once by the sender's device when the sender pressed a button (WGS 84). */
export const ReportPlace = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  accuracyM: z.number().int().min(0).max(1_000_000).describe('How far off it may be, in metres'),
  takenAt: Instant.describe("By the clock of the sender's device"),
});
export type ReportPlace = z.infer<typeof ReportPlace>;

/** That the place may be sent along with reports about one commitment. Off unless the office turns it on and says why. */
export const PlaceOpening = z.object({
  id: PlaceOpeningId,
  reason: z.string(),
  since: LocalDate,
  until: LocalDate,
  by: z.string(),
  at: Instant,
  closed: z.object({ on: LocalDate, reason: z.string(), by: z.string() }).nullable(),
  open: z.boolean().describe('In force today'),
});
export type PlaceOpening = z.infer<typeof PlaceOpening>;

const reason = text(500).trim().min(2);

export const places = {
  ofCommitment: route
    .route({
      method: 'GET',
      path: '/commitments/{id}/place-openings',
      tags,
      summary: 'Whether reports about a commitment may say where they were made, and why; the newest twenty',
    })
    .meta({ access: staff })
    .input(z.object({ id: CommitmentId }))
    .output(z.object({ rows: z.array(PlaceOpening), mayOpen: z.boolean() })),
  open: route
    .route({
      method: 'POST',
      path: '/commitments/{id}/place-openings',
      tags,
      summary: 'Let reports about a commitment say where they were made; nobody has to',
      successStatus: 201,
    })
    .meta({ access: ['office'], idempotent: true })
    .input(
      z.object({
        id: CommitmentId,
        reason: reason.describe('Shown to whoever is offered to send the place'),
        until: LocalDate.describe('Last day; at most a year ahead'),
      }),
    )
    .output(PlaceOpening),
  close: route
    .route({ method: 'POST', path: '/place-openings/{id}/closing', tags, summary: 'Turn it off before its last day' })
    .meta({ access: ['office'], idempotent: true })
    .input(z.object({ id: PlaceOpeningId, reason }))
    .output(PlaceOpening),
};
