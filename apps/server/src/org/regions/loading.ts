import type { Fault } from '@chengshi/contract';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { parentCodeOf } from './codes.ts';
import { type RegionLine, readRegionList } from './import.ts';
import { ownRegions } from './own.ts';
import { mayAdminister } from './policy.ts';
import { insertRegion, type RegionRow, regionsByCode, renameRegion } from './store.ts';

export interface ImportResult {
  created: number;
  renamed: number;
  unchanged: number;
  faults: Fault[];
}

/** Loads a region list: all lines or none. A dry run reports the same faults and counts, and changes nothing. */
export async function importRegions(
  platform: Platform,
  actor: PersonActor,
  csv: string,
  dryRun: boolean,
): Promise<ImportResult> {
  const { lines: read, faults } = readRegionList(csv);
  return platform.database.as(actor, async (trx) => {
    const lines = await settleParents(trx, actor, read);
    const plan = await planRegions(trx, actor, lines, (line, fault) =>
      faults.push({ place: `第 ${line.row} 行 · row ${line.row}`, ...fault }),
    );
    if (faults.length > 0 && !dryRun) throw failure('IMPORT_FAULTS', { count: faults.length }, faults.slice(0, 200));
    if (faults.length === 0 && !dryRun) await carryOutRegions(platform, trx, actor, plan);
    return {
      created: plan.fresh.length,
      renamed: plan.renamed.length,
      unchanged: lines.length - plan.fresh.length - plan.renamed.length,
      faults: faults.slice(0, 200),
    };
  });
}

/**
 * Parents that codes imply but that neither the list nor the database has: the next one above that is there, else the topmost
 * region that the actor administers. A county's office need not bring its province along.
 */
export async function settleParents(trx: Trx, actor: PersonActor, lines: readonly RegionLine[]): Promise<RegionLine[]> {
  const chain = (code: string | null): string[] => (code === null ? [] : [code, ...chain(parentCodeOf(code))]);
  const chains = lines.map((line) => (line.parentNamed ? [] : chain(line.parentCode)));
  const known = new Set((await regionsByCode(trx, [...new Set(chains.flat())])).map((region) => region.code));
  for (const line of lines) known.add(line.code);
  const home = (await ownRegions(trx, actor))[0]?.code ?? null;
  return lines.map((line, index) =>
    line.parentNamed || line.code === home
      ? line
      : { ...line, parentCode: chains[index]?.find((code) => known.has(code)) ?? home },
  );
}

export interface RegionPlan {
  readonly fresh: RegionLine[];
  readonly renamed: { line: RegionLine; region: RegionRow }[];
  /** What is there already, by code. */
  readonly there: ReadonlyMap<string, RegionRow>;
  /** What is there and what was made since. */
  readonly known: Map<string, { id: string; path: string }>;
}

type Refuse = (line: RegionLine, fault: { readonly zh: string; readonly en: string }) => void;

/** What the lines would do; those that cannot be done are refused and are in no part of the plan. */
export async function planRegions(
  trx: Trx,
  actor: PersonActor,
  lines: readonly RegionLine[],
  refuse: Refuse,
): Promise<RegionPlan> {
  const codes = new Set(lines.flatMap((line) => [line.code, ...(line.parentCode ? [line.parentCode] : [])]));
  const known = new Map((await regionsByCode(trx, [...codes])).map((region) => [region.code, region]));
  const listed = new Map(lines.map((line) => [line.code, line]));
  const fresh: RegionLine[] = [];
  const renamed: RegionPlan['renamed'] = [];
  for (const line of lines) {
    const region = known.get(line.code);
    const above = line.parentCode;
    const parent = above ? known.get(above) : undefined;
    if (!region && above && !parent && !listed.has(above)) {
      refuse(line, { zh: `上级代码 ${above} 不存在`, en: `there is no region with the parent code ${above}` });
      continue;
    }
    const closed = region?.closedOn ? region : !region && parent?.closedOn ? parent : undefined;
    const path = region?.path ?? pathOf(line, known, listed);
    if (path === null) {
      refuse(line, {
        zh: `${line.code} 的上级关系成环，或超过 ${mostLevels} 级`,
        en: `the parents of ${line.code} run in a circle, or through more than ${mostLevels} levels`,
      });
    } else if (!mayAdminister(actor, path)) {
      refuse(line, {
        zh: `${line.name}（${line.code}）不在您的管理范围内`,
        en: `${line.name} (${line.code}) is outside the area you administer`,
      });
    } else if (closed) {
      refuse(line, {
        zh: `${closed.name}（${closed.code}）已于 ${closed.closedOn} 撤销`,
        en: `${closed.name} (${closed.code}) was closed on ${closed.closedOn}`,
      });
    } else if (!region) fresh.push(line);
    else if (region.name !== line.name || (line.nameEn && region.nameEn !== line.nameEn))
      renamed.push({ line, region });
  }
  return { fresh: withParents(fresh, known, refuse), renamed, there: known, known: new Map(known) };
}

/** Without those whose region above was refused: they would hang in the air. */
function withParents(
  fresh: readonly RegionLine[],
  known: ReadonlyMap<string, RegionRow>,
  refuse: Refuse,
): RegionLine[] {
  let kept = [...fresh];
  for (;;) {
    const there = new Set(kept.map((line) => line.code));
    const hanging = kept.filter(({ parentCode: above }) => above !== null && !known.has(above) && !there.has(above));
    if (hanging.length === 0) return kept;
    for (const line of hanging) {
      const { parentCode: above } = line;
      refuse(line, { zh: `上级 ${above} 有错误`, en: `its parent ${above} has a fault` });
    }
    kept = kept.filter((line) => !hanging.includes(line));
  }
}

/** A province has five levels below it; more than this is a mistake in the list. */
const mostLevels = 10;

/** The path that a new region will have; null when its parents run in a circle or do not end. */
function pathOf(
  line: RegionLine,
  known: ReadonlyMap<string, RegionRow>,
  listed: ReadonlyMap<string, RegionLine>,
): string | null {
  const codes: string[] = [];
  let current: RegionLine | undefined = line;
  while (current) {
    if (codes.includes(current.code) || codes.length === mostLevels) return null;
    codes.unshift(current.code);
    const above: string | null = current.parentCode;
    const there = above ? known.get(above) : undefined;
    if (there) return `${there.path}${codes.join('/')}/`;
    current = above ? listed.get(above) : undefined;
  }
  return `/${codes.join('/')}/`;
}

export async function carryOutRegions(
  platform: Platform,
  trx: Trx,
  actor: PersonActor,
  plan: RegionPlan,
): Promise<void> {
  const waiting = [...plan.fresh];
  while (waiting.length > 0) {
    const ready = waiting.filter((line) => !line.parentCode || plan.known.has(line.parentCode));
    for (const line of ready) {
      const parent = line.parentCode ? (plan.known.get(line.parentCode) ?? null) : null;
      const { row: _row, parentCode: _parent, parentNamed: _named, ...values } = line;
      const made = await insertRegion(trx, { ...values, parent }, platform.clock.now());
      plan.known.set(line.code, made);
      await record(trx, platform.clock, actor, {
        action: 'region.created',
        subjectKind: 'region',
        subjectId: made.id,
        regionPath: made.path,
        after: values,
      });
      waiting.splice(waiting.indexOf(line), 1);
    }
  }
  for (const { line, region } of plan.renamed) {
    await renameRegion(trx, region.id, line.name, line.nameEn ?? region.nameEn);
    await record(trx, platform.clock, actor, {
      action: 'region.renamed',
      subjectKind: 'region',
      subjectId: region.id,
      regionPath: region.path,
      before: { name: region.name, nameEn: region.nameEn },
      after: { name: line.name, nameEn: line.nameEn },
    });
  }
}
