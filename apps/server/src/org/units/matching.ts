/** A unit with all the names it goes by. */
export interface KnownUnit {
  readonly id: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly aliases: readonly string[];
  /** Aliases that somebody confirmed once, as opposed to entered ones. */
  readonly learned: readonly string[];
  readonly kind: string;
  readonly regionPath: string;
  readonly regionName: string;
  readonly regionLevel: string;
}

/** The region whose document names the units. */
export interface HomeRegion {
  readonly path: string;
  readonly name: string;
}

export type MatchKind = 'name' | 'alias' | 'learned' | 'region' | 'every' | 'abbreviation';
export interface UnitMatch {
  /** Null when no unit was found, or several fit equally. */
  readonly how: MatchKind | null;
  readonly doubtful: boolean;
  readonly units: readonly KnownUnit[];
  /** Units that could be meant, when it is not certain. */
  readonly candidates: readonly KnownUnit[];
}

const nobody: UnitMatch = { how: null, doubtful: false, units: [], candidates: [] };

/**
 * The unit that a name in a document stands for.
 *
 * 1. 各区(市)政府: the government of every county-level region below; 各园区管委会: of every park.
 * 2. A name, short name or alias as it is; the units of the document's own region before those below and above it.
 * 3. With the region's name or its last character in front (市工信局 in 云泽市 = 云泽市工业和信息化局 by its alias without the region).
 * 4. Abbreviated: the name's characters in their order inside one full name, with the same organ at the end (局, 委 for 委员会 …). Such a match
 *    is doubtful, and only one when exactly one unit fits.
 *
 * Cost: one pass over the units for each name.
 */
export function matchUnit(words: string, home: HomeRegion, units: readonly KnownUnit[]): UnitMatch {
  const name = plain(words);
  if (name === '') return nobody;
  const every = everyUnit(name, home, units);
  if (every.length > 0) return { how: 'every', doubtful: false, units: every, candidates: [] };
  return byName(name, home, units) ?? byRegion(name, home, units) ?? byAbbreviation(name, home, units) ?? nobody;
}

/** One width, no blanks, no brackets: 各区（市） and 各区(市) are the same words. */
export const plain = (words: string): string => words.normalize('NFKC').replace(/[\s()〔〕[\]“”"'、,，]/g, '');

function everyUnit(name: string, home: HomeRegion, units: readonly KnownUnit[]): KnownUnit[] {
  if (!/^(?:各|每个|全部|所有)/.test(name)) return [];
  const below = units.filter((unit) => unit.regionPath !== home.path && unit.regionPath.startsWith(home.path));
  const rest = name.replace(/^(?:各|每个|全部|所有)/, '');
  const governments = /^[区县市]+(?:人民|党委|委)*(?:政府)?$/.test(rest);
  const parks = /^(?:园区|开发区|功能区)(?:管委会|管理委员会)?$/.test(rest);
  const both = /^[区县市]+(?:人民|党委)*(?:政府)?(?:和|及)?各?(?:园区|开发区|功能区)(?:管委会)?$/.test(rest);
  return below.filter(
    (unit) =>
      ((governments || both) && unit.kind === 'government' && ['county', 'city'].includes(unit.regionLevel)) ||
      ((parks || both) && unit.kind === 'park'),
  );
}

/** Own region first, then what lies below it, then what lies above. */
const distance = (unit: KnownUnit, home: HomeRegion): number =>
  unit.regionPath === home.path ? 0 : unit.regionPath.startsWith(home.path) ? 1 : 2;

function byName(name: string, home: HomeRegion, units: readonly KnownUnit[]): UnitMatch | null {
  const own = bareName(name, home.name);
  const hits = units.filter(
    (unit) =>
      unit.name === name ||
      names(unit).some((known) => known === name) ||
      // Without its region a name means the unit of the own region, whatever those above and below are called.
      (unit.regionPath === home.path && names(unit).some((known) => bareName(known, unit.regionName) === own)),
  );
  const nearest = Math.min(...hits.map((unit) => distance(unit, home)));
  const best = hits.filter((unit) => distance(unit, home) === nearest);
  const unit = best[0];
  if (!unit) return null;
  if (best.length > 1) return { how: null, doubtful: true, units: [], candidates: best };
  return { how: howNamed(unit, name), doubtful: false, units: [unit], candidates: [] };
}

function howNamed(unit: KnownUnit, name: string): MatchKind {
  if (plain(unit.name) === name || plain(unit.shortName ?? '') === name) return 'name';
  if (unit.learned.some((alias) => plain(alias) === name)) return 'learned';
  return unit.aliases.some((alias) => plain(alias) === name) ? 'alias' : 'region';
}

const names = (unit: KnownUnit): string[] =>
  [unit.name, unit.shortName ?? '', ...unit.aliases, ...unit.learned].filter((name) => name !== '').map(plain);

/** 云泽市工信局, 市工信局, 中共云泽市委… → what is left without the region. */
function bareName(name: string, regionName: string): string {
  const level = regionName.at(-1) ?? '';
  const short = regionName.slice(0, -1);
  const rest = name.replace(/^中共/, '');
  for (const prefix of [regionName, level, short]) {
    // 市场监管局 begins with 市, and is no name of a city's 场监管局.
    if (prefix !== '' && rest.startsWith(prefix) && !(prefix === '市' && rest.startsWith('市场'))) {
      return organ(rest.slice(prefix.length));
    }
  }
  return organ(rest);
}

/** One way to write the organ at the end. */
const organ = (name: string): string =>
  name
    .replace(/人民政府/, '政府')
    .replace(/管理委员会$/, '管委会')
    .replace(/委员会$/, '委')
    .replace(/办公室$/, '办');

/** The region that the words begin with, by its name or its last character, and what follows. */
function regionAhead(name: string, home: HomeRegion, units: readonly KnownUnit[]): { path: string; rest: string } {
  const regions = new Map(units.map((unit) => [unit.regionPath, unit.regionName]));
  regions.set(home.path, home.name);
  const around = [...regions].sort((a, b) => b[1].length - a[1].length);
  const named = around.find(([, region]) => name.startsWith(region));
  if (named) return { path: named[0], rest: organ(name.slice(named[1].length)) };
  const level = [home.path, ...around.map(([path]) => path).filter((path) => home.path.startsWith(path))].find(
    (path) => name.startsWith(regions.get(path)?.at(-1) ?? '\0') && !name.startsWith('市场'),
  );
  return level === undefined ? { path: home.path, rest: organ(name) } : { path: level, rest: organ(name.slice(1)) };
}

function byRegion(name: string, home: HomeRegion, units: readonly KnownUnit[]): UnitMatch | null {
  const { path, rest } = regionAhead(name, home, units);
  const hits = units.filter(
    (unit) => unit.regionPath === path && names(unit).some((known) => bareName(known, unit.regionName) === rest),
  );
  const unit = hits[0];
  if (!unit) return null;
  if (hits.length > 1) return { how: null, doubtful: true, units: [], candidates: hits };
  return { how: 'region', doubtful: false, units: [unit], candidates: [] };
}

function byAbbreviation(name: string, home: HomeRegion, units: readonly KnownUnit[]): UnitMatch | null {
  const { path, rest } = regionAhead(name, home, units);
  if ([...rest].length < 2) return null;
  const hits = units.filter(
    (unit) => unit.regionPath === path && abbreviates(rest, bareName(plain(unit.name), unit.regionName)),
  );
  if (hits.length === 0) return null;
  return {
    how: hits.length === 1 ? 'abbreviation' : null,
    doubtful: true,
    units: hits.length === 1 ? hits : [],
    candidates: hits,
  };
}

/** Whether the characters stand in the full name in their order, and both end with the same organ. */
function abbreviates(short: string, full: string): boolean {
  if (short.length >= full.length || short.at(-1) !== full.at(-1)) return false;
  let at = -1;
  return [...short].every((char) => {
    at = full.indexOf(char, at + 1);
    return at >= 0;
  });
}
