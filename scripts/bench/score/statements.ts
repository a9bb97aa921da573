import { directions, groups, scheme, table } from './case.ts';

/** The same calculation in SQL that PostgreSQL and DuckDB both understand; missing cells are rows that are not there. */
export const rankQuery = `
  with bounds as (
    select indicator, min(value) as lowest, max(value) as highest from cells group by indicator
  ), level1 as (
    select c.unit, n.parent,
      sum(n.weight * (case when n.direction = 1 then c.value - b.lowest else b.highest - c.value end)
        / (b.highest - b.lowest) * 100) / sum(n.weight) as value
    from cells c join bounds b on b.indicator = c.indicator join leaves n on n.indicator = c.indicator
    group by c.unit, n.parent
  ), level2 as (
    select l.unit, n.parent, sum(n.weight * l.value) / sum(n.weight) as value
    from level1 l join aggregates n on n.id = l.parent group by l.unit, n.parent
  ), level3 as (
    select l.unit, sum(n.weight * l.value) / sum(n.weight) as value
    from level2 l join aggregates n on n.id = l.parent group by l.unit
  )
  select u.unit, l.value, rank() over (partition by u.grouping_id order by l.value desc)::int as place
  from level3 l join units u on u.unit = l.unit order by u.unit`;

/** Small tables that both get by the same statements. */
export function smallTables(): string[] {
  const { nodes } = scheme;
  const leaves = nodes.slice(0, table.indicators);
  const rows = (all: readonly (readonly (string | number | null)[])[]) =>
    all
      .map((row) => `(${row.map((one) => (typeof one === 'string' ? `'${one}'` : String(one))).join(', ')})`)
      .join(', ');
  return [
    'create table leaves (indicator int, parent text, weight float8, direction int)',
    `insert into leaves values ${rows(leaves.map((node, at) => [at, node.parent, node.weight, directions[at] ?? 1]))}`,
    'create table aggregates (id text, parent text, weight float8)',
    `insert into aggregates values ${rows(nodes.slice(table.indicators).map(({ id, parent, weight }) => [id, parent, weight]))}`,
    'create table units (unit int, grouping_id int)',
    `insert into units values ${rows(groups.map((group, unit) => [unit, group]))}`,
  ];
}

/** The cells that are there, as columns. */
export function cellColumns(): { unit: number[]; indicator: number[]; value: number[] } {
  const cells = { unit: [] as number[], indicator: [] as number[], value: [] as number[] };
  for (const [at, value] of table.values.entries()) {
    if (Number.isNaN(value)) continue;
    cells.unit.push(at % table.units);
    cells.indicator.push(Math.floor(at / table.units));
    cells.value.push(value);
  }
  return cells;
}
