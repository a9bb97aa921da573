import { expect, test } from 'vitest';
import { placeOf, thingsOf } from './navigation.ts';

test('an address knows its verb and thing', () => {
  expect(placeOf('/documents/abc')).toEqual({ verb: 'plan', thing: 'documents' });
  expect(placeOf('/')).toEqual({ verb: 'deliver', thing: 'overview' });
  expect(placeOf('/act')).toEqual({ verb: 'act', thing: undefined });
  expect(placeOf('/nowhere')).toEqual({ verb: undefined, thing: undefined });
});

test('what exists under a verb is listed in its order', () => {
  expect(thingsOf('act')).toEqual(['reports', 'entries', 'amendments', 'messages', 'figures', 'silences']);
  expect(thingsOf('plan')).toEqual(['documents', 'superior', 'campaigns', 'commitments', 'indicators', 'plans']);
});
