import { expect, test } from 'vitest';
import { dayBefore } from './days.ts';

test('the day before goes back over months and years', () => {
  expect(dayBefore('2026-03-10')).toBe('2026-03-09');
  expect(dayBefore('2026-03-01')).toBe('2026-02-28');
  expect(dayBefore('2028-03-01')).toBe('2028-02-29');
  expect(dayBefore('2027-01-01')).toBe('2026-12-31');
});
