import { errorCatalogue } from '@chengshi/contract';
import { expect } from 'vitest';
import type { Refusal } from './client.ts';

/** A refusal as every caller may rely on it: a code of the catalogue with its status, and finished sentences in both languages. */
export function expectRefusal(
  refused: { readonly status?: number; readonly body: unknown },
  code: keyof typeof errorCatalogue,
): Refusal['data'] {
  const body = refused.body as Refusal & { status: number };
  expect(body, JSON.stringify(body)?.slice(0, 500)).toMatchObject({ code, status: errorCatalogue[code].status });
  if (refused.status !== undefined) expect(refused.status).toBe(errorCatalogue[code].status);
  expect(body.data.zh).toMatch(/\p{Script=Han}/u);
  expect(body.data.en).toMatch(/[A-Za-z]{3}/);
  for (const sentence of [body.data.zh, body.data.en]) {
    expect(sentence).not.toMatch(/\{\w+\}|undefined|\[object/);
    expect(sentence.length).toBeLessThan(500);
  }
  for (const fault of body.data.faults ?? []) {
    expect(fault.place).not.toBe('');
    expect(fault.zh).toMatch(/\p{Script=Han}/u);
    expect(fault.en).toMatch(/[A-Za-z]{3}/);
  }
  return body.data;
}
