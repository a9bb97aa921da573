import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DemoCity, DemoProgress } from '../../apps/server/demo/format.ts';

const read = (path: string) => readFileSync(new URL(`../../apps/server/${path}`, import.meta.url), 'utf8');
const city = JSON.parse(read('demo/city.json')) as DemoCity;
const progress = JSON.parse(read('demo/progress.json')) as readonly DemoProgress[];
const speech = read('demo/speech.txt');
const plan = read('demo/plan.txt');

const demonstrationDay = '2026-11-20';
const characters = (text: string) => [...text.replace(/\s/gu, '')].length;
const count = (text: string, part: string) => text.split(part).length - 1;
const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);

describe('the regions of the demonstration city', () => {
  const byCode = new Map(city.regions.map((region) => [region.code, region]));

  it('have unique codes and names, and parents that exist', () => {
    expect(repeated(city.regions.map((region) => region.code))).toEqual([]);
    expect(repeated(city.regions.map((region) => region.name))).toEqual([]);
    expect(city.regions.filter((region) => region.parentCode === null).map((region) => region.code)).toEqual([
      '379900',
    ]);
    const orphans = city.regions.filter((region) => region.parentCode !== null && !byCode.has(region.parentCode));
    expect(orphans).toEqual([]);
  });

  // GB/T 2260: 01-20 and 51-80 districts, 21-50 counties, 81-99 county-level cities.
  const countyKinds = [
    { kind: 'district', from: 1, to: 20 },
    { kind: 'district', from: 51, to: 80 },
    { kind: 'county', from: 21, to: 50 },
    { kind: 'county-level city', from: 81, to: 99 },
  ];
  // GB/T 10114: 001-099 subdistricts, 100-199 towns, 200-399 townships.
  const townKinds = [
    { kind: 'subdistrict', from: 1, to: 99 },
    { kind: 'town', from: 100, to: 199 },
    { kind: 'township', from: 200, to: 399 },
  ];

  it.each(city.regions.filter((region) => region.level === 'county'))(
    '$name carries a code of GB/T 2260',
    ({ code, kind, parentCode, codeKind }) => {
      expect(code).toMatch(/^3799\d\d$/u);
      expect(parentCode).toBe('379900');
      expect(codeKind).toBe('gbt2260');
      const last = Number(code.slice(4));
      expect(countyKinds.find((range) => last >= range.from && last <= range.to)?.kind).toBe(kind);
    },
  );

  it.each(city.regions.filter((region) => region.level === 'town'))(
    '$name carries a code of GB/T 10114',
    ({ code, kind, parentCode, codeKind }) => {
      expect(code).toMatch(/^\d{9}$/u);
      expect(parentCode).toBe(code.slice(0, 6));
      expect(codeKind).toBe('gbt10114');
      const last = Number(code.slice(6));
      expect(townKinds.find((range) => last >= range.from && last <= range.to)?.kind).toBe(kind);
    },
  );

  it('are six at county level with five to seven towns each, and two parks with own codes', () => {
    const counties = city.regions.filter((region) => region.level === 'county');
    expect(counties).toHaveLength(6);
    for (const county of counties) {
      const towns = city.regions.filter((region) => region.parentCode === county.code);
      expect(towns.length).toBeGreaterThanOrEqual(5);
      expect(towns.length).toBeLessThanOrEqual(7);
    }
    const parks = city.regions.filter((region) => region.level === 'park');
    expect(parks.map((park) => park.codeKind)).toEqual(['own', 'own']);
    for (const park of parks) expect(park.code).not.toMatch(/^\d{6}$|^\d{9}$/u);
  });
});

describe('units, posts and people', () => {
  const regionCodes = new Set(city.regions.map((region) => region.code));
  const unitKeys = new Set(city.units.map((unit) => unit.key));
  const postKeys = new Set(city.posts.map((post) => post.key));

  it('have unique keys, and every key they name exists', () => {
    for (const rows of [city.units, city.posts, city.people]) {
      expect(repeated(rows.map((row) => row.key))).toEqual([]);
    }
    expect(city.units.filter((unit) => !regionCodes.has(unit.regionCode))).toEqual([]);
    expect(city.units.filter((unit) => unit.parentKey !== null && !unitKeys.has(unit.parentKey))).toEqual([]);
    expect(city.posts.filter((post) => !unitKeys.has(post.unitKey))).toEqual([]);
    expect(city.people.flatMap((person) => person.postKeys).filter((key) => !postKeys.has(key))).toEqual([]);
    expect(city.people.filter((person) => person.postKeys.length === 0)).toEqual([]);
  });

  it('come in an order in which every parent stands before its children', () => {
    const seen = new Set<string>();
    for (const unit of city.units) {
      expect(unit.parentKey === null || seen.has(unit.parentKey), unit.key).toBe(true);
      seen.add(unit.key);
    }
  });

  it('give every name, short name and alias to one unit only', () => {
    const names = city.units.flatMap((unit) => [...new Set([unit.name, unit.shortName, ...unit.aliases])]);
    expect(repeated(names)).toEqual([]);
  });

  it('never give two people one name, one post or one user name', () => {
    expect(repeated(city.people.map((person) => person.name))).toEqual([]);
    expect(repeated(city.people.flatMap((person) => person.postKeys))).toEqual([]);
    expect(repeated(city.people.flatMap((person) => person.userName ?? []))).toEqual([]);
    expect(repeated(city.posts.map((post) => `${post.unitKey} ${post.title}`))).toEqual([]);
  });

  it('hold one sign-in per role, and a second campaign office below the city', () => {
    const signIns = city.people.flatMap((person) =>
      (person.roles ?? []).map((grant) => `${grant.role} ${grant.regionCode ?? grant.unitKey}`),
    );
    expect(signIns.sort()).toEqual([
      'administrator 379900',
      'auditor 379900',
      'enterprise ent-hengzhou',
      'inspector 379900',
      'leader 379900',
      'liaison gongxinju',
      'office 379900',
      'office 379904',
      'security 379900',
      'township 379921100',
    ]);
  });

  it('give each role one scope that exists, and roles only to people who sign in', () => {
    for (const person of city.people) {
      expect(person.userName === undefined, person.key).toBe(person.roles === undefined);
      if (person.userName !== undefined) expect(person.userName).toMatch(/^[\p{Script=Han}a-z0-9._-]{2,}$/u);
      for (const { regionCode, unitKey } of person.roles ?? []) {
        expect(regionCode === undefined).not.toBe(unitKey === undefined);
        if (regionCode !== undefined) expect(regionCodes).toContain(regionCode);
        if (unitKey !== undefined) expect(unitKeys).toContain(unitKey);
      }
    }
  });

  it('carry no password', () => {
    expect(read('demo/city.json')).not.toMatch(/password|密码|口令/iu);
  });
});

describe('the speech and the plan', () => {
  it('are as long as such texts are', () => {
    expect(characters(speech)).toBeGreaterThanOrEqual(9500);
    expect(characters(speech)).toBeLessThanOrEqual(11_000);
    expect(characters(plan)).toBeGreaterThanOrEqual(5500);
    expect(characters(plan)).toBeLessThanOrEqual(6500);
  });

  it('carry their dates', () => {
    expect(speech.slice(0, 100)).toContain('（2025年2月18日）');
    expect(plan.slice(0, 100)).toContain('（2025年3月6日印发）');
  });

  it('name as owners only units of the city', () => {
    const known = new Set(city.units.flatMap((unit) => [unit.name, unit.shortName, ...unit.aliases]));
    const owners = ownersNamedIn(plan);
    expect(owners.length).toBeGreaterThan(120);
    expect(owners.filter((owner) => !known.has(owner))).toEqual([]);
  });

  it('name an owner for every numbered task of the plan', () => {
    const tasks = plan
      .slice(plan.indexOf('二、'))
      .split('\n')
      .filter((line) => /^\d+\. /u.test(line));
    expect(tasks.length).toBeGreaterThan(40);
    expect(tasks.filter((task) => ownersNamedIn(task).length === 0)).toEqual([]);
  });
});

/** Reads the wordings of this one plan; the general reader is the task book's. */
function ownersNamedIn(text: string): string[] {
  const lists = [
    ...text.matchAll(/(?:牵头|责任|配合)(?:单位|部门)：([^；）]+)/gu),
    ...text.matchAll(/(?:（由?|，由|。由)([^（）；，。：]+)牵头/gu),
    ...text.matchAll(/牵头，([^（）；，。：]+)配合/gu),
    ...text.matchAll(/（(市[^（）；，。：]+局、市总工会)）/gu),
  ];
  return lists.flatMap((match) => (match[1] ?? '').split('、'));
}

describe('where the promises stand', () => {
  it.each(progress)('“$quoteContains” stands in exactly one place', ({ quoteContains }) => {
    expect(quoteContains.length).toBeGreaterThanOrEqual(6);
    expect(count(speech, quoteContains) + count(plan, quoteContains)).toBe(1);
  });

  it('never says two things about one sentence', () => {
    const sentences = `${speech}\n${plan}`.split(/(?<=[。；])|\n/u);
    for (const sentence of sentences) {
      const dates = progress.filter((entry) => sentence.includes(entry.quoteContains)).map((entry) => entry.acceptedOn);
      expect(new Set(dates).size, sentence).toBeLessThanOrEqual(1);
    }
  });

  it('lies between the document and the day of the demonstration, and leaves enough open', () => {
    const accepted = progress.flatMap((entry) => entry.acceptedOn ?? []);
    expect(accepted.length).toBeGreaterThanOrEqual(30);
    expect(progress.length - accepted.length).toBeGreaterThanOrEqual(8);
    for (const { quoteContains, acceptedOn } of progress) {
      if (acceptedOn === null) continue;
      expect(new Date(`${acceptedOn}T00:00:00Z`).toISOString().slice(0, 10)).toBe(acceptedOn);
      expect(acceptedOn > (speech.includes(quoteContains) ? '2025-02-18' : '2025-03-06'), quoteContains).toBe(true);
      expect(acceptedOn <= demonstrationDay, quoteContains).toBe(true);
    }
  });
});

interface Expected {
  readonly date: string;
  readonly targets: readonly { readonly value: number; readonly unit: string; readonly due: string | null }[];
  readonly tasks: readonly string[];
  readonly owners: readonly { readonly lead: readonly string[]; readonly support: readonly string[] }[];
  readonly mechanisms: readonly { readonly action: string; readonly every: number; readonly unit: string }[];
}

describe('the sample texts', () => {
  const samples = JSON.parse(read('test/samples/samples.json')) as Record<string, Expected>;

  // Units and names are given in simplified characters, so the traditional text is asked for its numerals alone.
  it.each(Object.entries(samples))('%s holds what is expected of it', (file, { date, targets, tasks, owners }) => {
    const text = read(`test/samples/${file}`);
    const [year, month, day] = date.split('-').map(Number);
    expect(text).toContain(`${year}年${month}月${day}日`);
    const simplified = file !== 'traditional.txt';
    for (const { value, unit } of targets) expect(text).toContain(simplified ? `${value}${unit}` : String(value));
    for (const task of tasks) expect(count(text, task)).toBe(1);
    if (!simplified) return;
    for (const owner of owners.flatMap(({ lead, support }) => [...lead, ...support])) expect(text).toContain(owner);
  });
});
