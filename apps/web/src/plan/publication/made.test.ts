import { PublicationDecisions } from '@chengshi/contract';
import { expect, test } from 'vitest';
import { newMade, withFront, withGroup, withoutMade } from './made.ts';

const none = PublicationDecisions.parse({});
const item = (last: string) => `item:00000000-0000-7000-8000-${last.padStart(12, '0')}`;

test('what is made has a key that the contract takes, and is there once when it is changed', () => {
  const front = newMade('front', '要素保障');
  const group = newMade('group', '交通先行');
  const made = withGroup(withFront(none, front), group, { parent: null, front: front.key });
  const renamed = withGroup(made, { ...group, name: '交通' }, { parent: null, front: null });
  expect(PublicationDecisions.safeParse(renamed).success).toBe(true);
  expect(renamed.made.map(({ name }) => name)).toEqual(['要素保障', '交通']);
  expect(renamed.places).toEqual([{ key: group.key, parent: null, front: null }]);
});

test('what is removed leaves no decision behind that names it', () => {
  const [front, group, inner] = [newMade('front', '甲'), newMade('group', '乙'), newMade('group', '丙')];
  let all = withGroup(withFront(none, front), group, { parent: null, front: front.key });
  all = withGroup(all, inner, { parent: group.key, front: null });
  all = {
    ...all,
    fronts: [
      { key: front.key, name: '甲二' },
      { key: 'section:1', into: front.key },
    ],
    places: [
      ...all.places,
      { key: item('1'), parent: group.key, front: null },
      { key: item('2'), parent: null, front: 'section:1' },
    ],
  };
  const without = withoutMade(withoutMade(all, group.key), front.key);
  expect(without.made).toEqual([inner]);
  expect(without.fronts).toEqual([{ key: 'section:1' }]);
  expect(without.places).toEqual([
    { key: inner.key, parent: null, front: null },
    { key: item('2'), parent: null, front: 'section:1' },
  ]);
  expect(JSON.stringify(without)).not.toContain(group.key);
});
