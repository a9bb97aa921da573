import type { Commitment, Duty, Post } from '@chengshi/contract';
import type { Site } from './site.ts';

/** A target of the demonstration city that the industry bureau has accepted, as office and liaison do it. */
export async function acceptedTask(site: Site): Promise<Commitment> {
  const office = await site.server.as('office');
  const liaison = await site.server.as('liaison');
  type Rows<Row> = { rows: Row[] };
  const targets = (await office.get<Rows<Commitment>>('/commitments?kind=target&limit=50')).body.rows;
  const commitment = targets.find(({ acceptance, quantity }) => acceptance === null && quantity?.unit === '家');
  const unit = (await office.get<Rows<{ id: string }>>('/units?query=云泽市工业和信息化局')).body.rows[0];
  if (!commitment || !unit) throw new Error('the demonstration city has no target to dispatch');
  const entries = [{ commitmentId: commitment.id, unitId: unit.id }];
  await office.post('/dispatches', { entries });
  const posts = (await liaison.get<Rows<Post>>(`/posts?unitId=${unit.id}`)).body.rows;
  const holder = (title: string): { personId: string; postId: string } => {
    const post = posts.find((one) => one.title.includes(title));
    return { personId: post?.holders[0]?.id ?? '', postId: post?.id ?? '' };
  };
  const waiting = (await liaison.get<Rows<{ id: string; duties: Duty[] }>>('/dispatches?mine=true')).body.rows;
  const ids = waiting.map(({ id }) => id);
  const duties = { handler: holder('联络'), overall: holder('局长') };
  const accepted = await liaison.post('/dispatches/acceptances', { ids, duties });
  if (accepted.status !== 200) throw new Error(`not accepted: ${JSON.stringify(accepted.body)}`);
  return commitment;
}
