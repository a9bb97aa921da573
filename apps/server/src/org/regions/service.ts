import type { Fault, RegionDraft } from '@chengshi/contract';
import type { z } from 'zod';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { unlessTaken } from '../../platform/database/taken.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { codeFault, parentCodeOf } from './codes.ts';
import { type RegionLine, readRegionList } from './import.ts';
import { mayAdminister } from './policy.ts';
import { insertRegion, type RegionRow, regionById, regionsAtPaths, regionsByCode, renameRegion } from './store.ts';

export { regionsMeant } from './each.ts';
export {
  childRegions,
  insertRegion,
  type RegionRow,
  regionById,
  regionsByCode,
  regionsNamed,
} from './store.ts';

/** The regions in which the actor works, topmost first. */
export async function ownRegions(trx: Trx, actor: PersonActor): Promise<RegionRow[]> {
  const paths = [...new Set(actor.roles.map((role) => role.regionPath))].sort();
  const topmost = paths.filter((path) => !paths.some((other) => other !== path && path.startsWith(other)));
  return regionsAtPaths(trx, topmost);
}

export async function createRegion(
  platform: Platform,
  actor: PersonActor,
  draft: z.infer<typeof RegionDraft>,
): Promise<RegionRow> {
  const fault = codeFault(draft.code, draft.codeKind);
  if (fault) throw failure('IMPORT_FAULTS', { count: 1 }, [{ place: 'code', ...fault }]);
  return platform.database.as(actor, async (trx) => {
    const parent = draft.parentCode ? found((await regionsByCode(trx, [draft.parentCode]))[0]) : null;
    if (!mayAdminister(actor, `${parent?.path ?? '/'}${draft.code}/`)) throw failure('NOT_ALLOWED');
    const { parentCode: _, ...values } = draft;
    const insert = insertRegion(trx, { ...values, nameEn: draft.nameEn ?? null, parent }, platform.clock.now());
    const { id, path } = await unlessTaken(insert, 'regions_code_key', {
      zh: `区划代码 ${draft.code} 已存在`,
      en: `there is a region with the code ${draft.code} already`,
    });
    const region = found(await regionById(trx, id));
    await record(trx, platform.clock, actor, {
      action: 'region.created',
      subjectKind: 'region',
      subjectId: id,
      regionPath: path,
      after: region,
    });
    return region;
  });
}

export async function changeName(
  platform: Platform,
  actor: PersonActor,
  id: string,
  name: string,
  nameEn: string | null | undefined,
): Promise<RegionRow> {
  return platform.database.as(actor, async (trx) => {
    const before = found(await regionById(trx, id));
    if (!mayAdminister(actor, before.path)) throw failure('NOT_ALLOWED');
    await renameRegion(trx, id, name, nameEn === undefined ? before.nameEn : nameEn);
    const after = found(await regionById(trx, id));
    await record(trx, platform.clock, actor, {
      action: 'region.renamed',
      subjectKind: 'region',
      subjectId: id,
      regionPath: before.path,
      before,
      after,
    });
    return after;
  });
}

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
    const plan = await planImport(trx, actor, lines, faults);
    if (faults.length > 0 && !dryRun) throw failure('IMPORT_FAULTS', { count: faults.length }, faults.slice(0, 200));
    if (faults.length === 0 && !dryRun) await carryOut(platform, trx, actor, plan);
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
async function settleParents(trx: Trx, actor: PersonActor, lines: readonly RegionLine[]): Promise<RegionLine[]> {
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

interface Plan {
  readonly fresh: RegionLine[];
  readonly renamed: { line: RegionLine; region: RegionRow }[];
  readonly known: Map<string, { id: string; path: string }>;
}

async function planImport(trx: Trx, actor: PersonActor, lines: readonly RegionLine[], faults: Fault[]): Promise<Plan> {
  const codes = new Set(lines.flatMap((line) => [line.code, ...(line.parentCode ? [line.parentCode] : [])]));
  const known = new Map((await regionsByCode(trx, [...codes])).map((region) => [region.code, region]));
  const listed = new Map(lines.map((line) => [line.code, line]));
  const fresh: RegionLine[] = [];
  const renamed: Plan['renamed'] = [];
  for (const line of lines) {
    const place = `第 ${line.row} 行 · row ${line.row}`;
    const region = known.get(line.code);
    const above = line.parentCode;
    if (!region && above && !known.has(above) && !listed.has(above)) {
      faults.push({ place, zh: `上级代码 ${above} 不存在`, en: `there is no region with the parent code ${above}` });
      continue;
    }
    const path = region?.path ?? pathOf(line, known, listed);
    if (path === null) {
      faults.push({
        place,
        zh: `${line.code} 的上级关系成环，或超过 ${mostLevels} 级`,
        en: `the parents of ${line.code} run in a circle, or through more than ${mostLevels} levels`,
      });
    } else if (!mayAdminister(actor, path)) {
      faults.push({
        place,
        zh: `${line.name}（${line.code}）不在您的管理范围内`,
        en: `${line.name} (${line.code}) is outside the area you administer`,
      });
    } else if (!region) fresh.push(line);
    else if (region.name !== line.name || (line.nameEn && region.nameEn !== line.nameEn))
      renamed.push({ line, region });
  }
  return { fresh, renamed, known };
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

async function carryOut(platform: Platform, trx: Trx, actor: PersonActor, plan: Plan): Promise<void> {
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
