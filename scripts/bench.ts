import { benchCalendar } from './bench/calendar.ts';
import { benchOffice } from './bench/office.ts';
import { benchProduct } from './bench/product.ts';
import type { Bench } from './bench/result.ts';
import { benchRuler } from './bench/ruler.ts';
import { benchScore } from './bench/score.ts';
import { benchSpreadsheet } from './bench/spreadsheet.ts';
import { benchTable } from './bench/table.ts';
import { benchTables } from './bench/tables.ts';
import { benchTaskBook } from './bench/taskbook.ts';
import { drawTable } from './table.ts';

/** What is measured, in this order: add a module of `bench/` here. */
const BENCHES: Readonly<Record<string, Bench>> = {
  taskbook: benchTaskBook,
  office: benchOffice,
  spreadsheet: benchSpreadsheet,
  calendar: benchCalendar,
  ruler: benchRuler,
  score: benchScore,
  table: benchTable,
  tables: benchTables,
  product: benchProduct,
};

const USAGE = `用法：npm run bench -- [名称…]
  测量速度并与规定的限度比较；有一项不达标即失败。可选名称：${Object.keys(BENCHES).join('、')}

Usage: npm run bench -- [NAME...]
  Measures speeds against their limits; fails when one is missed. Names: ${Object.keys(BENCHES).join(', ')}`;

process.exitCode = await main(process.argv.slice(2));

async function main(names: readonly string[]): Promise<number> {
  if (names.some((name) => !(name in BENCHES))) {
    console.error(USAGE);
    return 2;
  }
  const wished = names.length > 0 ? names : Object.keys(BENCHES);
  const rows: string[][] = [['项目 Measured', '数值 Figure', '单位 Unit', '限度 Limit', '倍数 Ratio', '']];
  let missed = 0;
  for (const name of wished) {
    for (const { name: measured, figure, unit, limit, ratio, ok } of await (BENCHES[name] as Bench)()) {
      const shown = [
        measured,
        digits(figure),
        unit,
        limit === null ? '' : digits(limit),
        ratio === null ? '' : `${digits(ratio)}×`,
      ];
      rows.push([...shown, limit === null ? '' : ok ? '✓' : '✗']);
      if (!ok) missed++;
    }
  }
  const columns = [5, 1, 1, 1, 1, 1].map((share, i) => ({
    share,
    align: i === 0 || i === 2 ? ('left' as const) : ('right' as const),
  }));
  console.log(drawTable(columns, rows, process.stdout.columns ?? 120));
  if (missed > 0) console.error(`${missed} 项未达标。\n${missed} limits were missed.`);
  return missed > 0 ? 1 : 0;
}

/** Three significant digits are more than a shared machine repeats. */
function digits(n: number): string {
  return n >= 1000 ? Math.round(n).toLocaleString('en') : String(Number(n.toPrecision(3)));
}
