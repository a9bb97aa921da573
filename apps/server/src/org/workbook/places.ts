import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { type PostRow, postsOfUnits } from '../posts/service.ts';
import { type RegionLine, type RegionPlan, regionsByCode } from '../regions/service.ts';
import { type UnitRow, unitsOfRegions } from '../units/service.ts';
import { plain, type SheetRow } from './cells.ts';
import { administeredArea } from './policy.ts';
import type { Words } from './report.ts';

/** A region, unit or post that is there (`id`), or will be when the rows before have been loaded (null until then). */
export interface RegionPlace {
  readonly code: string;
  readonly path: string;
  id: string | null;
}
export interface UnitPlace {
  readonly region: RegionPlace;
  readonly name: string;
  readonly known: UnitRow | null;
  id: string | null;
}
export interface PostPlace {
  readonly unit: UnitPlace;
  readonly title: string;
  readonly known: PostRow | null;
  id: string | null;
}

/** Everything that rows may name: what is there in the regions that the workbook speaks of, and what it adds itself. */
export interface Places {
  readonly regions: Map<string, RegionPlace>;
  readonly units: UnitPlace[];
  /** Units by region code and name; closed ones too, which nothing may be hung on. */
  readonly unitsByName: Map<string, UnitPlace>;
  /** By region code and short name or alias; null where two units share it. */
  readonly unitsByAlias: Map<string, UnitPlace | null>;
  readonly posts: Map<UnitPlace, Map<string, PostPlace>>;
}

/** Names are compared as a spreadsheet can hold them. */
export const nameKey = (code: string, name: string): string => `${code} ${plain(name)}`;

export async function loadPlaces(
  trx: Trx,
  actor: PersonActor,
  plan: RegionPlan,
  rows: readonly SheetRow[],
): Promise<Places> {
  const regions = new Map<string, RegionPlace>();
  const named = new Set(rows.flatMap((row) => [row.value('region'), row.value('parent').split('/')[0] ?? '']));
  const found = (await regionsByCode(trx, [...named])).filter(({ closedOn }) => closedOn === null);
  // A unit may hang below one of a region above, so those are looked into too.
  const above = await regionsByCode(trx, [...new Set(found.flatMap(({ path }) => path.split('/').filter(Boolean)))]);
  for (const { code, path, id } of [...found, ...above]) regions.set(code, { code, path, id });
  const fresh = new Map(plan.fresh.map((line) => [line.code, line]));
  for (const { code } of plan.fresh) regions.set(code, { code, path: pathOf(code, fresh, plan), id: null });
  const places: Places = { regions, units: [], unitsByName: new Map(), unitsByAlias: new Map(), posts: new Map() };
  const byId = new Map([...regions.values()].map((region) => [region.id, region]));
  const ids = [...regions.values()].flatMap(({ id }) => (id ? [id] : []));
  for (const known of await unitsOfRegions(trx, ids)) {
    const region = byId.get(known.regionId);
    if (region) addUnit(places, { region, name: known.name, known, id: known.id });
  }
  const inside = places.units.filter(({ region }) => isAdministered(actor, region.path));
  const unitById = new Map(inside.map((unit) => [unit.id, unit]));
  for (const post of await postsOfUnits(
    trx,
    [...unitById.keys()].flatMap((id) => (id ? [id] : [])),
  )) {
    const unit = unitById.get(post.unitId);
    if (unit) addPost(places, { unit, title: post.title, known: post, id: post.id });
  }
  return places;
}

/** The path of a region that will be made; its parents are there or in the plan, or it would not be in the plan. */
function pathOf(code: string, fresh: ReadonlyMap<string, RegionLine>, plan: RegionPlan): string {
  const line = fresh.get(code);
  if (!line) return plan.there.get(code)?.path ?? '/';
  return `${line.parentCode === null ? '/' : pathOf(line.parentCode, fresh, plan)}${code}/`;
}

export const isAdministered = (actor: PersonActor, path: string): boolean =>
  administeredArea(actor).some((held) => path.startsWith(held));

export function addUnit(places: Places, unit: UnitPlace): void {
  const { code } = unit.region;
  places.units.push(unit);
  places.unitsByName.set(nameKey(code, unit.name), unit);
  if (unit.known && !unit.known.closedOn) {
    addNames(places, unit, [unit.known.shortName, ...(unit.known.aliases ?? [])]);
  }
}

/** Other names by which later rows may mean the unit; a name that two units share means none. */
export function addNames(places: Places, unit: UnitPlace, names: readonly (string | null)[]): void {
  for (const name of names) {
    if (name === null) continue;
    const key = nameKey(unit.region.code, name);
    const other = places.unitsByAlias.get(key);
    places.unitsByAlias.set(key, other === undefined || other === unit ? unit : null);
  }
}

export function addPost(places: Places, post: PostPlace): void {
  const posts = places.posts.get(post.unit) ?? new Map<string, PostPlace>();
  places.posts.set(post.unit, posts.set(plain(post.title), post));
}

/** The region that a code names, or what is wrong with it. */
export function regionAt(places: Places, actor: PersonActor, code: string): RegionPlace | Words {
  if (code === '') return { zh: '区划代码为空', en: 'the region code is empty' };
  const region = places.regions.get(code);
  if (!region) return { zh: `没有区划 ${code}，或已撤销`, en: `there is no region ${code}, or it is closed` };
  return isAdministered(actor, region.path)
    ? region
    : { zh: `区划 ${code} 不在您的管理范围内`, en: `region ${code} is outside the area you administer` };
}

/** The unit that a name means in a region: by its name, else by a short name or alias of one unit alone. */
export function unitAt(places: Places, region: RegionPlace, name: string): UnitPlace | Words {
  if (name === '') return { zh: '单位为空', en: 'the unit is empty' };
  const key = nameKey(region.code, name);
  const unit = places.unitsByName.get(key) ?? places.unitsByAlias.get(key);
  if (unit === null)
    return { zh: `“${name}”可指几个单位，请写全称`, en: `“${name}” may mean several units: write the full name` };
  if (!unit) return { zh: `区划 ${region.code} 没有单位“${name}”`, en: `region ${region.code} has no unit “${name}”` };
  if (unit.known?.closedOn) {
    const into = unit.known.mergedInto;
    return into
      ? { zh: `“${name}”已并入“${into.name}”`, en: `“${name}” was merged into “${into.name}”` }
      : { zh: `“${name}”已于 ${unit.known.closedOn} 撤销`, en: `“${name}” was closed on ${unit.known.closedOn}` };
  }
  return unit;
}

export const isWords = (value: object): value is Words => 'zh' in value;
