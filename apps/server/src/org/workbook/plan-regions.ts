import type { Fault } from '@chengshi/contract';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { planRegions, type RegionLine, type RegionPlan, readRegionLine, settleParents } from '../regions/service.ts';
import { plain, type SheetRow } from './cells.ts';
import { changedOrNot, created, isRepeated, type Report, refuse } from './report.ts';

/** What the region sheet would do; its lines are read and planned like those of a region list. */
export async function planRegionSheet(
  trx: Trx,
  actor: PersonActor,
  rows: readonly SheetRow[],
  report: Report,
): Promise<RegionPlan> {
  const rowOf = new Map<RegionLine, SheetRow>();
  const seen = new Map<string, number>();
  const lines: RegionLine[] = [];
  for (const row of rows) {
    const faults: Fault[] = [];
    const line = readRegionLine(row.row, row.value, faults);
    for (const { zh, en } of faults) refuse(report, row, undefined, { zh, en });
    if (!line || isRepeated(report, seen, row, line.code, 'code')) continue;
    rowOf.set(line, row);
    lines.push(line);
  }
  const settled = await settleParents(trx, actor, lines);
  for (const [index, line] of settled.entries()) rowOf.set(line, rowOf.get(lines[index] as RegionLine) as SheetRow);
  const refused = new Set<RegionLine>();
  const plan = await planRegions(trx, actor, settled, (line, words) => {
    refused.add(line);
    refuse(report, rowOf.get(line) as SheetRow, undefined, words);
  });
  const fresh = new Set(plan.fresh);
  for (const line of settled) {
    if (refused.has(line)) continue;
    const row = rowOf.get(line) as SheetRow;
    if (fresh.has(line)) created(report, row, `${line.name}（${line.code}）`);
    else compare(plan, line, row, report);
  }
  return plan;
}

function compare(plan: RegionPlan, line: RegionLine, row: SheetRow, report: Report): void {
  const region = plan.there.get(line.code);
  if (!region) return;
  if (row.value('level') !== '' && line.level !== region.level) {
    withdraw(plan, line);
    refuse(report, row, 'level', {
      zh: '层级与现有的不同，请核对代码',
      en: 'the level differs from what is there: check the code',
    });
    return;
  }
  if (line.parentNamed && plan.there.get(line.parentCode ?? '')?.id !== region.parentId) {
    withdraw(plan, line);
    refuse(report, row, 'parent', {
      zh: '上级代码与现有的不同；改变隶属关系请在区划页面上办理',
      en: 'the parent differs from what is there: move the region on its page',
    });
    return;
  }
  // A name that only differs in what no spreadsheet holds is the same name.
  if (plain(region.name) === line.name && (!line.nameEn || plain(region.nameEn ?? '') === line.nameEn)) {
    withdraw(plan, line);
  }
  const renamed = plan.renamed.some((one) => one.line === line);
  const change = { zh: `${region.name} 改为 ${line.name}`, en: `${region.name} becomes ${line.name}` };
  changedOrNot(report, row, region.code, renamed ? [change] : []);
}

function withdraw(plan: RegionPlan, line: RegionLine): void {
  const at = plan.renamed.findIndex((one) => one.line === line);
  if (at >= 0) plan.renamed.splice(at, 1);
}
