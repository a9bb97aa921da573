import type { PersonActor } from '../../platform/access/actor.ts';
import { plain, type SheetRow } from './cells.ts';
import {
  addNames,
  addUnit,
  isWords,
  nameKey,
  type Places,
  type RegionPlace,
  regionAt,
  type UnitPlace,
  unitAt,
} from './places.ts';
import { changedOrNot, created, isRepeated, type Report, refuse, type Words } from './report.ts';
import { kindOf, namesOf } from './words.ts';

export interface UnitStep {
  readonly unit: UnitPlace;
  readonly row: SheetRow;
  readonly shortName: string | null;
  readonly kind: string | null;
  readonly aliases: readonly string[];
  /** Where it will hang; undefined when that stays as it is. */
  readonly parent: UnitPlace | undefined;
}

/** What the unit sheet would do. Parents are looked up last: they may stand further down. */
export function planUnitSheet(
  actor: PersonActor,
  rows: readonly SheetRow[],
  places: Places,
  report: Report,
): UnitStep[] {
  const seen = new Map<string, number>();
  const drafts = rows.flatMap((row) => {
    const unit = unitOf(actor, row, places, report, seen);
    return unit ? [{ row, unit }] : [];
  });
  for (const { unit } of drafts) if (!unit.known) addUnit(places, unit);
  const steps = drafts.flatMap(({ row, unit }) => stepOf(row, unit, places, report) ?? []);
  const kept = withSoundParents(steps, places, report);
  const made = new Set(kept.map(({ unit }) => unit));
  for (const { unit } of drafts) if (!unit.known && !made.has(unit)) forget(places, unit);
  for (const step of kept) {
    addNames(places, step.unit, [step.shortName, ...step.aliases]);
    if (!step.unit.known) created(report, step.row, step.unit.name);
    else changedOrNot(report, step.row, step.unit.name, changesOf(step));
  }
  return kept;
}

function unitOf(
  actor: PersonActor,
  row: SheetRow,
  places: Places,
  report: Report,
  seen: Map<string, number>,
): UnitPlace | null {
  const region = regionAt(places, actor, row.value('region'));
  if (isWords(region)) {
    refuse(report, row, 'region', region);
    return null;
  }
  const name = row.value('name');
  if (name === '' || name.length > 200) {
    refuse(report, row, 'name', { zh: '名称为空或超过 200 字', en: 'the name is empty or longer than 200 characters' });
    return null;
  }
  const key = nameKey(region.code, name);
  if (isRepeated(report, seen, row, key, 'name')) return null;
  const known = places.unitsByName.get(key);
  if (!known) {
    const other = places.unitsByAlias.get(key);
    if (other === undefined) return { region, name, known: null, id: null };
    refuse(report, row, 'name', {
      zh: `“${name}”是${other ? `“${other.name}”` : '几个单位'}的简称或别名，请写全称`,
      en: `“${name}” is a short or other name of ${other ? `“${other.name}”` : 'several units'}: write the full name`,
    });
    return null;
  }
  const open = unitAt(places, region, name);
  if (!isWords(open)) return open;
  refuse(report, row, 'name', open);
  return null;
}

/** The unit above as the cell names it; undefined when the cell is empty. */
function parentOf(row: SheetRow, region: RegionPlace, places: Places): UnitPlace | Words | undefined {
  const words = row.value('parent');
  if (words === '') return undefined;
  const own = unitAt(places, region, words);
  if (!isWords(own)) return own;
  const slash = words.indexOf('/');
  const above = slash > 0 ? places.regions.get(words.slice(0, slash)) : undefined;
  if (!above) return own;
  if (!region.path.startsWith(above.path)) {
    return { zh: '上级单位须在本区划或上级区划', en: 'a parent unit lies in the same region or in one above' };
  }
  return unitAt(places, above, words.slice(slash + 1));
}

function stepOf(row: SheetRow, unit: UnitPlace, places: Places, report: Report): UnitStep | null {
  const { known } = unit;
  const parent = parentOf(row, unit.region, places);
  if (parent && isWords(parent)) {
    refuse(report, row, 'parent', parent);
    return null;
  }
  const shortName = row.value('shortName');
  const kindWord = row.value('kind');
  const kind = kindWord === '' ? null : kindOf(kindWord);
  const names = namesOf(row.value('aliases'));
  if (kindWord !== '' && kind === null) {
    refuse(report, row, 'kind', { zh: `不认识的性质“${kindWord}”`, en: `unknown kind “${kindWord}”` });
    return null;
  }
  if ([shortName, ...names].some((name) => name.length > 100)) {
    refuse(report, row, 'aliases', {
      zh: '简称或别名超过 100 字',
      en: 'a short or other name is longer than 100 characters',
    });
    return null;
  }
  const there = new Set([unit.name, shortName, ...(known?.aliases ?? [])].map(plain));
  const aliases = names.filter((name) => !there.has(name));
  return {
    unit,
    row,
    shortName: shortName !== '' && shortName !== plain(known?.shortName ?? '') ? shortName : null,
    kind: kind !== known?.kind ? kind : null,
    aliases,
    parent: parent && (!known || parent.id === null || parent.id !== known.parentId) ? parent : undefined,
  };
}

function changesOf({ unit: { known }, shortName, kind, aliases, parent }: UnitStep): Words[] {
  return [
    shortName && {
      zh: `简称 ${known?.shortName ?? '无'} 改为 ${shortName}`,
      en: `short name ${known?.shortName ?? 'none'} becomes ${shortName}`,
    },
    kind && { zh: '性质有变', en: `kind becomes ${kind}` },
    aliases.length > 0 && { zh: `加别名 ${aliases.join('、')}`, en: `also called ${aliases.join(', ')}` },
    parent && {
      zh: `上级 ${known?.parentName ?? '无'} 改为 ${parent.name}`,
      en: `parent ${known?.parentName ?? 'none'} becomes ${parent.name}`,
    },
  ].filter((words): words is Words => Boolean(words));
}

function forget(places: Places, unit: UnitPlace): void {
  places.unitsByName.delete(nameKey(unit.region.code, unit.name));
  places.units.splice(places.units.indexOf(unit), 1);
}

/** Without steps whose parents, as they will be, lead back to the unit itself, or will not be made. */
function withSoundParents(steps: readonly UnitStep[], places: Places, report: Report): UnitStep[] {
  const byId = new Map(places.units.flatMap((unit) => (unit.id ? [[unit.id, unit] as const] : [])));
  let kept = [...steps];
  for (;;) {
    const planned = new Map(kept.flatMap(({ unit, parent }) => (parent ? [[unit, parent] as const] : [])));
    const made = new Set(kept.map(({ unit }) => unit));
    const above = (unit: UnitPlace) => planned.get(unit) ?? byId.get(unit.known?.parentId ?? '');
    const wrong = kept.filter(({ unit, parent, row }) => {
      if (!parent) return false;
      if (!parent.known && !made.has(parent)) {
        refuse(report, row, 'parent', {
          zh: `上级单位“${parent.name}”有错误`,
          en: `the parent unit “${parent.name}” has a fault`,
        });
        return true;
      }
      const passed = new Set<UnitPlace>();
      for (let at = above(unit); at !== undefined && !passed.has(at); at = above(at)) passed.add(at);
      if (passed.has(unit)) refuse(report, row, 'parent', { zh: '上级单位成环', en: 'the parents run in a circle' });
      return passed.has(unit);
    });
    if (wrong.length === 0) return kept;
    kept = kept.filter((step) => !wrong.includes(step));
  }
}
