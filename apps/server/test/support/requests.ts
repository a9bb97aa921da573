import { aFront, bodyDraft, bodyWithFront, bodyWithMember, bureauHead, newBody } from './bodies.ts';
import { formOf } from './client.ts';
import { acceptedDispatch, bureau, bureauDuties, clearDispatches, dispatched, openCommitments } from './dispatches.ts';
import { drawable, drawnList } from './draws.ts';
import { aFigureRequest, wantedFigures } from './figures.ts';
import { aRobot, deadDelivery, newMessage, newRobot } from './messages.ts';
import { clearPlaces, openPlace, placeWish } from './places.ts';
import { clearPlans, newPlan, body as planBody } from './plans.ts';
import { attach, filedReport, fileForm, openTown, photo, progress, reportable, townCommitment } from './reports.ts';
import { splitBody, staleSplit } from './splits.ts';
import { importTable, readTables } from './tables.ts';
import type { World } from './world.ts';

/** What a route is called with: parts of its path, its query, its body. */
export interface RouteRequest {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * A request that succeeds for a role that the route allows, over the whole city; made anew for each call, since changes use things up.
 * For what belongs to one person it is made for the account that sends it.
 */
type MakeRequest = (world: World, userName?: string) => RouteRequest | Promise<RouteRequest>;

const someone = (world: World) => world.value('select id from people where user_id is null order by id limit 1');
const cityId = (world: World) => world.region('379900');
const cityUnit = async (world: World) =>
  world.value('select id from units where region_id = $1 order by name limit 1', await cityId(world));
const published = (world: World) =>
  world.value("select id from documents where state = 'published' and source_digest is not null order by id limit 1");
const openCommitment = (world: World) =>
  world.value(
    `select id from commitments c where kind = 'target' and not exists (select from acceptances a where a.commitment_id = c.id)
       and not exists (select from dispatches d where d.commitment_id = c.id and d.state <> 'ended')
     order by ordinal, id limit 1`,
  );
const changeOf = async (world: World) => ({
  revision: Number(await world.value('select revision from commitments where id = $1', await openCommitment(world))),
  change: { title: `另一种说法${world.next()}` },
});
const viewContent = { filter: { lights: ['red'] }, order: 'due', by: 'owner', columns: ['title', 'due'] };
const viewOf = async (world: World, userName = 'office') => {
  const client = await world.client(userName);
  const view = { name: `视图${world.next()}`, content: viewContent };
  return (await client.post<{ id: string }>('/views', view)).body.id;
};
const acceptedCommitment = (world: World) =>
  world.value(
    `select commitment_id from (select distinct on (commitment_id) commitment_id, kind from acceptances order by commitment_id, number desc) facts
     where kind = 'accepted' order by 1 limit 1`,
  );
const someCampaign = async (world: World) => {
  const [id, revision] = (await world.value("select id || ' ' || revision from campaigns order by id limit 1")).split(
    ' ',
  );
  return { id: id ?? '', revision: Number(revision) };
};
const measuredCommitment = (world: World) =>
  world.value('select commitment_id from targets order by commitment_id desc limit 1');
const anIndicator = (world: World) => world.value('select id from indicators order by id limit 1');
/** A draft that corrects a published document. */
const correctedDraft = async (world: World) => {
  const office = await world.client('office');
  const first = await world.draft();
  await office.post(`/documents/${first}/publication`, { undecided: 'accept' });
  const text = `关于重点任务的通知\n（2026年3月2日）\n\n2026年底前，新建学校${3 + world.next()}所。`;
  const answer = await office.import({ classification: 'internal', replaces: first, text });
  return answer.events.at(-1)?.documentId ?? '';
};

/** A name that is still proposed, with a unit or without one. */
const aName = async (world: World, matched: boolean) => {
  const found = await world.value(
    `select json_build_object('campaignId', c.campaign_id, 'words', a.words)::text from assignments a join commitments c on c.id = a.commitment_id
     where a.role <> 'patron' and exists (select from assignment_units u where u.assignment_id = a.id) = $1
       and not exists (select from assignments l where l.words = a.words and l.state <> 'proposed') order by a.words limit 1`,
    matched,
  );
  return JSON.parse(found) as { campaignId: string; words: string };
};
const aMechanism = (world: World) =>
  world.value('select commitment_id from rhythm_rules order by commitment_id limit 1');
const grant = async (world: World) => ({ role: 'inspector', regionId: await cityId(world) });
/** Things made for one request, by the administrator: what a change uses up must be new each time. */
async function made(world: World, path: string, body: object): Promise<string> {
  const answer = await (await world.client('admin')).post<{ id: string }>(path, body);
  if (answer.status !== 201) throw new Error(`${path} was refused: ${JSON.stringify(answer.body)}`);
  return answer.body.id;
}
const parkBelow = async (world: World) =>
  made(world, '/regions', {
    code: `M-${world.next()}`,
    codeKind: 'own',
    name: '试验园区',
    level: 'park',
    parentCode: '379903',
  });
const newUnit = async (world: World) =>
  made(world, '/units', { regionId: await cityId(world), name: `市新设局${world.next()}`, kind: 'department' });
const newPost = async (world: World) =>
  made(world, '/posts', { unitId: await cityUnit(world), title: `岗位${world.next()}` });
const newPerson = async (world: World) =>
  made(world, '/people', { name: `李四${world.next()}`, postIds: [await newPost(world)], since: '2026-01-05' });
const preparedPerson = async (world: World) =>
  made(world, '/people', {
    name: `王五${world.next()}`,
    postIds: [await newPost(world)],
    account: { userName: `prepared${world.next()}` },
  });
const holdingOf = (world: World, personId: string) =>
  world.value('select id from holdings where person_id = $1', personId);
/** A plan of the industry bureau, the only one that it has in hand. */
const planInHand = async (world: World, upTo: 'draft' | 'submitted') => {
  await clearPlans(world);
  return (await newPlan(world, upTo)).id;
};
const commitmentOfFront = (world: World) =>
  world.value(
    `select c.id from commitments c where kind <> 'group' and campaign_id = (select campaign_id from fronts
       where position('产业集群' in name) > 0 order by campaign_id limit 1) order by ordinal limit 1`,
  );
/** An approved plan that was read from a file; for those who may only look. */
const approvedPlan = async (world: World) => {
  const { rows } = await world.owner.query<{ id: string }>(
    `select p.id from plans p join plan_versions v on v.plan_id = p.id and v.number = p.version
     where p.state = 'approved' and v.source_digest is not null limit 1`,
  );
  if (rows[0]) return rows[0].id;
  await clearPlans(world);
  const { id } = await newPlan(world, 'draft');
  const form = new FormData();
  form.set('revision', '2');
  form.set('file', new File(['保障措施：成立工作专班。'], '方案.txt'));
  const liaison = await world.client('liaison');
  await liaison.post(`/plans/${id}/readings`, form);
  await liaison.call('PUT', `/plans/${id}/draft`, { revision: 3, ...planBody });
  await liaison.post(`/plans/${id}/versions`, { revision: 4 });
  await (await world.client('office')).post(`/plans/${id}/approval`, { version: 1 });
  return id;
};
const newCall = async (world: World) => {
  const campaignId = (await someCampaign(world)).id;
  const frontId = await world.value(
    'select id from fronts where campaign_id = $1 order by ordinal limit 1',
    campaignId,
  );
  const call = { campaignId, title: `报送方案${world.next()}`, request: '围绕本战线提出思路举措', dueOn: '2099-12-31' };
  return { ...call, frontIds: [frontId], unitIds: [await cityUnit(world)] };
};
const openCall = async (world: World) =>
  (await (await world.client('office')).post<{ id: string }>('/plan-calls', await newCall(world))).body.id;
const oneDispatch = async (world: World) => {
  await clearDispatches(world);
  return (await dispatched(world))[0] ?? '';
};
/** An open request of the industry bureau about a commitment that it leads; made anew, since a decision uses it up. */
const openAmendment = async (world: World) =>
  (await (await world.client('liaison')).post<{ id: string }>('/amendments', await newAmendment(world, 'liaison'))).body
    .id;
/** One that this account asked for. */
const ownAmendment = async (world: World, userName = 'office') => {
  if (userName !== 'office') return openAmendment(world);
  const office = await world.client('office');
  return (await office.post<{ id: string }>('/amendments', await newAmendment(world))).body.id;
};
const newAmendment = async (world: World, userName = 'office') => {
  await world.owner.query("update amendments set state = 'withdrawn' where state = 'open'");
  const unitId = await world.value("select id from units where short_name = '市工信局'");
  const commitmentId = await world.value(
    `select a.commitment_id from assignments a join assignment_units u on u.assignment_id = a.id join commitments c on c.id = a.commitment_id
     where u.unit_id = $1 and a.role = 'lead' and c.kind = 'task' order by 1 limit 1`,
    unitId,
  );
  return {
    commitmentId,
    revision: Number(await world.value('select revision from commitments where id = $1', commitmentId)),
    asker: userName === 'liaison' ? { kind: 'unit', id: unitId } : { kind: 'region', id: await cityId(world) },
    wish: { title: `申请后的说法${world.next()}` },
    ...{ cause: 'conditions', words: '用地手续尚未批复' },
  };
};
/** What the industry bureau answers for, in a pledge; what it holds in force is let go, since nothing is pledged twice. */
const pledgeDraft = async (world: World) => {
  await world.owner.query("update pledges set state = 'withdrawn' where state in ('drawn', 'signed')");
  const unitId = await world.value("select id from units where short_name = '市工信局'");
  const regionId = await cityId(world);
  const office = await world.client('office');
  const { body } = await office.get<{ rows: { id: string; revision: number }[] }>(
    `/pledges/candidates?regionId=${regionId}&unitId=${unitId}&limit=2`,
  );
  return {
    ...{ regionId, unitId, personId: await world.person('liaison'), title: '市工信局重点任务军令状' },
    ...{ addressee: '市委、市政府', approval: { number: '云政发〔2026〕12号', organ: '市政府' } },
    words: '倒排工期、逐项落实，按期保质完成。',
    items: body.rows.map(({ id, revision }) => ({ id, revision })),
  };
};
const drawnPledge = async (world: World, userName?: string) => {
  const office = await world.client('office');
  const { body } = await office.post<{ id: string; digest: string }>('/pledges', await pledgeDraft(world));
  if (userName)
    await world.owner.query('update pledges set person_id = $1 where id = $2', [await world.person(userName), body.id]);
  return body;
};
const byId = (find: (world: World) => Promise<string>): MakeRequest => {
  return async (world) => ({ params: { id: await find(world) } });
};

const pastedTable = (world: World): string =>
  `序号\t重点任务\t责任单位\t完成时限\n1\t新建学校${world.next()}所\t市教育局\t2026年12月底前\n2\t改造道路12公里\t市交通局\t2026年6月\n`;
const pastedMapping = [
  { column: 1, field: 'title' },
  { column: 2, field: 'lead' },
  { column: 3, field: 'due' },
];
const tableReading = async (world: World): Promise<string> =>
  (await readTables(await world.client('office'), { text: pastedTable(world) })).id;

const listed = new WeakMap<World, Promise<string>>();
/** A published document that was a superior's list; one for all, as reading it changes nothing. */
const tableDocument = (world: World): Promise<string> => {
  const known = listed.get(world) ?? publishedTable(world);
  listed.set(world, known);
  return known;
};
const publishedTable = async (world: World): Promise<string> => {
  const office = await world.client('office');
  const taken = {
    table: 0,
    mapping: pastedMapping,
    classification: 'internal',
    accept: true,
    superior: { issuer: '省政府办公厅' },
  };
  const { events } = await importTable(office, await tableReading(world), taken);
  const done = events.at(-1);
  if (done?.kind !== 'done') throw new Error('the table was not imported');
  await office.post(`/documents/${done.documentId}/publication`);
  return done.documentId;
};

/** One request for every route of the contract. A route that is missing here fails the tests that walk the contract. */
export const requests: Readonly<Record<string, MakeRequest>> = {
  'session.signIn': () => ({ body: { userName: 'leader', password: 'yunze-2025' } }),
  'session.me': () => ({}),
  'session.hints': () => ({}),
  'session.list': () => ({}),

  'regions.list': async (world) => ({ query: { parentId: await cityId(world) } }),
  'regions.get': byId(cityId),
  'regions.create': (world) => ({
    body: { code: `Q-${world.next()}`, codeKind: 'own', name: '试验园区', level: 'park', parentCode: '379900' },
  }),
  'regions.rename': async (world) => ({
    params: { id: await world.region('379902001') },
    body: { name: `东关街道${world.next()}` },
  }),
  'regions.import': (world) => ({ body: { csv: `代码,名称\nR-${world.next()},导入园区\n` } }),

  'regions.move': async (world) => ({
    params: { id: await parkBelow(world) },
    body: { parentId: await cityId(world) },
  }),
  'regions.close': async (world) => ({ params: { id: await parkBelow(world) }, body: { on: '2026-01-05' } }),
  'regions.reopen': async (world) => {
    const id = await parkBelow(world);
    await (await world.client('admin')).call('PUT', `/regions/${id}/closing`, { on: '2026-01-05' });
    return { params: { id } };
  },

  'units.list': async (world) => ({ query: { regionId: await cityId(world) } }),
  'units.get': byId(cityUnit),
  'units.create': async (world) => ({
    body: { regionId: await cityId(world), name: `市试验局${world.next()}`, kind: 'department' },
  }),

  'units.change': async (world) => ({
    params: { id: await newUnit(world) },
    body: { name: `市改名局${world.next()}` },
  }),
  'units.aliases': byId(cityUnit),
  'units.addAlias': async (world) => ({ params: { id: await newUnit(world) }, body: { alias: `别名${world.next()}` } }),
  'units.removeAlias': async (world) => {
    const id = await newUnit(world);
    await (await world.client('admin')).post(`/units/${id}/aliases`, { alias: '试验' });
    return { params: { id }, body: { alias: '试验' } };
  },
  'units.close': async (world) => ({ params: { id: await newUnit(world) }, body: { on: '2026-01-05' } }),
  'units.reopen': async (world) => {
    const id = await newUnit(world);
    await (await world.client('admin')).call('PUT', `/units/${id}/closing`, { on: '2026-01-05' });
    return { params: { id } };
  },
  'units.merge': async (world) => ({
    params: { id: await newUnit(world) },
    body: { intoId: await cityUnit(world), on: '2026-01-05' },
  }),

  'posts.list': async (world) => ({ query: { unitId: await cityUnit(world) } }),
  'posts.create': async (world) => ({ body: { unitId: await cityUnit(world), title: `科长${world.next()}` } }),

  'posts.change': async (world) => ({ params: { id: await newPost(world) }, body: { rank: 7 } }),
  'posts.close': async (world) => ({ params: { id: await newPost(world) }, body: { on: '2026-01-05' } }),
  'posts.reopen': async (world) => {
    const id = await newPost(world);
    await (await world.client('admin')).call('PUT', `/posts/${id}/closing`, { on: '2026-01-05' });
    return { params: { id } };
  },

  'people.list': () => ({ query: { limit: '5' } }),
  'people.create': async (world) => ({
    body: { name: `张三${world.next()}`, postIds: [await world.value('select id from posts order by id limit 1')] },
  }),
  'people.get': byId(someone),
  'people.rename': async (world) => ({ params: { id: await newPerson(world) }, body: { name: `改名${world.next()}` } }),
  'people.takePost': async (world) => ({
    params: { id: await newPerson(world) },
    body: { postId: await newPost(world), since: '2026-01-05' },
  }),
  'people.leavePost': async (world) => {
    const id = await newPerson(world);
    return { params: { id, holdingId: await holdingOf(world, id) }, body: { until: '2026-01-06' } };
  },
  'people.handOver': async (world) => {
    const id = await newPerson(world);
    const holdingIds = [await holdingOf(world, id)];
    return { params: { id }, body: { toId: await newPerson(world), holdingIds, on: '2026-01-06' } };
  },
  'people.giveAccount': async (world) => ({
    params: { id: await newPerson(world) },
    body: { userName: `user${world.next()}` },
  }),
  'people.closeAccount': async (world) => ({ params: { id: await preparedPerson(world) } }),
  'people.issuePasswords': async (world) => ({ body: { personIds: [await preparedPerson(world)] } }),
  'people.grant': async (world) => {
    await world.owner.query('update role_grants set revoked_at = now() where person_id = $1', [await someone(world)]);
    return { params: { id: await someone(world) }, body: await grant(world) };
  },
  'people.revoke': async (world) => {
    const security = await world.client('security');
    await security.post(`/people/${await someone(world)}/roles`, await grant(world));
    return { params: { id: await someone(world) }, body: await grant(world) };
  },
  'people.unlock': byId(someone),
  'people.endSessions': byId(someone),

  'workbook.export': () => ({}),
  'workbook.template': () => ({}),
  'workbook.import': (world) => {
    const form = new FormData();
    form.set('file', new File([`代码,名称,上级代码\nW-${world.next()},表格园区,379900\n`], '区划.csv'));
    return { body: form };
  },

  'calendar.year': () => ({ params: { year: '2026' } }),
  'calendar.enterYear': (world) => {
    const year = String(2030 + (world.next() % 70));
    return { params: { year }, body: { days: [{ date: `${year}-01-01`, working: false, name: '元旦' }] } };
  },
  'calendar.deadline': () => ({ query: { from: '2026-03-02', workingDays: '5' } }),
  'calendar.occurrences': () => ({ query: { every: '1', unit: 'month', from: '2026-01-31', until: '2026-12-31' } }),

  'documents.list': () => ({ query: { limit: '5' } }),
  'documents.import': (world) => {
    const form = new FormData();
    form.set('classification', 'internal');
    form.set('text', `2026年底前，新建医院${world.next()}所。`);
    return { body: form };
  },
  'documents.get': byId(published),
  'documents.original': byId(published),
  'documents.items': byId(published),
  'documents.setDate': async (world) => ({ params: { id: await world.draft() }, body: { issuedOn: '2026-04-01' } }),
  'documents.publish': async (world) => ({ params: { id: await world.draft() }, body: { undecided: 'accept' } }),
  'documents.discard': async (world) => ({ params: { id: await world.draft() } }),

  'review.edit': async (world) => {
    const id = await world.draft();
    const itemId = await world.value('select id from items where document_id = $1 order by ordinal limit 1', id);
    return { params: { id }, body: { step: { op: 'decide', itemIds: [itemId], decision: 'reject' } } };
  },
  'review.undo': async (world) => {
    const id = await world.draft();
    const itemId = await world.value('select id from items where document_id = $1 order by ordinal limit 1', id);
    const step = { op: 'decide', itemIds: [itemId], decision: 'reject' };
    await (await world.client('office')).post(`/documents/${id}/edits`, { step });
    return { params: { id, seq: '1' }, body: {} };
  },
  'review.history': byId((world) => world.draft()),
  'review.follow': byId((world) => world.draft()),
  'review.look': async (world) => ({ params: { id: await world.draft() }, body: { itemId: null } }),

  'publication.plan': byId((world) => world.draft()),
  'publication.decide': async (world) => ({
    params: { id: await world.draft() },
    body: { revision: 0, decisions: { name: '重点任务攻坚' } },
  }),
  'tables.read': (world) => ({ body: formOf({ text: pastedTable(world) }) }),
  'tables.get': byId(tableReading),
  'tables.tryOut': async (world) => ({
    params: { id: await tableReading(world) },
    body: { table: 0, mapping: pastedMapping },
  }),
  'tables.import': async (world) => ({
    params: { id: await tableReading(world) },
    body: { table: 0, mapping: pastedMapping, classification: 'internal' },
  }),

  'versions.differences': byId(correctedDraft),
  'superior.lists': () => ({ query: { limit: '5' } }),
  'superior.get': byId(tableDocument),
  'superior.entries': byId(tableDocument),
  'superior.answer': async (world) => {
    const id = await tableDocument(world);
    const entryId = await world.value('select id from commitments where document_id = $1 order by ordinal limit 1', id);
    return { params: { id }, body: { entryIds: [entryId], answer: { kind: 'answered', words: '已由省级承办' } } };
  },

  'campaigns.list': () => ({}),
  'campaigns.get': byId((world) => world.value('select id from campaigns order by id limit 1')),
  'campaigns.setFronts': async (world) => {
    const { id, revision } = await someCampaign(world);
    const { rows } = await world.owner.query<{ id: string; name: string }>(
      'select id, name from fronts where campaign_id = $1 and merged_into is null order by ordinal desc',
      [id],
    );
    return { params: { id }, body: { revision, fronts: rows.map((front) => ({ ...front, patronId: null })) } };
  },
  'campaigns.setRoad': async (world) => {
    const { id, revision } = await someCampaign(world);
    const phases = [{ name: '起步', from: '2025-01-01', until: '2025-12-31' }];
    return { params: { id }, body: { revision, phases, milestones: [{ title: '开工', on: '2025-06-30' }] } };
  },

  'commitments.list': () => ({ query: { limit: '5' } }),
  'commitments.get': byId(openCommitment),
  'commitments.accept': async (world) => ({ params: { id: await openCommitment(world) }, body: { on: '2026-01-05' } }),
  'commitments.withdrawAcceptance': async (world) => ({
    params: { id: await acceptedCommitment(world) },
    body: { reason: '数据有误' },
  }),
  'commitments.change': async (world) => ({
    params: { id: await openCommitment(world) },
    body: { ...(await changeOf(world)), reason: '按会议要求' },
  }),
  'commitments.changeMany': async (world) => ({
    body: { changes: [{ id: await openCommitment(world), ...(await changeOf(world)) }], reason: '按会议要求' },
  }),
  'commitments.undoChange': async (world) => {
    const body = { ...(await changeOf(world)), reason: '按会议要求' };
    const office = await world.client('office');
    const answer = await office.call<{ batchId: string }>('PATCH', `/commitments/${await openCommitment(world)}`, body);
    return { params: { batchId: answer.body.batchId } };
  },
  'commitments.changes': byId(openCommitment),

  'parts.list': byId(openCommitment),

  'indicators.list': () => ({ query: { limit: '5' } }),
  'indicators.get': byId(anIndicator),
  'indicators.targets': byId(anIndicator),
  'indicators.bindings': byId(openCommitment),
  'indicators.bind': async (world) => ({
    params: { id: await measuredCommitment(world) },
    body: { choice: { kind: 'new', name: `试验指标${world.next()}` }, reason: '口径有误' },
  }),

  'rhythms.list': byId(async (world) => (await someCampaign(world)).id),
  'rhythms.get': byId(aMechanism),
  'rhythms.set': async (world) => ({
    params: { id: await aMechanism(world) },
    body: { every: 1, unit: 'month', first: '2026-01-25', onDayOff: 'next' },
  }),

  'assignments.names': () => ({ query: { filter: 'unmatched' } }),
  'assignments.ofCommitment': byId(openCommitment),
  'assignments.confirm': async (world) => ({ body: { names: [await aName(world, true)] } }),
  'assignments.correct': async (world) => ({
    body: { ...(await aName(world, false)), unitIds: [await cityUnit(world)] },
  }),

  'dispatches.undispatched': () => ({ query: { limit: '5' } }),
  'dispatches.list': () => ({ query: { limit: '5' } }),
  'dispatches.counts': () => ({}),
  'dispatches.ofCommitment': byId(openCommitment),
  'dispatches.send': async (world) => {
    await clearDispatches(world);
    const [commitmentId] = await openCommitments(world, 1);
    return { body: { entries: [{ commitmentId, unitId: await bureau(world) }] } };
  },
  'dispatches.accept': async (world) => ({
    body: { ids: [await oneDispatch(world)], duties: await bureauDuties(world) },
  }),
  'dispatches.object': async (world) => ({
    params: { id: await oneDispatch(world) },
    body: { reason: 'unclear', words: '口径不明确' },
  }),
  'dispatches.decide': async (world) => {
    const id = await oneDispatch(world);
    const objection = { reason: 'unclear', words: '口径不明确' };
    await (await world.client('liaison')).post(`/dispatches/${id}/objection`, objection);
    return { params: { id }, body: { decision: { kind: 'clarified', words: '以年底为准' } } };
  },
  'dispatches.recall': async (world) => ({
    params: { id: await oneDispatch(world) },
    body: { reason: '发错单位' },
  }),
  'dispatches.setDuties': async (world) => {
    await clearDispatches(world);
    return { params: { id: await acceptedDispatch(world) }, body: { duties: await bureauDuties(world) } };
  },
  'dispatches.lastDuties': byId(bureau),

  'bodies.list': () => ({ query: { limit: '5', kind: 'chain' } }),
  'bodies.get': byId(async (world) => (await newBody(world)).id),
  'bodies.seats': async (world) => ({ query: { unitId: await bureau(world) } }),
  'bodies.ofCommitment': byId(openCommitment),
  'bodies.found': async (world) => ({ body: await bodyDraft(world) }),
  'bodies.change': async (world) => ({
    params: { id: (await newBody(world)).id },
    body: { revision: 1, name: `改名产业链${world.next()}` },
  }),
  'bodies.dissolve': async (world) => ({
    params: { id: (await newBody(world)).id },
    body: { revision: 1, on: '2026-02-02', words: '任务已完成' },
  }),
  'bodies.reopen': async (world) => {
    const { id } = await newBody(world);
    await (await world.client('office')).post(`/bodies/${id}/dissolution`, {
      ...{ revision: 1, on: '2026-02-02', words: '任务已完成' },
    });
    return { params: { id }, body: { revision: 2, words: '任务有变' } };
  },
  'bodies.addMember': async (world) => ({
    params: { id: (await newBody(world)).id },
    body: { revision: 1, duty: 'chief', seat: await bureauHead(world) },
  }),
  'bodies.removeMember': async (world) => {
    const { id, revision, memberId } = await bodyWithMember(world);
    return { params: { id, memberId }, body: { revision } };
  },
  'bodies.carry': async (world) => ({
    params: { id: (await newBody(world)).id },
    body: { revision: 1, frontIds: [await aFront(world)] },
  }),
  'bodies.putDown': async (world) => {
    const { id, revision, carryId } = await bodyWithFront(world);
    return { params: { id, carryId }, body: { revision } };
  },

  'splits.get': byId(openCommitment),
  'splits.propose': async (world) => ({
    params: { id: await openCommitment(world) },
    body: { shares: [{ key: await world.region('379902'), weight: 1, minimum: 0 }] },
  }),
  'splits.set': async (world) => {
    const id = await openCommitment(world);
    const number = await world.value(
      "select coalesce(max(number), 0) from splits where commitment_id = $1 and place = ''",
      id,
    );
    return { params: { id }, body: await splitBody(world, Number(number)) };
  },
  'splits.settle': async (world) => {
    const id = await openCommitment(world);
    return { params: { id }, body: { number: await staleSplit(world, id), choice: 'kept', words: '目标调整' } };
  },
  'splits.list': () => ({ query: { limit: '5' } }),

  'entries.list': () => ({}),
  'entries.open': async (world) => ({
    body: {
      ...{ regionId: await world.region('379921100'), filingNumber: '云减负备〔2026〕8号', reason: '防汛值守' },
      until: await world.value("select ((now() at time zone 'Asia/Shanghai')::date + 30)::text"),
    },
  }),
  'entries.close': async (world) => ({ params: { id: await openTown(world) }, body: { reason: '汛期结束' } }),

  'places.ofCommitment': byId(openCommitment),
  'places.open': async (world) => {
    await clearPlaces(world);
    return { params: { id: await openCommitment(world) }, body: await placeWish(world) };
  },
  'places.close': async (world) => {
    await clearPlaces(world);
    return { params: { id: await openPlace(world, await openCommitment(world)) }, body: { reason: '工程完工' } };
  },

  'reports.form': byId(openCommitment),
  'reports.attach': async (world, userName) => {
    await clearDispatches(world);
    const id = await (userName === 'township' ? townCommitment : reportable)(world);
    return { params: { id }, body: fileForm(photo(`${world.next()}`), '现场.jpg') };
  },
  'reports.create': async (world, userName) => {
    await clearDispatches(world);
    if (userName === 'township') await openTown(world);
    const ofTown = userName === 'township' || userName === 'office';
    return { params: { id: await (ofTown ? townCommitment : reportable)(world) }, body: progress };
  },
  'reports.ofCommitment': byId(openCommitment),
  'reports.list': () => ({ query: { limit: '5' } }),
  'reports.evidence': byId(async (world) => {
    await clearDispatches(world);
    const attached = await attach(await world.client('liaison'), await reportable(world));
    return attached.body.id;
  }),

  'planCalls.list': () => ({ query: { open: 'true' } }),
  'planCalls.get': byId(openCall),
  'planCalls.units': async (world) => ({ params: { id: await openCall(world) }, query: { missing: 'true' } }),
  'planCalls.create': async (world) => ({ body: await newCall(world) }),
  'planCalls.withdraw': async (world) => ({ params: { id: await openCall(world) }, body: { reason: '重复征集' } }),

  'plans.list': () => ({ query: { limit: '5' } }),
  'plans.get': byId(approvedPlan),
  'plans.version': async (world) => ({ params: { id: await approvedPlan(world), number: '1' } }),
  'plans.original': async (world) => ({ params: { id: await approvedPlan(world), number: '1' } }),
  'plans.create': async (world) => {
    await clearPlans(world);
    const unitId = await world.value("select id from units where short_name = '市工信局'");
    return { body: { unitId, frontId: await world.value('select id from fronts order by ordinal, id limit 1') } };
  },
  'plans.save': async (world) => ({
    params: { id: await planInHand(world, 'draft') },
    body: { revision: 2, ...planBody, idea: '换一个思路。' },
  }),
  'plans.read': async (world) => {
    const form = new FormData();
    form.set('revision', '2');
    form.set('text', `2027年底前，建成检测中心${world.next()}个。`);
    return { params: { id: await planInHand(world, 'draft') }, body: form };
  },
  'plans.submit': async (world) => ({ params: { id: await planInHand(world, 'draft') }, body: { revision: 2 } }),
  'plans.withdraw': async (world) => ({
    params: { id: await planInHand(world, 'draft') },
    body: { reason: '另行报送' },
  }),
  'plans.returnToUnit': async (world) => ({
    params: { id: await planInHand(world, 'submitted') },
    body: { version: 1, reason: '时限不够具体', marks: [{ measureId: planBody.measures[0]?.id, note: '写明地点' }] },
  }),
  'plans.approve': async (world) => ({ params: { id: await planInHand(world, 'submitted') }, body: { version: 1 } }),
  'plans.merge': async (world) => ({
    params: { id: await planInHand(world, 'submitted') },
    body: {
      ...{ version: 1, reason: '与任务书已有事项重复' },
      mergers: [
        {
          measureId: planBody.measures[0]?.id,
          into: { kind: 'commitment', id: await commitmentOfFront(world) },
        },
      ],
    },
  }),

  'amendments.list': () => ({ query: { limit: '5' } }),
  'amendments.counts': () => ({}),
  'amendments.ofCommitment': byId(openCommitment),
  'amendments.ask': async (world, userName) => ({ body: await newAmendment(world, userName) }),
  'amendments.attach': async (world, userName) => {
    const form = new FormData();
    form.set('file', new File([`%PDF-1.7 ${world.next()}`], '用地批复.pdf'));
    return { params: { id: await ownAmendment(world, userName) }, body: form };
  },
  'amendments.file': async (world) => {
    const id = await openAmendment(world);
    const form = new FormData();
    form.set('file', new File(['%PDF-1.7 x'], '用地批复.pdf'));
    await (await world.client('liaison')).post(`/amendments/${id}/files`, form);
    return { params: { id, number: '1' } };
  },
  'amendments.decide': async (world) => ({
    params: { id: await openAmendment(world) },
    body: { decision: { kind: 'granted' }, words: '同意' },
  }),
  'amendments.withdraw': async (world, userName) => ({
    params: { id: await ownAmendment(world, userName) },
    body: { words: '不再需要' },
  }),

  'messages.list': () => ({ query: { limit: '5' } }),
  'messages.follow': () => ({}),
  'messages.unread': () => ({}),
  'messages.read': async (world, userName = 'leader') => ({
    body: { kind: 'some', ids: [await newMessage(world, userName)] },
  }),

  'pledges.list': () => ({ query: { limit: '5' } }),
  'pledges.get': byId(async (world) => (await drawnPledge(world, 'liaison')).id),
  'pledges.file': byId(async (world) => (await drawnPledge(world, 'liaison')).id),
  'pledges.candidates': async (world) => {
    const { regionId, unitId } = await pledgeDraft(world);
    return { query: { regionId, unitId } };
  },
  'pledges.draw': async (world) => ({ body: await pledgeDraft(world) }),
  'pledges.sign': async (world, userName) => {
    const { id, digest } = await drawnPledge(world, userName ?? 'liaison');
    return { params: { id }, body: { password: 'yunze-2025', digest } };
  },
  'pledges.withdraw': async (world) => ({
    params: { id: (await drawnPledge(world)).id },
    body: { words: '内容有误，重新起草' },
  }),

  'channels.choices': () => ({}),
  'channels.choose': () => ({ body: { mail: 'digest', address: 'someone@example.cn', language: 'zh-CN' } }),
  'channels.webhooks': () => ({}),
  'channels.add': async (world) => ({ body: await newRobot(world) }),
  'channels.remove': byId(aRobot),
  'channels.tryWebhook': byId(aRobot),
  'channels.tryMail': () => ({ body: { address: 'someone@example.cn' } }),
  'channels.dead': () => ({}),
  'channels.retry': byId(deadDelivery),

  'silences.list': () => ({ query: { limit: '5', silent: 'true' } }),
  'silences.units': () => ({}),
  'silences.setTerm': async (world) => ({ body: { regionId: await cityId(world), days: 5 } }),

  'figures.preview': async (world) => ({ body: await wantedFigures(world) }),
  'figures.ask': async (world) => {
    await clearDispatches(world);
    await reportable(world);
    return { body: { ...(await wantedFigures(world)), title: '试验要数', dueOn: '2099-01-31' } };
  },
  'figures.list': () => ({ query: { limit: '5', open: 'true' } }),
  'figures.get': byId(aFigureRequest),
  'figures.lines': byId(aFigureRequest),
  'figures.withdraw': async (world) => ({ params: { id: await aFigureRequest(world) }, body: { reason: '口径有误' } }),
  'figures.mine': () => ({}),

  'burden.get': () => ({ query: { from: '2026-01', until: '2026-03' } }),
  'burden.file': () => ({ query: { from: '2026-01', until: '2026-03' } }),

  'standings.ofSplit': byId(openCommitment),
  'standings.ofBodies': async (world) => ({ query: { 'ids[]': (await newBody(world)).id } }),
  'standings.ofBody': byId(async (world) => (await newBody(world)).id),

  'status.table': () => ({ query: { limit: '5', order: 'due' } }),
  'status.count': () => ({ query: { 'lights[]': 'red' } }),
  'status.file': () => ({ query: { 'columns[]': 'title', limit: '5' } }),
  'status.groups': () => ({ query: { by: 'front' } }),
  'status.living': byId(published),
  'status.commitment': byId(openCommitment),
  'status.unitPlans': byId(async (world) => (await someCampaign(world)).id),
  'status.overview': () => ({}),

  'integrity.summary': () => ({ query: { month: '2026-11' } }),
  'integrity.events': () => ({ query: { month: '2026-11', kind: 'pushed-out', limit: '5' } }),
  'integrity.file': () => ({ query: { month: '2026-11' } }),

  'sheets.download': byId(tableDocument),
  'loads.ofUnit': byId(bureau),
  'loads.ofPerson': byId(someone),
  'loads.people': () => ({ query: { show: 'all', limit: '5' } }),
  'verification.queue': () => ({ query: { limit: '5' } }),
  'verification.doubts': () => ({}),
  'verification.ofCommitment': byId(openCommitment),
  'verification.verify': async (world) => ({
    params: { id: await filedReport(world) },
    body: { verdict: 'doubted', words: '现场与照片不符' },
  }),
  'verification.adopt': async (world) => ({ params: { id: await filedReport(world) }, body: { value: 12 } }),
  'draws.inspectors': async (world) => ({ query: { regionId: await cityId(world) } }),
  'draws.preview': async (world) => ({ body: await drawable(world) }),
  'draws.create': async (world) => ({ body: { ...(await drawable(world)), wanted: 1 } }),
  'draws.list': () => ({ query: { limit: '5' } }),
  'draws.get': byId(drawnList),
  'draws.items': byId(drawnList),
  'draws.proof': byId(drawnList),
  'draws.population': byId(drawnList),
  'draws.withdraw': async (world) => ({ params: { id: await drawnList(world) }, body: { reason: '督查人员变动' } }),
  'views.list': () => ({}),
  'views.create': (world) => ({ body: { name: `视图${world.next()}`, content: viewContent } }),
  'views.change': async (world, userName) => ({
    params: { id: await viewOf(world, userName) },
    body: { shared: true },
  }),
  'views.remove': async (world, userName) => ({ params: { id: await viewOf(world, userName) } }),
  'views.choose': () => ({ body: { id: null } }),

  'ledger.list': () => ({ query: { limit: '5' } }),

  // Last, because they end what the others need.
  'session.changePassword': () => ({ body: { current: 'yunze-2025', next: 'yunze-2026-neu' } }),
  'session.revoke': async (world) => ({ params: { id: await world.spareSession('office') } }),
  'session.signOut': () => ({}),
};

/** The address of a request under /api. */
export function addressOf(path: string, { params = {}, query = {} }: RouteRequest): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  return search ? `${filled}?${search}` : filled;
}
