import {
  type Known,
  lastDayOf,
  type Measured,
  month,
  type Peer,
  type PeerRuler,
  type Period,
  peerSentences,
  peerViews,
} from '@chengshi/ruler';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const output: Measured = { unit: '亿元', direction: 'higher', rate: false };
const [now, before, lastYear] = [month(2025, 6), month(2025, 5), month(2024, 6)];
const figure = (period: Period, value: number, change: Partial<Known> = {}): Known => ({
  ...{ period, value, state: 'accepted', definition: '2023', basis: 'current', first: null },
  recordedAt: `${lastDayOf(period)}T00:00:00Z`,
  ...change,
});
const peer = (
  id: string,
  value: number,
  earlier: number | null = null,
  year: number | null = null,
  size: number | null = null,
): Peer => ({
  id,
  size,
  known: [
    figure(now, value),
    ...(earlier === null ? [] : [figure(before, earlier)]),
    ...(year === null ? [] : [figure(lastYear, year)]),
  ],
});
const measured = (ruler: PeerRuler) => {
  if (ruler.kind === 'refused') throw new Error(ruler.because.code);
  return ruler;
};
const five = [
  peer('滕州', 90, 80, 80, 150),
  peer('薛城', 60, 50, 50, 40),
  peer('市中', 70, 40, 75, 60),
  peer('峄城', 30, 20, 28, 40),
  peer('山亭', 20, 10, 10, null),
];

describe('a figure among its peers', () => {
  test('has a rank, a gap to the best, the median and the next, and a movement', () => {
    const { total } = peerViews(output, '薛城', five, now, before);
    expect(total).toMatchObject({
      ...{ kind: 'measured', value: 60, rank: 3, of: 5, percentile: 0.5, movement: -1, leftOut: [] },
      best: { id: '滕州', difference: -30, verdict: 'worse' },
      next: { id: '市中', difference: -10 },
      median: { id: null, value: 60, verdict: 'same' },
    });
    expect(peerSentences(output, total, (id) => id).map(({ zh }) => zh)).toEqual([
      '在 5 个可比对象中居第 3 位',
      '比上期后退 1 位',
      '与前一位市中相差 10 亿元',
      '等于中位数',
    ]);
  });

  test('is ranked by growth and by size apart, whoever has no base or size being left out by name', () => {
    const { speed, quality } = peerViews(output, '薛城', five, now, before);
    expect(speed).toMatchObject({ rank: 2, of: 5, next: { id: '山亭' } });
    expect(measured(speed).value).toBeCloseTo(20, 9);
    expect(quality).toMatchObject({
      rank: 1,
      of: 4,
      next: null,
      leftOut: [{ id: '山亭', because: { code: 'no-size' } }],
    });
    expect(measured(quality).best.id).toBe('薛城');
    expect(peerSentences(output, quality, (id) => id).at(-1)?.zh).toBe(
      '山亭未列入：没有人口、面积等分母，不计算人均、亩均',
    );
    expect(peerViews(output, '山亭', five, now, before).quality).toMatchObject({
      kind: 'refused',
      because: { code: 'no-size' },
    });
  });

  test('less is better where it is', () => {
    expect(peerViews({ ...output, direction: 'lower' }, '山亭', five, now, before).total).toMatchObject({
      rank: 1,
      next: null,
    });
    const aim: Measured = { ...output, direction: 'nearer', aim: 65 };
    expect(peerViews(aim, '薛城', five, now, before).total).toMatchObject({ rank: 1, best: { id: '薛城' } });
    expect(peerViews(aim, '滕州', five, now, before).total).toMatchObject({ rank: 3, next: { difference: 30 } });
  });

  test('rates are not divided, and what has an aim is compared by nearness only', () => {
    const rates = peerViews({ ...output, rate: true }, '薛城', five, now, before);
    expect(rates.quality).toMatchObject({ kind: 'refused', because: { code: 'is-rate' } });
    expect(measured(rates.speed).value).toBe(10);
    const aimed = peerViews({ ...output, direction: 'nearer', aim: 65 }, '薛城', five, now, before);
    expect([aimed.speed, aimed.quality]).toMatchObject([
      { because: { code: 'aimed' } },
      { because: { code: 'aimed' } },
    ]);
    expect(peerSentences(output, aimed.speed, (id) => id)[0]?.zh).toContain('接近目标值');
  });

  test('figures of another kind are left out with the reason, and too few make no field', () => {
    const odd = five.map((one, at) =>
      at < 2 ? one : { ...one, known: [figure(now, 50, at === 2 ? { definition: '2018' } : { basis: 'comparable' })] },
    );
    const { total } = peerViews(output, '薛城', odd, now, before);
    expect(total).toMatchObject({ kind: 'refused', because: { code: 'few-peers', there: 2, of: 5 } });
    expect(total.leftOut.map(({ because }) => because.code)).toEqual([
      'changed-definition',
      'different-basis',
      'different-basis',
    ]);
    expect(peerViews(output, '薛城', five, month(2025, 7), now).total).toMatchObject({
      because: { code: 'missing-value' },
    });
    const three = [...five.slice(0, 3), ...['a', 'b', 'c', 'd'].map((id): Peer => ({ id, known: [], size: null }))];
    expect(peerViews(output, '薛城', three, now, before).total).toMatchObject({
      because: { code: 'few-peers', there: 3, of: 7 },
    });
    // What a peer revised after one's own figure was recorded still counts: both are of the same period.
    const late = five.map((one) => ({
      ...one,
      known: one.known.map(
        (row): Known => ({
          ...row,
          first: { value: 1, recordedAt: row.recordedAt },
          recordedAt: '2025-12-01T00:00:00Z',
        }),
      ),
    }));
    expect(
      peerViews(output, '薛城', [five[1] as Peer, ...late.filter(({ id }) => id !== '薛城')], now, before).total,
    ).toMatchObject({ of: 5, leftOut: [] });
    expect(() => peerViews(output, '济宁', five, now, before)).toThrow('not among its own peers');
  });

  test('ranks do not depend on the order of peers, and agree with one another', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 3, maxLength: 12 }), (values) => {
        const peers = values.map((value, at) => peer(`${at}`, value));
        const rulers = peers.map(({ id }) => measured(peerViews(output, id, peers, now, before).total));
        for (const [at, ruler] of rulers.entries()) {
          expect(ruler).toEqual(measured(peerViews(output, `${at}`, peers.toReversed(), now, before).total));
          expect(ruler.rank).toBe(1 + values.filter((value) => value > (values[at] as number)).length);
          expect(ruler.best.value).toBe(Math.max(...values));
          expect(ruler.next === null).toBe(ruler.rank === 1);
          if (ruler.next)
            expect(values.filter((value) => value > ruler.value && value < (ruler.next?.value ?? 0))).toEqual([]);
        }
      }),
    );
  });
});
