import { oc } from '@orpc/contract';
import { z } from 'zod';
import { contractErrors } from './errors.ts';
import type { Access } from './roles.ts';

export interface RouteMeta {
  /** Who may call the route at all; `policy.ts` on the server decides about the thing itself. */
  readonly access: Access;
  /** Creates something: the server honours an Idempotency-Key header. */
  readonly idempotent?: boolean;
  /** Tells something that is gone a minute later, such as where somebody looks: nothing is kept, so nothing is in the ledger. */
  readonly fleeting?: boolean;
}

/** Every route starts here: the same errors, and access denied unless the route says otherwise. */
export const route = oc.$meta<RouteMeta>({ access: [] }).errors(contractErrors);

const id = <Name extends string>(name: Name) => z.uuid().brand<Name>().describe(`${name} id (UUIDv7)`);
export const RegionId = id('Region');
export const UnitId = id('Unit');
export const PostId = id('Post');
export const PersonId = id('Person');
export const HoldingId = id('Holding');
export const DocumentId = id('Document');
export const ItemId = id('Item');
export const CampaignId = id('Campaign');
export const FrontId = id('Front');
export const CommitmentId = id('Commitment');
export const DispatchId = id('Dispatch');
export const EntryOpeningId = id('EntryOpening');
export const PlaceOpeningId = id('PlaceOpening');
export const EvidenceId = id('Evidence');
export const ReportId = id('Report');
export const IndicatorId = id('Indicator');
export const VerificationId = id('Verification');
export const ViewId = id('View');
export const PlanCallId = id('PlanCall');
export const PlanId = id('Plan');
export const MeasureId = id('Measure');
export const AmendmentId = id('Amendment');
export const FigureRequestId = id('FigureRequest');
export const MessageId = id('Message');
export const PledgeId = id('Pledge');
export const BodyId = id('Body');
export const BodyMemberId = id('BodyMember');
export const BodyCarryId = id('BodyCarry');
export const WebhookId = id('Webhook');
export const DeliveryId = id('Delivery');
export const SilenceId = id('Silence');
export const DrawId = id('Draw');
export type RegionId = z.infer<typeof RegionId>;
export type UnitId = z.infer<typeof UnitId>;
export type PostId = z.infer<typeof PostId>;
export type PersonId = z.infer<typeof PersonId>;
export type HoldingId = z.infer<typeof HoldingId>;
export type DocumentId = z.infer<typeof DocumentId>;
export type ItemId = z.infer<typeof ItemId>;
export type CampaignId = z.infer<typeof CampaignId>;
export type FrontId = z.infer<typeof FrontId>;
export type CommitmentId = z.infer<typeof CommitmentId>;
export type DispatchId = z.infer<typeof DispatchId>;
export type EntryOpeningId = z.infer<typeof EntryOpeningId>;
export type PlaceOpeningId = z.infer<typeof PlaceOpeningId>;
export type EvidenceId = z.infer<typeof EvidenceId>;
export type ReportId = z.infer<typeof ReportId>;
export type IndicatorId = z.infer<typeof IndicatorId>;
export type VerificationId = z.infer<typeof VerificationId>;
export type ViewId = z.infer<typeof ViewId>;
export type PlanCallId = z.infer<typeof PlanCallId>;
export type PlanId = z.infer<typeof PlanId>;
export type MeasureId = z.infer<typeof MeasureId>;
export type AmendmentId = z.infer<typeof AmendmentId>;
export type MessageId = z.infer<typeof MessageId>;
export type PledgeId = z.infer<typeof PledgeId>;
export type BodyId = z.infer<typeof BodyId>;

/** A local date of the city (Asia/Shanghai). Only dates that exist. */
export const LocalDate = z.iso.date().describe('Local date, YYYY-MM-DD');
export const Instant = z.iso.datetime().describe('Instant, UTC');

/** Text of outside origin: no lone surrogates, no NUL, which PostgreSQL cannot store. */
export const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => value.isWellFormed() && !value.includes('\u0000'), {
      error: '含有无法存储的字符 · holds characters that cannot be stored',
    });
export const name = (most = 200) => text(most).trim().min(1);

export const PageInput = z.object({
  cursor: z.string().max(1000).optional().describe('From `next` of the page before'),
  limit: z.number().int().min(1).max(200).default(50),
});
/** `SomeType`, as zod itself asks for: to hold a row against `ZodType` compares every kind of schema with every other. */
export const page = <Row extends z.core.SomeType>(row: Row) =>
  z.object({ rows: z.array(row), next: z.string().nullable().describe('Cursor of the next page; null at the end') });
