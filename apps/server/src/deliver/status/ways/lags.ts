import type { CommitmentRow } from '../../../plan/commitments/service.ts';
import type { Trx } from '../../../platform/database/database.ts';
import type { Judged } from '../judge.ts';
import { noLag, waysOf } from './ways.ts';

type LagColumns = Pick<Judged, 'behindOn' | 'farBehindOn' | 'figures'>;

/**
 * What lags on a day, with the figures for its words; and for a day before the last word about a way, how that stood then: the columns tell
 * of today. The rest, nearly all, need no look at splits.
 */
export async function lagsAsOf(
  trx: Trx,
  rows: readonly CommitmentRow[],
  asOf: string,
): Promise<Map<string, LagColumns>> {
  const asked = rows.filter(
    ({ waysOn, behindOn }) => waysOn !== null && (waysOn > asOf || (behindOn !== null && behindOn <= asOf)),
  );
  const ways = await waysOf(trx, asked, asOf);
  return new Map(
    asked.map(({ id, waysOn, behindOn, farBehindOn }) => {
      const found = ways.get(id)?.get('');
      const figures = found?.figures ?? null;
      if (waysOn !== null && waysOn <= asOf) return [id, { behindOn, farBehindOn, figures }];
      return [id, { ...(found?.lag ?? noLag), figures }];
    }),
  );
}
