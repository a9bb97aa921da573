import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { isUserName } from '../../platform/identity/auth.ts';
import { accountChangeable, type HoldingRow, holdingsOfPeople } from '../people/service.ts';
import { type Candidates, loadCandidates, type PersonPlace, type RowFacts, whoIsMeant } from './candidates.ts';
import { plain, type SheetRow } from './cells.ts';
import { isAdministered, isWords, type Places, type PostPlace } from './places.ts';
import { unitOfRow } from './plan-posts.ts';
import { changedOrNot, created, isRepeated, type Report, refuse, type Words } from './report.ts';
import { dateOf } from './words.ts';

export type PersonStep =
  | { readonly kind: 'create'; readonly person: PersonPlace; readonly post: PostPlace; readonly since: string }
  | { readonly kind: 'rename'; readonly person: PersonPlace; readonly name: string }
  | { readonly kind: 'take'; readonly person: PersonPlace; readonly post: PostPlace; readonly since: string }
  | { readonly kind: 'leave'; readonly person: PersonPlace; readonly holdingId: string; readonly until: string }
  | { readonly kind: 'account'; readonly person: PersonPlace; readonly userName: string };

/** What the people sheet would do; `today` is when posts are taken up that say no day. */
export async function planPeopleSheet(
  trx: Trx,
  actor: PersonActor,
  rows: readonly SheetRow[],
  places: Places,
  today: string,
  report: Report,
): Promise<PersonStep[]> {
  const candidates = await loadCandidates(trx, rows, places);
  const held = new Map<string, HoldingRow[]>();
  for (const holding of await holdingsOfPeople(
    trx,
    candidates.people.map(({ id }) => id),
  )) {
    held.set(holding.personId, [...(held.get(holding.personId) ?? []), holding]);
  }
  const plan: Plan = {
    trx,
    actor,
    today,
    report,
    candidates,
    held,
    steps: [],
    seen: new Map(),
    calls: new Map(),
    named: new Set(),
    accounts: new Set(),
    fresh: new Set(),
  };
  for (const row of rows) {
    const facts = factsOf(actor, row, places, report);
    if (facts) await planRow(plan, facts);
  }
  return plan.steps;
}

interface Plan {
  readonly trx: Trx;
  readonly actor: PersonActor;
  readonly today: string;
  readonly report: Report;
  readonly candidates: Candidates;
  readonly held: ReadonlyMap<string, readonly HoldingRow[]>;
  readonly steps: PersonStep[];
  readonly seen: Map<string, number>;
  /** The name that the first row of a person gives. */
  readonly calls: Map<PersonPlace, string>;
  /** People renamed, given an account or made by a row already: once is enough. */
  readonly named: Set<PersonPlace>;
  readonly accounts: Set<PersonPlace>;
  readonly fresh: Set<PersonPlace>;
}

async function planRow(plan: Plan, facts: RowFacts): Promise<void> {
  const { report } = plan;
  const { row, post, userName } = facts;
  const meant = whoIsMeant(plan.candidates, facts);
  if (isWords(meant)) return refuse(report, row, meant.column, meant);
  const key = `${meant.key} ${post?.unit.region.code} ${post?.unit.name} ${post?.title}`;
  if (isRepeated(report, plan.seen, row, key, 'name')) return;
  if (!meant.known) return planFresh(plan, meant, facts);
  const called = plan.calls.get(meant) ?? facts.name;
  plan.calls.set(meant, called);
  if (called !== facts.name) {
    return refuse(report, row, 'name', {
      zh: `同一编号的另一行姓名是${called}`,
      en: `another row of this id has the name ${called}`,
    });
  }
  if (!isAdministered(plan.actor, meant.known.regionPath)) {
    return refuse(report, row, 'name', {
      zh: `${meant.name}不在您的管理范围内`,
      en: `${meant.name} is outside the area you administer`,
    });
  }
  const holding = holdingChange(plan, meant, facts);
  if (isWords(holding)) return refuse(report, row, holding.column, holding);
  const account = await accountChange(plan, meant, userName);
  if (isWords(account)) return refuse(report, row, 'userName', account);
  const steps = [...holding, ...account, ...nameChange(plan, meant, facts)];
  plan.steps.push(...steps);
  changedOrNot(report, row, meant.name, steps.map(wordsOf));
}

function planFresh(plan: Plan, person: PersonPlace, { row, post, since, until }: RowFacts): void {
  const { report, today } = plan;
  if (!post) {
    refuse(report, row, 'post', { zh: '新人员须填单位和岗位', en: 'a new person needs a unit and a post' });
    return;
  }
  if (until !== null) {
    refuse(report, row, 'until', { zh: '新人员不能同时离任', en: 'a new person cannot leave at once' });
    return;
  }
  if (since !== null && since > today) {
    refuse(report, row, 'since', later(since));
    return;
  }
  const there = plan.fresh.has(person);
  plan.fresh.add(person);
  const step = { kind: there ? 'take' : 'create', person, post, since: since ?? today } as const;
  plan.steps.push(step);
  if (there) changedOrNot(report, row, person.name, [wordsOf(step)]);
  else created(report, row, `${person.name}（${post.unit.name} ${post.title}）`);
}

const later = (day: string): Words => ({ zh: `${day} 晚于今天`, en: `${day} lies after today` });

type RowWords = Words & { readonly column: string };

/** What the row says about a post: taken up, left, or as it is. */
function holdingChange(plan: Plan, person: PersonPlace, facts: RowFacts): PersonStep[] | RowWords {
  const { post, since, until } = facts;
  if (!post) return [];
  const all = post.id ? (plan.held.get(person.id ?? '') ?? []).filter(({ postId }) => postId === post.id) : [];
  const now = all.find((holding) => holding.until === null);
  if (now && since !== null && since !== now.since) {
    return {
      column: 'since',
      zh: `任职日期已记为 ${now.since}，记录不可更改`,
      en: `the post is on record since ${now.since}, and records do not change`,
    };
  }
  if (until === null && !now && since !== null && since > plan.today) return { column: 'since', ...later(since) };
  if (until === null) return now ? [] : [{ kind: 'take', person, post, since: since ?? plan.today }];
  if (!now) {
    if (all.some((holding) => holding.until === until)) return [];
    return { column: 'until', zh: `${person.name}不在这个岗位上`, en: `${person.name} does not hold this post` };
  }
  if (until > plan.today) return { column: 'until', ...later(until) };
  if (until < now.since) {
    return { column: 'until', zh: '离任日期早于任职日期', en: 'left before it was taken up' };
  }
  return [{ kind: 'leave', person, holdingId: now.id, until }];
}

async function accountChange(plan: Plan, person: PersonPlace, userName: string): Promise<PersonStep[] | Words> {
  if (userName === '' || userName === person.known?.userName || plan.accounts.has(person)) return [];
  if (plan.candidates.byUserName.has(userName)) {
    return { zh: `用户名“${userName}”已被使用`, en: `the user name “${userName}” is taken` };
  }
  if (!(await accountChangeable(plan.trx, plan.actor, person.id ?? ''))) {
    return {
      zh: `不能变更${person.name}的账号：三员须相互制约，角色也不能超出您的管理范围`,
      en: `the account of ${person.name} is not yours to change: the three duties check each other, and roles outside your area count too`,
    };
  }
  plan.candidates.byUserName.set(userName, person);
  plan.accounts.add(person);
  return [{ kind: 'account', person, userName }];
}

function nameChange(plan: Plan, person: PersonPlace, { name }: RowFacts): PersonStep[] {
  if (name === plain(person.known?.name ?? '') || plan.named.has(person)) return [];
  plan.named.add(person);
  return [{ kind: 'rename', person, name }];
}

function wordsOf(step: PersonStep): Words {
  switch (step.kind) {
    case 'rename':
      return { zh: `改名为 ${step.name}`, en: `becomes ${step.name}` };
    case 'account':
      return { zh: `用户名 ${step.userName}`, en: `user name ${step.userName}` };
    case 'leave':
      return { zh: `${step.until} 离任`, en: `leaves on ${step.until}` };
    default:
      return {
        zh: `${step.since} 任 ${step.post.unit.name} ${step.post.title}`,
        en: `takes up ${step.post.title} of ${step.post.unit.name} on ${step.since}`,
      };
  }
}

function factsOf(actor: PersonActor, row: SheetRow, places: Places, report: Report): RowFacts | null {
  const name = row.value('name');
  const userName = row.value('userName').toLowerCase();
  if (name === '' || name.length > 100) {
    refuse(report, row, 'name', { zh: '姓名为空或超过 100 字', en: 'the name is empty or longer than 100 characters' });
    return null;
  }
  if (userName !== '' && !isUserName(userName)) {
    refuse(report, row, 'userName', {
      zh: '用户名须为 2 至 64 位文字、数字或 . _ -',
      en: 'a user name has 2 to 64 letters, digits, full stops, hyphens or underscores',
    });
    return null;
  }
  const days: (string | null)[] = [];
  for (const key of ['since', 'until']) {
    const words = row.value(key);
    const day = words === '' ? null : dateOf(words);
    if (words !== '' && day === null) {
      refuse(report, row, key, { zh: `“${words}”不是日期`, en: `“${words}” is no date` });
      return null;
    }
    days.push(day);
  }
  const post = postOf(actor, row, places);
  if (post && isWords(post)) {
    refuse(report, row, post.column, post);
    return null;
  }
  const [since = null, until = null] = days;
  return { row, name, regionCode: row.value('region'), userName, post, since, until };
}

/** The post of a row; null when the row names neither unit nor post, as those of people without a post. */
function postOf(actor: PersonActor, row: SheetRow, places: Places): PostPlace | RowWords | null {
  const title = row.value('post');
  if (row.value('unit') === '' && title === '') return null;
  const unit = unitOfRow(actor, row, places);
  if (isWords(unit)) return unit;
  return (
    places.posts.get(unit)?.get(title) ?? {
      column: 'post',
      zh: `${unit.name}没有岗位“${title}”`,
      en: `${unit.name} has no post “${title}”`,
    }
  );
}
