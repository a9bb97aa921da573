import type { IntegrityFinding, PromisedState } from '@chengshi/contract';
import { describe, expect, test } from 'vitest';
import { classify } from '../src/deliver/integrity/classify.ts';
import { countUp, type Happening, netOf, withoutCancelled } from '../src/deliver/integrity/net.ts';
import { due, owner, rhythm, target } from './support/promises.ts';

describe('what a change does to a promise', () => {
  test.each<[string, PromisedState, PromisedState, string, Partial<IntegrityFinding>]>([
    ['a later day', due('2026-06-30'), due('2026-12-31'), '', { kind: 'pushed-out', aspect: 'due', days: 184 }],
    ['an earlier day', due('2026-12-31'), due('2026-12-01'), '', { kind: 'brought-forward', days: -30 }],
    ['no day any more', due('2026-12-31'), due(null), '', { kind: 'pushed-out', days: null }],
    ['a day for what had none', { due: null }, due('2026-12-31'), '', { kind: 'brought-forward', days: null }],
    ['确保 to 力争', { strength: 'must' }, { strength: 'strive' }, '', { kind: 'softened', aspect: 'strength' }],
    ['力争 to 确保', { strength: 'strive' }, { strength: 'must' }, '', { kind: 'hardened', aspect: 'strength' }],
    ['a lower figure', target(45, '家'), target(30, '家'), '', { kind: 'softened', aspect: 'value' }],
    ['the same figure in another scale', target(0.5, '亿元'), target(5000, '万元'), '', { kind: 'reworded' }],
    ['a figure in a larger scale', target(9000, '万元'), target(1, '亿元'), '', { kind: 'hardened' }],
    [
      'a higher ceiling',
      target(5, '天', { comparator: 'le' }),
      target(8, '天', { comparator: 'le' }),
      '',
      { kind: 'softened' },
    ],
    ['a figure that is to come down', target(12, '天'), target(10, '天'), '审批时限压缩到12天', { kind: 'hardened' }],
    [
      'a rank further behind',
      target(3, '位', { measure: 'rank' }),
      target(5, '位', { measure: 'rank' }),
      '',
      { kind: 'softened' },
    ],
    [
      'about in the place of at least',
      target(30, '家'),
      target(30, '家', { comparator: 'about' }),
      '',
      { kind: 'softened' },
    ],
    ['another unit', target(30, '家'), target(40, '亿元'), '', { kind: 'reworded', aspect: 'value' }],
    [
      'growth in the place of a level',
      target(30, '%'),
      target(30, '%', { measure: 'growth' }),
      '',
      { kind: 'reworded' },
    ],
    ['no figure any more', target(30, '家'), { quantity: null }, '', { kind: 'softened' }],
    ['fewer who lead', owner(['甲局', '乙局']), owner(['甲局']), '', { kind: 'softened', aspect: 'owner' }],
    ['nobody any more', owner(['甲局']), { owner: null }, '', { kind: 'softened' }],
    ['somebody else', owner(['甲局']), owner(['乙局']), '', { kind: 'reassigned' }],
    ['somebody where nobody was', { owner: null }, owner(['乙局']), '', { kind: 'hardened' }],
    ['other supporters', owner(['甲局'], ['丙局']), owner(['甲局'], ['丁局']), '', { kind: 'reassigned' }],
    [
      '确保 left out of the words',
      { title: '确保年内建成' },
      { title: '年内建成' },
      '',
      { kind: 'softened', aspect: 'wording' },
    ],
    ['完成 to 基本完成', { title: '完成管网改造' }, { title: '基本完成管网改造' }, '', { kind: 'softened' }],
    ['建成 to 推进', { title: '建成疏港公路' }, { title: '推进疏港公路建设' }, '', { kind: 'softened' }],
    ['启动 to 建成', { title: '启动仓库建设' }, { title: '建成仓库' }, '', { kind: 'hardened' }],
    ['other words of the same force', { title: '建成甲桥' }, { title: '建成甲大桥' }, '', { kind: 'reworded' }],
    ['每月 to 每季度', rhythm(1, 'month'), rhythm(1, 'quarter'), '', { kind: 'softened', aspect: 'rhythm' }],
    ['每月 to 每两周', rhythm(1, 'month'), rhythm(2, 'week'), '', { kind: 'hardened' }],
  ])('%s', (_what, before, after, quote, expected) => {
    expect(classify(before, after, quote)).toMatchObject([expected]);
  });

  test('one change can do several things, and each is told', () => {
    const before = { ...due('2026-06-30'), ...target(45, '家'), strength: 'must' as const };
    const after = { ...due('2026-09-30'), ...target(60, '家'), strength: 'plain' as const };
    expect(classify(before, after, '').map(({ kind }) => kind)).toEqual(['pushed-out', 'hardened', 'softened']);
  });
});

describe('what a month leaves', () => {
  const happening = (
    id: number,
    day: number,
    before: PromisedState,
    after: PromisedState,
    more: object = {},
  ): Happening => ({
    ...{ id: `id-${id}`, commitmentId: 'one', at: new Date(Date.UTC(2026, 3, day)), source: 'change', way: 'edit' },
    ...{ before, after, quote: '', batchId: `batch-${id}`, undoesBatch: null, ...more },
  });
  const out = happening(1, 1, due('2026-06-30'), due('2026-12-31'));
  const back = happening(2, 2, due('2026-12-31'), due('2026-06-30'), { way: 'undo', undoesBatch: 'batch-1' });
  const again = happening(3, 3, due('2026-06-30'), due('2026-12-31'), { way: 'undo', undoesBatch: 'batch-2' });

  test('a change and its undoing are left out together, and an undoing that was undone leaves the change', () => {
    expect(withoutCancelled([out, back])).toEqual({ kept: [], cancelled: 1 });
    expect(withoutCancelled([again, back, out])).toEqual({ kept: [out], cancelled: 1 });
    // What was changed in the month before is undone in this one.
    expect(withoutCancelled([back])).toEqual({ kept: [back], cancelled: 0 });
  });

  test('what went out and came back by hand counts twice, and nothing of it is left at the end', () => {
    const byHand = { ...back, way: 'edit' as const, undoesBatch: null };
    expect(netOf([byHand, out])).toEqual([]);
    const { kinds, shift } = countUp([out, byHand]);
    expect(kinds.filter(({ events }) => events > 0)).toEqual([
      { kind: 'pushed-out', events: 1, commitments: 1, net: 0 },
      { kind: 'brought-forward', events: 1, commitments: 1, net: 0 },
    ]);
    expect(shift).toEqual({ later: 0, earlier: 0, medianDays: null, mostDays: null });
  });

  test('several steps add up, and the median is taken over commitments', () => {
    const further = happening(4, 9, due('2026-12-31'), due('2027-01-10'));
    const other = { ...happening(5, 9, due('2026-05-01'), due('2026-05-11')), commitmentId: 'two' };
    expect(countUp([further, other, out]).shift).toEqual({ later: 2, earlier: 0, medianDays: 102, mostDays: 194 });
  });

  test('what came and went in one month is neither added nor withdrawn at its end', () => {
    const came = happening(6, 1, {}, {}, { source: 'added', batchId: null });
    const went = happening(7, 2, {}, {}, { source: 'withdrawn', batchId: null });
    expect(netOf([came, went])).toEqual([]);
    expect(netOf([came, out])).toMatchObject([{ kind: 'added' }]);
  });
});
