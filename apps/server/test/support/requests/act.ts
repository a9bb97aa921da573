import { clearDispatches } from '../dispatches.ts';
import { aFigureRequest, wantedFigures } from '../figures.ts';
import { aRobot, deadDelivery, newMessage, newRobot } from '../messages.ts';
import { clearPlaces, openPlace, placeWish } from '../places.ts';
import { attach, fileForm, openTown, photo, progress, reportable, townCommitment } from '../reports.ts';
import type { World } from '../world.ts';
import { cityId, openCommitment } from './found.ts';
import { byId, type Requests } from './request.ts';

export const reportRequests: Requests = {
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

export const amendmentRequests: Requests = {
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
};

export const channelRequests: Requests = {
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
};
