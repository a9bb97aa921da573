import type { Language, RegisterSheet } from '@chengshi/office';
import { writeSheets } from '@chengshi/office';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure } from '../../platform/http/fail.ts';
import { type HoldingRow, holdingsOfPeople, peopleWithin } from '../people/service.ts';
import { postsOfUnits } from '../posts/service.ts';
import { levelNames, type RegionRow, regionsWithin } from '../regions/service.ts';
import { type UnitRow, unitsWithin } from '../units/service.ts';
import { plain } from './cells.ts';
import { explanationNames, form } from './form.ts';
import { administeredArea } from './policy.ts';
import { kindNames } from './words.ts';

/** More than anybody reads in one file; a province is exported by its cities. */
const mostRows = 50_000;

type Rows = Readonly<Record<string, readonly (readonly string[])[]>>;

/** What is there and open in the area of the administrator, as the rows of the four sheets. */
export async function organisationRows(trx: Trx, actor: PersonActor, language: Language): Promise<Rows> {
  const area = administeredArea(actor);
  if (area.length === 0) throw failure('NOT_ALLOWED');
  const regions = notTooMany(await regionsWithin(trx, area, mostRows));
  const units = notTooMany(await unitsWithin(trx, area, mostRows));
  const posts = notTooMany(
    await postsOfUnits(
      trx,
      units.map(({ id }) => id),
    ),
  );
  const people = notTooMany(await peopleWithin(trx, area, mostRows));
  const held = await holdingsOfPeople(
    trx,
    people.map(({ id }) => id),
  );
  const regionById = new Map(regions.map((region) => [region.id, region]));
  const regionByPath = new Map(regions.map((region) => [region.path, region]));
  const unitById = new Map(units.map((unit) => [unit.id, unit]));
  const codeOf = (unit: UnitRow) => regionById.get(unit.regionId)?.code ?? '';
  return {
    regions: regions.map((region) => regionRow(region, regionById, language)),
    units: units.map((unit) => [
      codeOf(unit),
      unit.name,
      unit.shortName ?? '',
      (unit.aliases ?? []).join('、'),
      kindNames(language)[unit.kind] ?? unit.kind,
      parentWords(unit, unitById, codeOf),
    ]),
    posts: posts.flatMap((post) => {
      const unit = unitById.get(post.unitId);
      return unit ? [[codeOf(unit), unit.name, post.title, String(post.rank)]] : [];
    }),
    people: people.flatMap((person) => {
      const now = held.filter(({ personId, until }) => personId === person.id && until === null);
      const row = (code: string, holding: HoldingRow | undefined) => [
        person.id,
        person.name,
        code,
        holding?.unitName ?? '',
        holding?.title ?? '',
        holding?.since ?? '',
        '',
        person.userName ?? '',
      ];
      const inside = now.filter(({ unitId }) => unitById.has(unitId));
      if (inside.length === 0) return [row(regionByPath.get(person.regionPath)?.code ?? '', undefined)];
      return inside.map((holding) => {
        const unit = unitById.get(holding.unitId);
        return row(unit ? codeOf(unit) : '', holding);
      });
    }),
  };
}

function regionRow(region: RegionRow, byId: ReadonlyMap<string, RegionRow>, language: Language): string[] {
  const level = region.level as keyof typeof levelNames; // The check constraint of the column allows only these.
  return [
    region.code,
    region.name,
    region.nameEn ?? '',
    language === 'en' ? level : levelNames[level],
    byId.get(region.parentId ?? '')?.code ?? '',
  ];
}

/** A parent of another region is named with its code: a namesake may stand in the own one. */
function parentWords(unit: UnitRow, byId: ReadonlyMap<string, UnitRow>, codeOf: (unit: UnitRow) => string): string {
  const parent = byId.get(unit.parentId ?? '');
  if (!parent) return '';
  return parent.regionId === unit.regionId ? parent.name : `${codeOf(parent)}/${parent.name}`;
}

function notTooMany<Row>(rows: readonly Row[]): readonly Row[] {
  if (rows.length > mostRows) throw failure('TOO_LARGE', { size: `> ${mostRows} 行 · rows`, limit: `${mostRows}` });
  return rows;
}

/** The four sheets and one that explains them. */
export function workbookFile(rows: Rows, language: Language): Promise<Uint8Array> {
  const zh = language !== 'en';
  const sheets = form.map(
    (one): RegisterSheet => ({
      name: zh ? one.zh : one.en,
      columns: one.columns.map((column) => ({ heading: zh ? column.zh : column.en, width: column.width })),
      rows: (rows[one.sheet] ?? []).map((row) => row.map(plain)),
    }),
  );
  return writeSheets([...sheets, explanations(zh)], zh ? '宋体' : 'Arial');
}

function explanations(zh: boolean): RegisterSheet {
  const general = zh
    ? ['说明', '只增加和修改，从不删除：空单元格表示不变。撤销、并入、隶属调整、交接请在页面上办理。带 * 的列必填。']
    : [
        'General',
        'Rows are added and changed, never removed: an empty cell leaves what is there. Closing, merging, moving and handing over are done on the pages. Columns with * are needed.',
      ];
  const rows = form.flatMap((one) =>
    one.columns.map((column) => [
      zh ? one.zh : one.en,
      `${zh ? column.zh : column.en}${column.needed ? ' *' : ''}`,
      zh ? column.help.zh : column.help.en,
    ]),
  );
  return {
    name: zh ? explanationNames.zh : explanationNames.en,
    columns: [
      { heading: zh ? '表' : 'Sheet', width: 12 },
      { heading: zh ? '列' : 'Column', width: 18 },
      { heading: zh ? '怎么填' : 'What goes there', width: 90 },
    ],
    rows: [['', ...general], ...rows],
  };
}
