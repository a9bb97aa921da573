import { type EditResult, Item } from '@chengshi/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answered, begun, type Desk, failed, heard, itemsOn, laidOut, stepsOn } from './desk.ts';
import { effectOf } from './effects.ts';
import { type LoggedStep, redoable, standings, subjectOf, undoable } from './log.ts';
import { inverseOf, type Parts, withParts } from './parts.ts';

const id = (at: number) => `019ab000-0000-7000-8000-${String(at).padStart(12, '0')}`;
const text = '全市要新增企业二十家，完成项目十个；每月通报一次。责任到人。';
const item = (at: number, change: Partial<Item> = {}): Item => ({
  id: Item.shape.id.parse(id(at)),
  kind: 'task',
  state: 'found',
  revision: 1,
  origin: 'engine',
  confidence: 0.9,
  ordinal: at,
  section: null,
  start: at * 5,
  end: at * 5 + 5,
  quote: text.slice(at * 5, at * 5 + 5),
  title: `条目${at}`,
  quantity: null,
  rhythm: null,
  due: null,
  owner: null,
  strength: 'plain',
  cues: ['a'],
  ...change,
});
const items = [item(0), item(1), item(2), item(3)];
const desk: Desk = laidOut({ items, seq: 0, log: [] }, undefined);
const edit = (seq: number, parts: Parts, more: Partial<EditResult> = {}): EditResult => ({
  seq,
  op: 'decide',
  by: { id: id(900) as EditResult['by']['id'], name: '甲' },
  at: '2026-11-22T01:00:00Z',
  items: [...parts.items],
  removed: parts.removed.map((one) => Item.shape.id.parse(one)),
  undoes: null,
  ...more,
});
const step = (key: LoggedStep['key'], more: Partial<LoggedStep> = {}): LoggedStep => ({
  key,
  op: 'decide',
  by: { id: 'me', name: '我' },
  at: '',
  count: 1,
  undoes: null,
  undone: false,
  title: null,
  state: null,
  inverse: null,
  ...more,
});
const context = { items, text, newId: id(800) };
const plain = (list: readonly Item[]) => list.map(({ revision: _, ...rest }) => rest);

describe('what a step will do is seen before the server answers', () => {
  test('a decision changes only what was not so decided before', () => {
    const mixed = [item(0, { state: 'accepted' }), item(1)];
    const { items: changed } = effectOf(
      { op: 'decide', itemIds: mixed.map((one) => one.id), decision: 'accept' },
      { ...context, items: mixed },
    );
    expect(changed.map((one) => [one.id, one.state, one.revision])).toEqual([[id(1), 'accepted', 2]]);
  });

  test('a correction says yes, and a kind brings only what belongs to it', () => {
    const target = item(0, { kind: 'target', due: { text: '年底', end: '2026-12-31' } });
    const rhythm = { action: '通报', every: 1, unit: 'month' } as const;
    const { items: changed } = effectOf(
      { op: 'correct', itemId: target.id, revision: 1, change: { kind: 'mechanism', rhythm } },
      { ...context, items: [target] },
    );
    expect(changed[0]).toMatchObject({ kind: 'mechanism', rhythm, quantity: null, due: null, state: 'accepted' });
  });

  test('the part with the numeral keeps target and title when an item is split', () => {
    const quantity = {
      value: 20,
      valueMax: null,
      unit: '家',
      comparator: 'ge',
      measure: 'increment',
      per: null,
      each: null,
      qualifier: null,
      at: 7,
    } as const;
    const target = item(0, { kind: 'target', start: 0, end: 18, quantity, title: '新增企业' });
    const { items: parts } = effectOf(
      { op: 'split', itemId: target.id, revision: 1, at: 11 },
      { ...context, items: [target] },
    );
    expect(parts.map((part) => [part.kind, part.quote, part.title])).toEqual([
      ['target', '全市要新增企业二十家，', '新增企业'],
      ['task', '完成项目十个；', '完成项目十个'],
    ]);
  });

  test('merging keeps the first and covers all', () => {
    const parts = effectOf({ op: 'merge', itemIds: [items[2]!.id, items[1]!.id] }, context);
    expect(parts.removed).toEqual([id(2)]);
    expect(parts.items[0]).toMatchObject({ id: id(1), start: 5, end: 15, state: 'accepted' });
  });
});

describe('the desk', () => {
  const accept = (at: number): Parts => ({ items: [item(at, { state: 'accepted', revision: 2 })], removed: [] });

  test('a step is seen at once and leaves no trace when it fails', () => {
    const under = begun(desk, { step: step('here-1'), effect: accept(1), before: [items[1]!] });
    expect(itemsOn(under)[1]?.state).toBe('accepted');
    expect(itemsOn(failed(under, 'here-1'))).toEqual(items);
  });

  test('an answer replaces what was expected, and undoing knows the way back', () => {
    const effect = accept(1);
    const under = begun(desk, { step: step('here-1'), effect, before: [items[1]!] });
    const now = answered(under, 'here-1', edit(1, effect));
    expect(now.pending).toEqual([]);
    expect(now.seq).toBe(1);
    expect(now.log[0]?.inverse?.items[0]).toMatchObject({ id: id(1), state: 'found', revision: 3 });
  });

  test('a step that the stream told first is not counted twice', () => {
    const effect = accept(1);
    const under = begun(desk, { step: step('here-1'), effect, before: [items[1]!] });
    const now = answered(heard(under, edit(1, effect)), 'here-1', edit(1, effect));
    expect(now.log).toHaveLength(1);
    expect(now.log[0]?.inverse).not.toBeNull();
    expect(stepsOn(now)).toHaveLength(1);
  });

  test('an older edit of an item that comes late changes nothing', () => {
    const late = edit(1, { items: [item(1, { state: 'rejected', revision: 2 })], removed: [] });
    const first = edit(2, { items: [item(1, { state: 'accepted', revision: 3 })], removed: [] });
    const now = heard(heard(desk, first), late);
    expect(now.confirmed[1]?.state).toBe('accepted');
    expect(now.seq).toBe(2);
  });

  test('whatever the order in which edits are heard, the desk comes to the same', () => {
    const edits = fc.array(
      fc.record({ at: fc.nat(3), state: fc.constantFrom('found', 'accepted', 'rejected'), gone: fc.boolean() }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(edits, fc.infiniteStream(fc.nat()), (list, order) => {
        const all = list.map(({ at, state, gone }, n) =>
          edit(
            n + 1,
            gone ? { items: [], removed: [id(at)] } : { items: [item(at, { state, revision: n + 2 })], removed: [] },
          ),
        );
        const shuffled = all
          .map((one) => ({ one, rank: order.next().value as number }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ one }) => one);
        const straight = all.reduce((now, one) => heard(now, one), desk);
        const mixed = shuffled.reduce((now, one) => heard(now, one), desk);
        expect(mixed.confirmed).toEqual(straight.confirmed);
        expect(mixed.seq).toBe(straight.seq);
        expect(mixed.log.map(({ key }) => key)).toEqual(straight.log.map(({ key }) => key));
      }),
    );
  });

  test('edits heard while the items were loaded anew are laid over them again', () => {
    const busy = heard(heard(desk, edit(1, accept(1))), edit(2, accept(2)));
    const now = laidOut(
      { items: [item(0), item(1, { state: 'accepted', revision: 2 }), item(2), item(3)], seq: 1, log: [] },
      busy,
    );
    expect(now.confirmed.map(({ state }) => state)).toEqual(['found', 'accepted', 'accepted', 'found']);
    expect(now.seq).toBe(2);
  });
});

test('any change and its way back give what was there', () => {
  const steps = fc.oneof(
    fc.record({ op: fc.constant('decide' as const), at: fc.subarray([0, 1, 2, 3], { minLength: 1 }) }),
    fc.record({ op: fc.constant('merge' as const), at: fc.subarray([0, 1, 2, 3], { minLength: 2 }) }),
    fc.record({ op: fc.constant('split' as const), at: fc.constantFrom([0], [1], [2], [3]) }),
  );
  fc.assert(
    fc.property(steps, ({ op, at }) => {
      const itemIds = at.map((one) => items[one]!.id);
      const [itemId] = itemIds;
      const taken =
        op === 'split'
          ? { op, itemId: itemId!, revision: 1, at: items[at[0]!]!.start + 2 }
          : op === 'merge'
            ? { op, itemIds }
            : { op, itemIds, decision: 'reject' as const };
      const effect = effectOf(taken, context);
      const there = withParts(items, effect);
      expect(plain(there)).not.toEqual(plain(items));
      expect(plain(withParts(there, inverseOf(items, effect)))).toEqual(plain(items));
    }),
  );
});

describe('undo and redo', () => {
  const other = step(9, { by: { id: 'other', name: '乙' } });

  test('undo takes back own steps one after the other, and passes over those of others', () => {
    const one = [step(1), step(2), { ...other, key: 3 }];
    expect(undoable(one, 'me')?.key).toBe(2);
    const two = [...one, step(4, { op: 'undo', undoes: 2 })];
    expect(undoable(two, 'me')?.key).toBe(1);
    expect(redoable(two, 'me')?.key).toBe(4);
  });

  test('a step that the server would not take back is passed over', () => {
    expect(undoable([step(1), step(2, { blocked: true })], 'me')?.key).toBe(1);
  });

  test('what was brought back can be taken back again, and nothing is redone after something new', () => {
    const back = [step(1), step(2, { op: 'undo', undoes: 1 }), step(3, { op: 'undo', undoes: 2 })];
    expect(undoable(back, 'me')?.key).toBe(3);
    expect(redoable(back, 'me')).toBeUndefined();
    const anew = [step(1), step(2, { op: 'undo', undoes: 1 }), step(3)];
    expect(redoable(anew, 'me')).toBeUndefined();
    expect(undoable(anew, 'me')?.key).toBe(3);
  });

  test('several undoings are redone in the order of a stack', () => {
    const steps = [step(1), step(2), step(3, { op: 'undo', undoes: 2 }), step(4, { op: 'undo', undoes: 1 })];
    expect(redoable(steps, 'me')?.key).toBe(4);
    expect(redoable([...steps, step(5, { op: 'undo', undoes: 4 })], 'me')?.key).toBe(3);
  });

  test('the history lists what was done, with what became of it and the step that leads back', () => {
    const steps = [
      step(1),
      step(2),
      step(3, { op: 'undo', undoes: 2 }),
      step(4, { op: 'undo', undoes: 1 }),
      step(5, { op: 'undo', undoes: 4 }),
    ];
    expect(standings(steps).map((one) => [one.step.key, one.takenBack, one.last.key])).toEqual([
      [1, false, 5],
      [2, true, 3],
    ]);
    expect(standings([step(7, { undone: true })])[0]?.takenBack).toBe(true);
    expect(subjectOf(steps, steps[4]!).key).toBe(1);
  });
});
