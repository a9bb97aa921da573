import { Draw, DrawItem, DrawRecord, drawItemStates } from '@chengshi/contract';
import { type ReportRow, reportView } from '../../act/reports/service.ts';
import type { PersonActor } from '../../platform/access/actor.ts';
import { isOwn, type VerificationRow, verificationView } from '../verification/service.ts';
import type { countsOf, DrawRow, ItemRow } from './service.ts';

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name });

function drawFields(row: DrawRow, actor: PersonActor) {
  const { withdrawnAt, withdrawnName, withdrawnReason } = row;
  return {
    ...row,
    region: { id: row.regionId, name: row.regionName },
    campaign: named(row.campaignId, row.campaignName),
    front: named(row.frontId, row.frontName),
    inspector: { id: row.inspectorId, name: row.inspectorName, self: row.inspectorId === actor.personId },
    drawn: { by: row.drawnName, at: row.drawnAt.toISOString(), on: row.drawnOn },
    withdrawn:
      withdrawnAt === null ? null : { by: withdrawnName, at: withdrawnAt.toISOString(), reason: withdrawnReason },
    counts: Object.fromEntries(drawItemStates.map((state) => [state, row.counts[state] ?? 0])),
  };
}

export const drawView = (row: DrawRow, actor: PersonActor): Draw => Draw.parse(drawFields(row, actor));

export function recordView(row: DrawRow, counts: Awaited<ReturnType<typeof countsOf>>, actor: PersonActor): DrawRecord {
  const { eligible, own, listed } = counts;
  return DrawRecord.parse({ ...drawFields(row, actor), eligible, leftOut: { own, listed } });
}

export function itemView(
  item: ItemRow,
  {
    actor,
    draw,
    report,
    verification,
  }: {
    readonly actor: PersonActor;
    readonly draw: DrawRow;
    readonly report: ReportRow;
    readonly verification: VerificationRow | undefined;
  },
): DrawItem {
  const { commitmentId, code, title, unitId, unitName, stratum } = item;
  return DrawItem.parse({
    ...{
      ...item,
      how: item.drawn,
      commitment: { id: commitmentId, code, title },
      unit: { id: unitId, name: unitName },
    },
    stratum: { key: stratum, name: draw.strata.find(({ key }) => key === stratum)?.name ?? null },
    ...{ report: reportView(report), mine: isOwn(actor, report) },
    verification: verification ? verificationView(verification) : null,
  });
}
