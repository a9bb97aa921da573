import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Client, Page, Refusal } from './client.ts';

export interface Item {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly title: string;
  readonly due: { text: string; end: string | null } | null;
  readonly [name: string]: unknown;
}
export interface DocumentBody {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly issuedOn: string | null;
  readonly state: string;
  readonly seal: string | null;
  readonly hasOriginal: boolean;
  readonly dateDoubt: boolean;
  readonly items: Record<string, number>;
  readonly sections: { ordinal: number; parent: number | null; start: number; end: number; heading: string }[];
  readonly chrome: { start: number; end: number; reason: string }[];
}

export interface Commitment {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly parentId: string | null;
  readonly campaignId: string;
  readonly documentId: string;
  readonly front: { id: string; name: string } | null;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly due: { end: string | null } | null;
  readonly acceptance: { on: string; by: string } | null;
  readonly status?: { light: string; reasons: { code: string; zh: string; en: string }[] };
}

export const sample = (name: string) => readFileSync(new URL(`../samples/${name}`, import.meta.url));

export const read = async (client: Client, id: string) => (await client.get<DocumentBody>(`/documents/${id}`)).body;
export const itemsOf = async (client: Client, id: string) =>
  (await client.get<Page<Item>>(`/documents/${id}/items`)).body.rows;
export const imported = async (client: Client, fields: Record<string, string | File>): Promise<string> => {
  const { events, refusal } = await client.import({ classification: 'public', ...fields });
  expect(refusal).toBeNull();
  return events.at(-1)?.documentId ?? '';
};
export const decide = (client: Client, id: string, itemIds: readonly string[], decision: string) =>
  client.post<{ items: unknown[] } & Refusal>(`/documents/${id}/edits`, { step: { op: 'decide', itemIds, decision } });

/** A published plan with owners of which one target was rejected. */
export async function publishedPlan(client: Client): Promise<string> {
  const file = new File([sample('plan-with-owners.txt')], '行动计划.txt');
  const id = await imported(client, { file, title: '优化营商环境' });
  const rejected = (await itemsOf(client, id)).find((item) => item.kind === 'target') as Item;
  await decide(client, id, [rejected.id], 'reject');
  const { status } = await client.post(`/documents/${id}/publication`, {
    campaignName: '营商环境攻坚',
    undecided: 'accept',
  });
  expect(status).toBe(200);
  return id;
}

/** All rows of a list, page by page. */
export async function everyRow<Row>(client: Client, path: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const answer: { body: Page<Row>; status: number } = await client.get(next ? `${path}&cursor=${next}` : path);
    expect(answer.status).toBe(200);
    rows.push(...answer.body.rows);
    ({ next } = answer.body);
  }
  return rows;
}
