import {
  aggregate,
  columnOf,
  type Direction,
  denominate,
  effectiveWeights,
  type Hierarchy,
  hierarchyOf,
  impute,
  type Normalisation,
  normalise,
  profileOf,
  quantile,
  rankRanges,
  ranksInGroups,
  ranksOf,
  scoresOf,
  sufficientUnits,
  type Table,
  treatOutliers,
  withWeights,
} from '@chengshi/score';
import { numberIn, readCsv } from '../csv.ts';
import { type Check, check } from './check.ts';

type Rows = readonly Readonly<Record<string, string>>[];

/** The ASEM data set as a well-known package of another language computes it, stage by stage. */
export async function judgeAsem(text: (name: string) => Promise<string>): Promise<Check[]> {
  const rows = async (name: string): Promise<Rows> => readCsv(await text(name));
  const meta = await rows('iMeta.csv');
  const indicators = meta.filter((row) => row.Type === 'Indicator');
  const units = await rows('unit_meta.csv');
  const names = indicators.map((row) => row.iCode ?? '');
  const cellsOf = (data: Rows): Table => tableOfRows(data, units, names);
  const raw = cellsOf(await rows('A_Raw.csv'));
  const directions = indicators.map((row) => Number(row.Direction) as Direction);
  const scheme = schemeOf(meta, indicators);
  const beside = (name: string, got: Table, expected: Rows): Check =>
    check(name, pairs(got, tableOfRows(expected, units, names)));
  const all = (by: (indicator: number) => Normalisation) => (table: Table) =>
    normalise(
      table,
      directions.map((direction, indicator) => ({ direction, by: by(indicator) })),
    );

  const denominated = denominate(
    raw,
    indicators.map((row) => (row.Denominator ? units.map((unit) => numberIn(unit[row.Denominator as string])) : null)),
  );
  const eurasia = units.map((unit) => unit.EurAsia_group);
  const imputed = impute(denominated, { by: 'mean', groups: eurasia });
  const treated = treatOutliers(imputed, { most: 5 });
  const normalised = all(() => ({ method: 'min-max', from: 0, to: 100 }))(treated.table);
  const aggregated = aggregate(normalised, scheme, { mean: 'arithmetic' });
  const details = await rows('A_treat_details.csv');
  const points = new Map(treated.treatments.map((one) => [names[one.indicator] as string, one]));

  const checks = [
    beside('asem.denominated', denominated, await rows('A_Denominated.csv')),
    beside('asem.imputed', imputed, await rows('A_Imputed.csv')),
    check('asem.screened', [[sufficientUnits(imputed, 0.9).length, (await rows('A_Screened.csv')).length]]),
    beside('asem.treated', treated.table, await rows('A_Treated.csv')),
    check(
      'asem.treatments',
      details.flatMap((row) => {
        const one = points.get(row.iCode ?? '');
        return [
          [one?.points ?? 0, Number(row['winsorise.nwin'] || 0)],
          ...(one ? [[one.before.skewness, numberIn(row['check_SkewKurt0.Skew'])] as const] : []),
          ...(one ? [[one.after.kurtosis, numberIn(row['check_SkewKurt1.Kurt'])] as const] : []),
        ] as (readonly [number, number])[];
      }),
    ),
    beside('asem.normalised', normalised, await rows('A_Normalised.csv')),
    check('asem.aggregated', nodePairs(aggregated, scheme, units, await rows('A_Aggregated.csv'))),
    check('asem.ranks', rankPairs(aggregated, scheme, units, await rows('A_results_ranks.csv'), null)),
    check(
      'asem.ranks-gdp',
      rankPairs(aggregated, scheme, units, await rows('A_results_groupranks_GDPpc.csv'), 'GDPpc_group'),
    ),
    check(
      'asem.ranks-eurasia',
      rankPairs(aggregated, scheme, units, await rows('A_results_groupranks_EurAsia.csv'), 'EurAsia_group'),
    ),
  ];

  const posts = new Map((await rows('iMeta_with_goalposts.csv')).map((row) => [row.iCode ?? '', row]));
  const post = (indicator: number, name: string) => numberIn(posts.get(names[indicator] as string)?.[name]);
  const target = (indicator: number) => numberIn(indicators[indicator]?.Target);
  const goalposts =
    (truncate: boolean) =>
    (indicator: number): Normalisation => ({
      method: 'goalposts',
      lower: post(indicator, 'goalpost_lower'),
      upper: post(indicator, 'goalpost_upper'),
      scale: post(indicator, 'goalpost_scale'),
      truncate,
    });
  const ways: Readonly<Record<string, (indicator: number) => Normalisation>> = {
    minmax_0_100: () => ({ method: 'min-max', from: 0, to: 100 }),
    minmax_1_100: () => ({ method: 'min-max', from: 1, to: 100 }),
    zscore_0_1: () => ({ method: 'z-score', mean: 0, deviation: 1 }),
    zscore_10_2: () => ({ method: 'z-score', mean: 10, deviation: 2 }),
    rank: () => ({ method: 'rank' }),
    borda: () => ({ method: 'borda' }),
    prank: () => ({ method: 'percentile-rank' }),
    dist2max: () => ({ method: 'distance-to-best' }),
    fracmax: () => ({ method: 'fraction-of-best' }),
    dist2targ_cap: (indicator) => ({ method: 'distance-to-target', target: target(indicator), cap: true }),
    dist2targ_free: (indicator) => ({ method: 'distance-to-target', target: target(indicator), cap: false }),
    goalposts_trunc: goalposts(true),
    goalposts_free: goalposts(false),
  };
  for (const [name, way] of Object.entries(ways)) {
    checks.push(beside(`asem.normalise-${name}`, all(way)(raw), await rows(`B_norm_Raw_${name}.csv`)));
  }

  const whole = all(() => ({ method: 'min-max', from: 1, to: 100 }))(
    impute(denominated, { by: 'mean', groups: eurasia }),
  );
  for (const mean of ['arithmetic', 'geometric'] as const) {
    for (const weights of ['equal', 'uneven'] as const) {
      const file = weights === 'uneven' ? 'weights_uneven.csv' : 'weights_original.csv';
      const weighted = withWeights(scheme, weightsIn(await rows(file)));
      const got = aggregate(whole, weighted, { mean });
      const name = `${mean[0]}mean_${weights}`;
      checks.push(check(`asem.aggregate-${name}`, nodePairs(got, weighted, units, await rows(`C_agg_${name}.csv`))));
      if (name !== 'amean_uneven') continue;
      checks.push(
        check('asem.ranks-uneven', rankPairs(got, weighted, units, await rows('C_ranks_amean_uneven.csv'), null)),
      );
    }
  }

  const shares = effectiveWeights(scheme);
  const effective = new Map(
    (await rows('weights_effective.csv')).map((row) => [row.iCode ?? '', numberIn(row.EffWeight)]),
  );
  checks.push(
    check(
      'asem.effective-weights',
      scheme.nodes.map(({ id }, place) => [shares[place] as number, effective.get(id) ?? Number.NaN]),
    ),
  );

  const noisy = JSON.parse(await text('F_noisy_weights_200.json')) as Record<string, number>[];
  const scored = noisy.map((set) => {
    const weighted = withWeights(scheme, new Map(Object.entries(set)));
    return scoresOf(aggregate(normalised, weighted, { mean: 'arithmetic' }), weighted, 'Index');
  });
  const ranked = scored.map((scores) => ranksOf(scores));
  checks.push(
    check('asem.noise-scores', runPairs(scored, units, await rows('F_weightnoise_scores.csv'))),
    check('asem.noise-ranks', runPairs(ranked, units, await rows('F_weightnoise_ranks.csv'))),
    check(
      'asem.noise-statistics',
      rangePairs(
        rankRanges(ranksOf(scoresOf(aggregated, scheme, 'Index')), ranked),
        units,
        await rows('F_weightnoise_rankstats.csv'),
      ),
    ),
    // Published with three digits only.
    check('asem.quantiles', quantilePairs(raw, names, posts), halfOfThirdDigit),
    check('asem.profiles', profilePairs(raw, names, await rows('A_stats_raw.csv')), halfOfThirdDigit),
  );
  return checks;
}

const halfOfThirdDigit = 5.01e-3;

function* quantilePairs(
  raw: Table,
  names: readonly string[],
  posts: ReadonlyMap<string, Readonly<Record<string, string>>>,
): Generator<readonly [number, number]> {
  for (const [indicator, name] of names.entries()) {
    yield [quantile(columnOf(raw, indicator), 0.05), numberIn(posts.get(name)?.goalpost_lower)];
    yield [quantile(columnOf(raw, indicator), 0.95), numberIn(posts.get(name)?.goalpost_upper)];
  }
}

function* profilePairs(raw: Table, names: readonly string[], published: Rows): Generator<readonly [number, number]> {
  const byName = new Map(published.map((row) => [row.iCode, row]));
  for (const [indicator, name] of names.entries()) {
    const row = byName.get(name);
    const profile = profileOf(columnOf(raw, indicator));
    yield [profile.min, numberIn(row?.Min)];
    yield [profile.max, numberIn(row?.Max)];
    yield [profile.mean, numberIn(row?.Mean)];
    yield [profile.median, numberIn(row?.Median)];
    yield [profile.deviation, numberIn(row?.Std)];
    yield [profile.skewness, numberIn(row?.Skew)];
    yield [profile.kurtosis, numberIn(row?.Kurt)];
    yield [profile.there, numberIn(row?.['N.Avail'])];
    yield [profile.nonZero, numberIn(row?.['N.NonZero'])];
    yield [profile.different, numberIn(row?.['N.Unique'])];
    yield [profile.same, numberIn(row?.['N.Same'])];
  }
}

/** Rows of a file in the order of the units, as a table of these columns. */
function tableOfRows(data: Rows, units: Rows, names: readonly string[]): Table {
  const byUnit = new Map(data.map((row) => [row.uCode, row]));
  const values = new Float64Array(units.length * names.length);
  for (const [unit, { uCode }] of units.entries()) {
    for (const [indicator, name] of names.entries())
      values[indicator * units.length + unit] = numberIn(byUnit.get(uCode)?.[name]);
  }
  return { units: units.length, indicators: names.length, values };
}

function schemeOf(meta: Rows, indicators: Rows): Hierarchy {
  const node = (row: Readonly<Record<string, string>>) => ({
    id: row.iCode ?? '',
    parent: row.Parent ? row.Parent : null,
    weight: numberIn(row.Weight),
  });
  return hierarchyOf(indicators.map(node), meta.filter((row) => row.Type === 'Aggregate').map(node));
}

const weightsIn = (data: Rows): Map<string, number> =>
  new Map(data.map((row) => [row.iCode ?? '', numberIn(row.Weight)]));

function* pairs(got: Table, expected: Table): Generator<readonly [number, number]> {
  for (const [at, value] of got.values.entries()) yield [value, expected.values[at] as number];
}

function* nodePairs(got: Table, scheme: Hierarchy, units: Rows, expected: Rows): Generator<readonly [number, number]> {
  yield* pairs(
    got,
    tableOfRows(
      expected,
      units,
      scheme.nodes.map(({ id }) => id),
    ),
  );
}

function* rankPairs(
  got: Table,
  scheme: Hierarchy,
  units: Rows,
  expected: Rows,
  group: string | null,
): Generator<readonly [number, number]> {
  const wanted = scheme.nodes.filter(({ id }) => expected[0] && id in expected[0]);
  const published = tableOfRows(
    expected,
    units,
    wanted.map(({ id }) => id),
  );
  for (const [at, { id }] of wanted.entries()) {
    const groups = units.map((unit) => (group === null ? 'all' : unit[group] || null));
    const ranks = ranksInGroups(scoresOf(got, scheme, id), groups);
    for (const [unit, rank] of ranks.entries()) yield [rank, columnOf(published, at)[unit] as number];
  }
}

function* runPairs(
  runs: readonly ArrayLike<number>[],
  units: Rows,
  expected: Rows,
): Generator<readonly [number, number]> {
  const published = tableOfRows(
    expected,
    units,
    runs.map((_, run) => `X${run + 1}`),
  );
  for (const [run, values] of runs.entries())
    for (let unit = 0; unit < units.length; unit++)
      yield [values[unit] as number, columnOf(published, run)[unit] as number];
}

function* rangePairs(
  ranges: ReturnType<typeof rankRanges>,
  units: Rows,
  expected: Rows,
): Generator<readonly [number, number]> {
  const byUnit = new Map(expected.map((row) => [row.uCode, row]));
  for (const [unit, { uCode }] of units.entries()) {
    const row = byUnit.get(uCode);
    const range = ranges[unit];
    if (!range) continue;
    yield [range.nominal, numberIn(row?.Nominal)];
    yield [range.mean, numberIn(row?.Mean)];
    yield [range.median, numberIn(row?.Median)];
    yield [range.low, numberIn(row?.Q5)];
    yield [range.high, numberIn(row?.Q95)];
  }
}
