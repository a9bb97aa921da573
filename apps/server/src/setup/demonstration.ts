import { readFile } from 'node:fs/promises';
import type { DemoCity, DemoPerson, DemoProgress } from '../../demo/format.ts';
import { insertGrant, insertHolding, insertPerson } from '../org/people/service.ts';
import { insertPost } from '../org/posts/service.ts';
import { insertRegion, regionsByCode } from '../org/regions/service.ts';
import { demonstration, markDemonstration } from '../org/session/service.ts';
import { insertUnit } from '../org/units/service.ts';
import { acceptCommitment, commitmentsOfDocument } from '../plan/commitments/service.ts';
import { documentById, importDocument, publishDocument } from '../plan/documents/service.ts';
import { type PersonActor, system } from '../platform/access/actor.ts';
import type { Trx } from '../platform/database/database.ts';
import { record } from '../platform/ledger/ledger.ts';
import type { Platform } from '../platform/platform.ts';
import { signedIn } from './cast.ts';
import { loadActs } from './demonstration-acts.ts';
import { loadBodies } from './demonstration-bodies.ts';
import { loadPlans } from './demonstration-plans.ts';
import { reviewDraft } from './demonstration-review.ts';
import type { SignIn } from './sign-in.ts';

/** One password for all sign-ins of the invented city; it protects nothing. */
const password = 'yunze-2025';
const folder = new URL('../../demo/', import.meta.url);

const texts = [
  { file: 'speech.txt', issuedOn: '2025-02-18', classification: 'public' },
  { file: 'plan.txt', issuedOn: '2025-03-06', classification: 'public' },
] as const;

interface Options {
  readonly fresh: boolean;
  /** Whether units have answered and reported: tests want a city in which they have not yet. */
  readonly acts: boolean;
  readonly onProgress: (zh: string, en: string) => void;
}

/** Loads the invented city through the same services that people use; every step is skipped when it is there already. */
export async function loadDemonstration(platform: Platform, { fresh, acts, onProgress }: Options): Promise<SignIn[]> {
  if (fresh) {
    const city = JSON.parse(await readFile(new URL('city.json', folder), 'utf8')) as DemoCity;
    onProgress(`正在载入演示城市 ${city.city.name}`, `loading the demonstration city, ${city.city.nameEn}`);
    await loadOrganisation(platform, city);
    const clerk = await signedIn(platform, 'office');
    await loadDocuments(platform, clerk, onProgress);
    await loadPlans(platform, clerk, city);
    if (acts) await loadActs(platform);
    if (acts) await loadBodies(platform, clerk, city);
    await markDemonstration(platform, { ...city.city.notice, password, signIns: signInsOf(city) });
  }
  const notice = await demonstration(platform);
  return (notice?.signIns ?? []).map(({ post, userName }) => ({ title: post, userName, password }));
}

function signInsOf(city: DemoCity) {
  const titles = new Map(city.posts.map((post) => [post.key, post]));
  const units = new Map(city.units.map((unit) => [unit.key, unit]));
  return city.people.flatMap(({ name, userName, roles, postKeys }) => {
    const post = titles.get(postKeys[0] ?? '');
    const unit = units.get(post?.unitKey ?? '');
    const role = roles?.[0]?.role;
    return userName && role ? [{ role, userName, name, post: `${unit?.shortName ?? ''}${post?.title ?? ''}` }] : [];
  });
}

async function loadOrganisation(platform: Platform, city: DemoCity): Promise<void> {
  const root = city.regions[0]?.code ?? '';
  const there = await platform.database.as(system, (trx) => regionsByCode(trx, [root]));
  if (there.length > 0) return;
  const accounts = new Map<string, string>();
  for (const { key, name, userName } of city.people) {
    if (userName) accounts.set(key, await accountFor(platform, userName, name));
  }
  await platform.database.as(system, async (trx) => {
    const places = await loadPlaces(trx, platform, city);
    for (const person of city.people) await loadPerson(trx, platform, person, places, accounts.get(person.key) ?? null);
    await record(trx, platform.clock, system, {
      action: 'demonstration.loaded',
      subjectKind: 'region',
      subjectId: places.regions.get(root)?.id ?? '',
      regionPath: `/${root}/`,
      after: { regions: city.regions.length, units: city.units.length, people: city.people.length },
    });
  });
}

/** An interrupted load may have left the account without its person. */
async function accountFor(platform: Platform, userName: string, name: string): Promise<string> {
  const known = await platform.identity.accountId(userName);
  return known ?? platform.identity.createAccount(userName, password, name);
}

interface Place {
  readonly id: string;
  readonly path: string;
}
interface Places {
  readonly regions: ReadonlyMap<string, Place>;
  readonly units: ReadonlyMap<string, Place>;
  readonly posts: ReadonlyMap<string, Place>;
}

async function loadPlaces(trx: Trx, platform: Platform, city: DemoCity): Promise<Places> {
  const at = platform.clock.now();
  const regions = new Map<string, Place>();
  const units = new Map<string, Place>();
  const posts = new Map<string, Place>();
  for (const { code, codeKind, name, nameEn, level, parentCode } of city.regions) {
    const parent = parentCode === null ? null : known(regions, parentCode);
    regions.set(code, await insertRegion(trx, { code, codeKind, name, nameEn, level, parent }, at));
  }
  for (const { key, regionCode, parentKey, name, shortName, kind, aliases } of city.units) {
    const { id: regionId, path } = known(regions, regionCode);
    const parentId = parentKey === null ? null : known(units, parentKey).id;
    const id = await insertUnit(trx, { regionId, regionPath: path, parentId, name, shortName, kind, aliases }, at);
    units.set(key, { id, path });
  }
  for (const { key, unitKey, title, rank } of city.posts) {
    const unit = known(units, unitKey);
    posts.set(key, {
      id: await insertPost(trx, { unitId: unit.id, regionPath: unit.path, title, rank }, at),
      path: unit.path,
    });
  }
  return { regions, units, posts };
}

async function loadPerson(
  trx: Trx,
  platform: Platform,
  person: DemoPerson,
  places: Places,
  userId: string | null,
): Promise<void> {
  const at = platform.clock.now();
  const held = person.postKeys.map((key) => known(places.posts, key));
  const regionPath = held[0]?.path ?? '/';
  const id = await insertPerson(trx, { name: person.name, regionPath, userId, userName: person.userName ?? null }, at);
  for (const post of held) {
    await insertHolding(trx, { personId: id, postId: post.id, regionPath: post.path, since: platform.clock.today() });
  }
  for (const { role, regionCode, unitKey } of person.roles ?? []) {
    const region = regionCode ? known(places.regions, regionCode) : null;
    const unit = unitKey ? known(places.units, unitKey) : null;
    const scope = { regionId: region?.id ?? null, unitId: region ? null : (unit?.id ?? null) };
    await insertGrant(
      trx,
      { ...scope, personId: id, role, regionPath: (region ?? unit)?.path ?? regionPath, grantedBy: null },
      at,
    );
  }
}

function known<Value>(map: ReadonlyMap<string, Value>, key: string): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`demo/city.json names ${key}, which it does not define`);
  return value;
}

async function loadDocuments(platform: Platform, clerk: PersonActor, onProgress: Options['onProgress']): Promise<void> {
  const progress = JSON.parse(await readFile(new URL('progress.json', folder), 'utf8')) as DemoProgress[];
  for (const { file, issuedOn, classification } of texts) {
    const bytes = new Uint8Array(await readFile(new URL(file, folder)));
    const content = { kind: 'file', name: file, mediaType: 'text/plain', bytes } as const;
    const request = { regionId: null, classification, issuedOn, title: null, content };
    for await (const event of importDocument(platform, clerk, request, undefined)) {
      if (event.kind !== 'done') continue;
      const document = await platform.database.as(clerk, (trx) => documentById(trx, event.documentId));
      if (document?.state === 'draft') {
        await reviewDraft(platform, clerk, { id: document.id, text: document.text, file });
        await publishDocument(platform, clerk, event.documentId, { name: null, undecided: 'accept' });
      }
      onProgress(`已发布《${document?.title ?? file}》`, `published ${file}`);
      await acceptDelivered(platform, clerk, event.documentId, document?.text ?? '', progress);
    }
  }
}

/** Accepts what the city has delivered by the day of the demonstration: all commitments of the sentences named. */
async function acceptDelivered(
  platform: Platform,
  clerk: PersonActor,
  documentId: string,
  text: string,
  progress: readonly DemoProgress[],
): Promise<void> {
  const commitments = await platform.database.as(clerk, (trx) => commitmentsOfDocument(trx, documentId));
  const today = platform.clock.today();
  for (const { quoteContains, acceptedOn } of progress) {
    const at = text.indexOf(quoteContains);
    if (at < 0 || acceptedOn === null || acceptedOn > today) continue;
    const { start, end } = sentenceAround(text, at);
    for (const commitment of commitments) {
      const inside = commitment.start < end && start < commitment.end;
      if (!inside || commitment.kind === 'group' || commitment.kind === 'mechanism' || commitment.acceptance) continue;
      await acceptCommitment(platform, clerk, commitment.id, { on: acceptedOn, note: '演示数据' });
    }
  }
}

function sentenceAround(text: string, at: number): { start: number; end: number } {
  const breaks = /[。；！？\n]/;
  let start = at;
  while (start > 0 && !breaks.test(text[start - 1] as string)) start--;
  let end = at;
  while (end < text.length && !breaks.test(text[end] as string)) end++;
  return { start, end };
}
