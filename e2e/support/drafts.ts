import type { EditResult, Item } from '@chengshi/contract';
import { demonstrationPassword } from '../../apps/server/test/support/cluster.ts';
import { type Site, sample } from './site.ts';

let number = 0;

/** A draft of its own: the same text would be the same document. */
export async function newDraft(site: Site, text = sample('short-speech.txt')): Promise<Draft> {
  const office = await site.server.as('office');
  const imported = await office.import({ classification: 'internal', text: `${text}\n附记${++number}。` });
  const id = imported.events.at(-1)?.documentId ?? '';
  return {
    id,
    path: `/documents/${id}`,
    items: async () => (await office.get<{ rows: Item[] }>(`/documents/${id}/items?limit=1000`)).body.rows,
    take: async (step) => (await office.post<EditResult>(`/documents/${id}/edits`, { step })).body,
  };
}

export interface Draft {
  readonly id: string;
  readonly path: string;
  /** The items as the server has them. */
  items(): Promise<Item[]>;
  /** A step of the office, taken elsewhere. */
  take(step: Record<string, unknown>): Promise<EditResult>;
}

/** A second clerk of the campaign office of the city, who can sign in. */
export async function newColleague(site: Site, userName: string, name: string): Promise<void> {
  const administrator = await site.server.as('admin');
  const security = await site.server.as('security');
  type Known = { rows: { id: string; userName: string | null; posts: { id: string }[]; roles: Grant[] }[] };
  type Grant = { role: string; regionId: string | null };
  const people = (await administrator.get<Known>('/people?query=office&limit=50')).body.rows;
  const clerk = people.find((person) => person.userName === 'office');
  const postIds = clerk?.posts.map((post) => post.id) ?? [];
  const regionId = clerk?.roles.find((grant) => grant.role === 'office')?.regionId;
  const account = { userName, password: demonstrationPassword };
  const made = await administrator.post<{ id: string }>('/people', { name, postIds, account });
  const granted = await security.post(`/people/${made.body.id}/roles`, { role: 'office', regionId });
  if (granted.status !== 200) throw new Error(`no colleague: ${made.status} ${granted.status}`);
}
