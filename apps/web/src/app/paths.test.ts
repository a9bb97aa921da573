import { expect, test } from 'vitest';
import { safeReturn } from './paths.ts';

test('the way back after signing in stays on this site', () => {
  expect(safeReturn('/documents/1?light=red')).toBe('/documents/1?light=red');
  for (const elsewhere of ['//evil.example', 'https://evil.example', '/\\evil.example', undefined, '/sign-in?next=/']) {
    expect(safeReturn(elsewhere)).toBe('/');
  }
});
