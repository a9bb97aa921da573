import type { Trx } from '../../platform/database/database.ts';
import { type PersonRow, peopleCalled, personById } from '../people/service.ts';
import { plain, type SheetRow } from './cells.ts';
import type { Places, PostPlace } from './places.ts';
import type { Words } from './report.ts';

/** A person who is there, or will be. */
export interface PersonPlace {
  readonly known: PersonRow | null;
  /** Tells people of one file apart. */
  readonly key: string;
  readonly name: string;
  readonly userName: string | null;
  id: string | null;
}

/** What a row of the people sheet says, read. */
export interface RowFacts {
  readonly row: SheetRow;
  readonly name: string;
  readonly regionCode: string;
  readonly userName: string;
  readonly post: PostPlace | null;
  readonly since: string | null;
  readonly until: string | null;
}

/** People whom rows may mean: those of the same names and user names, those whose ids they give, and the new ones. */
export interface Candidates {
  readonly people: readonly PersonRow[];
  readonly byName: ReadonlyMap<string, readonly PersonPlace[]>;
  readonly byId: ReadonlyMap<string, PersonPlace>;
  readonly byUserName: Map<string, PersonPlace>;
  /** New people of the file by name and region. */
  readonly fresh: Map<string, PersonPlace>;
  /** The path of a region by its code. */
  readonly pathOf: (code: string) => string | undefined;
}

const idShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Says in the column of the ids that a person is new, although somebody of that name is there. */
const isNew = (id: string): boolean => id === '新' || id.toLowerCase() === 'new';

export async function loadCandidates(trx: Trx, rows: readonly SheetRow[], places: Places): Promise<Candidates> {
  const names = [...new Set(rows.map((row) => row.value('name')))];
  const userNames = [...new Set(rows.map((row) => row.value('userName').toLowerCase()))].filter(Boolean);
  const people = await peopleCalled(trx, names, userNames);
  const known = new Set(people.map(({ id }) => id));
  const ids = new Set(rows.map((row) => row.value('id').toLowerCase()).filter((id) => idShape.test(id)));
  for (const id of ids) {
    const person = known.has(id) ? undefined : await personById(trx, id);
    if (person) people.push(person);
  }
  const all = people.map(
    (row): PersonPlace => ({
      known: row,
      key: row.id,
      name: row.name,
      userName: row.userName,
      id: row.id,
    }),
  );
  return {
    people,
    byName: Map.groupBy(all, ({ name }) => plain(name)),
    byId: new Map(all.map((person) => [person.id ?? '', person])),
    byUserName: new Map(all.flatMap((person) => (person.userName ? [[person.userName, person] as const] : []))),
    fresh: new Map(),
    pathOf: (code) => places.regions.get(code)?.path,
  };
}

/** The person of a row: by id, by user name, by name and post, by name and unit. Where a guess would be needed, words that ask. */
export function whoIsMeant(all: Candidates, facts: RowFacts): PersonPlace | (Words & { readonly column: string }) {
  const { row, name, userName, post } = facts;
  const id = row.value('id');
  if (id !== '' && !isNew(id)) {
    const person = all.byId.get(id.toLowerCase());
    return person ?? { column: 'id', zh: '没有这个编号的人员', en: 'there is nobody with this id' };
  }
  const owner = userName === '' ? undefined : all.byUserName.get(userName);
  if (owner && (plain(owner.name) !== name || isNew(id))) {
    return {
      column: 'userName',
      zh: `用户名“${userName}”是${owner.name}的；若要改名，请填编号`,
      en: `the user name “${userName}” belongs to ${owner.name}: to rename, give the id`,
    };
  }
  if (owner) return owner;
  if (!isNew(id)) {
    const namesakes = all.byName.get(name) ?? [];
    const inPost = namesakes.filter(({ known }) => known?.posts.some((held) => held.id === post?.id));
    const inUnit = namesakes.filter(({ known }) => known?.posts.some((held) => held.unitId === post?.unit.id));
    const inRegion = namesakes.filter(({ known }) => known?.regionPath === all.pathOf(facts.regionCode));
    const only = [inPost, inUnit, post ? [] : inRegion].find((found) => found.length > 0) ?? [];
    if (only.length === 1 && only[0]) return only[0];
    const unsure = only.length > 1 ? only : userName === '' ? inRegion : [];
    if (unsure.length > 0) return ask(name, unsure);
  }
  return freshPerson(all, facts, isNew(id));
}

function ask(name: string, namesakes: readonly PersonPlace[]): Words & { readonly column: string } {
  const who = namesakes.map(({ known }) => {
    const post = known?.posts[0];
    return post ? `${post.unitName} ${post.title}` : '无岗位 · no post';
  });
  return {
    column: 'id',
    zh: `已有${name}（${who.join('、')}）：同一人请填编号，不是同一人请填“新”`,
    en: `there is ${name} (${who.join(', ')}) already: give the id for the same person, or “new” for another`,
  };
}

function freshPerson(all: Candidates, { row, name, userName, regionCode }: RowFacts, another: boolean): PersonPlace {
  const key = userName === '' ? `${regionCode} ${name}${another ? ` ${row.row}` : ''}` : `@${userName}`;
  const there = all.fresh.get(key);
  if (there) return there;
  const person: PersonPlace = { known: null, key, name, userName: userName || null, id: null };
  all.fresh.set(key, person);
  if (userName !== '') all.byUserName.set(userName, person);
  return person;
}
