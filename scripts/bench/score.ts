import { normalise, weightNoise } from '@chengshi/score';
import { measureWhatIf } from '../../e2e/bench/what-if.ts';
import { atLeast, atMost, type Bench, type Benchmark, quickest, shown, thriftiest } from './result.ts';
import { checkEqual, groups, how, indicators, plan, rank, scheme, table, units } from './score/case.ts';
import { inDuckDb } from './score/duckdb.ts';
import { inPostgres } from './score/postgres.ts';

const frameMs = 16;
const runs = 500;

/** A province's assessment: from figures to ranks, beside the same in two databases; noise in the weights; an answer while somebody types. */
export const benchScore: Bench = async () => {
  const ms = await quickest(50, () => rank(table));
  // Both lie in the engine's room until its next use.
  const expected = { scores: Float64Array.from(rank(table).scores), ranks: rank(table).ranks };
  const normal = normalise(table, plan);
  const noise = { how, top: 'whole', groups, noise: 0.25, runs, seed: 1 };
  const noiseMs = thriftiest(3, () => weightNoise(normal, scheme, noise));
  const results: Benchmark[] = [
    atMost(`score: ${units} × ${indicators}, normalised, weighted, ranked`, ms, 'ms', 3),
    atMost(`score: ${runs} runs of noise in the weights, processor time`, noiseMs, 'ms', 1000),
  ];
  const duck = await inDuckDb();
  if (duck) {
    checkEqual('DuckDB', duck.found, expected);
    results.push(
      shown('score: the same in DuckDB', duck.ms, 'ms'),
      atLeast('score: times as fast as DuckDB', duck.ms / ms, '×', 10),
    );
  }
  const postgres = await inPostgres();
  checkEqual('PostgreSQL', postgres.found, expected);
  checkEqual('rows of PostgreSQL', postgres.way, expected);
  const whatIf = await measureWhatIf();
  return [
    ...results,
    shown('score: the same in SQL on PostgreSQL', postgres.ms, 'ms'),
    atLeast('score: times as fast as SQL on PostgreSQL', postgres.ms / ms, '×', 100),
    shown('score: rows read from PostgreSQL', postgres.readMs, 'ms'),
    atMost('score: from rows in PostgreSQL to ranks', postgres.wayMs, 'ms', 250),
    shown(`score: what if, ${whatIf.units} × ${whatIf.indicators}, in Chromium, median`, whatIf.medianMs, 'ms'),
    atMost('score: what if, 95 of 100 answers', whatIf.mostMs, 'ms', frameMs),
  ];
};
