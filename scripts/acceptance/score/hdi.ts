import { aggregate, hierarchyOf, normalise, scoresOf, tableOf } from '@chengshi/score';
import { numberIn, readCsv } from '../csv.ts';
import { type Check, check } from './check.ts';

/** The Human Development Index as published: goalposts, a mean of the two schooling indices, a geometric mean of three. */
export async function judgeHdi(text: (name: string) => Promise<string>): Promise<Check> {
  const rows = readCsv(await text('hdi_1990_2022.csv'));
  const { goalposts } = JSON.parse(await text('method.json')) as {
    goalposts: Record<string, [number, number, string?]>;
  };
  const columns = [
    ['life_expectancy', 'life_expectancy', 'health'],
    ['expected_years_schooling', 'expected_years_schooling', 'education'],
    ['mean_years_schooling', 'mean_years_schooling', 'education'],
    ['gni_per_capita', 'gni_per_capita_ppp2017', 'income'],
  ] as const;
  const table = tableOf(
    rows.map((row) =>
      columns.map(([name, column]) => (goalposts[name]?.[2] ? Math.log(numberIn(row[column])) : numberIn(row[column]))),
    ),
  );
  const normalised = normalise(
    table,
    columns.map(([name]) => {
      const [lower = 0, upper = 1, logarithm] = goalposts[name] ?? [];
      const [low, high] = logarithm ? [Math.log(lower), Math.log(upper)] : [lower, upper];
      return { direction: 1, by: { method: 'goalposts', lower: low, upper: high, scale: 1, truncate: true } };
    }),
  );
  const scheme = hierarchyOf(
    columns.map(([id, , parent]) => ({ id, parent, weight: 1 })),
    [
      { id: 'health', parent: 'hdi', weight: 1 },
      { id: 'education', parent: 'hdi', weight: 1 },
      { id: 'income', parent: 'hdi', weight: 1 },
      { id: 'hdi', parent: null, weight: 1 },
    ],
  );
  const scores = scoresOf(
    aggregate(normalised, scheme, { mean: ({ id }) => (id === 'hdi' ? 'geometric' : 'arithmetic') }),
    scheme,
    'hdi',
  );
  const published = rows.flatMap((row, unit) =>
    row.hdi_published
      ? [[Math.round((scores[unit] as number) * 1000) / 1000, numberIn(row.hdi_published)] as const]
      : [],
  );
  return check('hdi', published, 1e-12);
}
