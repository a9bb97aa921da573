import { addDays } from '@chengshi/calendar';
import type { DrawReason, DrawSelection } from '@chengshi/contract';
import type { Trx } from '../../../platform/database/database.ts';
import type { Candidate } from '../draw.ts';
import { pointsOf, riskReasons } from '../risk.ts';
import { candidateRows } from './store.ts';

/** A report that a list could be drawn from, with what speaks for it or against it. */
export interface Weighed extends Candidate {
  readonly commitmentId: string;
  readonly unitId: string;
  readonly reasons: readonly DrawReason[];
  readonly leftOut: 'own' | 'listed' | null;
}

const daysOfDoubts = 365;

/** All that a selection holds, in the order of ids: what may be drawn, and what is left out and why. */
export async function weighedPopulation(
  trx: Trx,
  region: { readonly path: string; readonly code: string },
  selection: Omit<DrawSelection, 'regionId'>,
  { today, limit }: { readonly today: string; readonly limit: number },
): Promise<Weighed[]> {
  const rows = await candidateRows(trx, region, selection, { since: addDays(today, -daysOfDoubts), limit });
  return rows
    .map((row): Weighed => {
      const reasons = riskReasons(row, today);
      const stratum = selection.stratifiedBy === 'region' ? row.place : row.unitKind;
      const leftOut = row.own ? 'own' : row.listed ? 'listed' : null;
      return { ...row, stratum, reasons, points: pointsOf(reasons), leftOut };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
