import type { Trx } from '../../platform/database/database.ts';
import { digestOf } from '../../platform/ledger/digest.ts';
import { draw, populationDigest, populationText, ticketOf } from './draw.ts';
import { commitmentTo } from './service.ts';
import { type DrawRow, populationOf } from './store.ts';

async function candidatesOf(trx: Trx, id: string) {
  const rows = (await populationOf(trx, id)).filter(({ leftOut }) => leftOut === null);
  return rows.map(({ reportId, ...row }) => ({ ...row, id: reportId }));
}

/** What a list was drawn from, as the text whose digest is on record. */
export const populationFile = async (trx: Trx, id: string): Promise<string> =>
  populationText(await candidatesOf(trx, id));

/** Draws a list again by the function that drew it, from what is on record, and compares population, strata and list. */
export async function proveDraw(trx: Trx, row: DrawRow) {
  const candidates = await candidatesOf(trx, row.id);
  const digest = populationDigest(candidates);
  const again = draw(candidates, row);
  const known = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const items = again.items.map(({ id, how }, at) => {
    const { code = '', place, drawn } = known.get(id) ?? {};
    return { place: at + 1, code, how, ticket: ticketOf(row.seed, id), same: place === at + 1 && drawn === how };
  });
  const listed = candidates.filter(({ place }) => place !== null).length;
  const strata = row.strata.map(({ name: _, ...stratum }) => stratum);
  const ledgerDigest = digestOf(commitmentTo({ ...row, populationDigest: digest }));
  return {
    same:
      digest === row.populationDigest &&
      ledgerDigest === row.ledgerDigest &&
      listed === items.length &&
      items.every((item) => item.same) &&
      digestOf(strata) === digestOf(again.strata),
    ...{ populationDigest: digest, ledgerDigest, items },
  };
}
