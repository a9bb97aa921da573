import type { Sentence } from '../sentence.ts';

/** How sure it is that a target will be met: seven levels, each anchored in what must be the case, so that nobody has to feel his way. */
export type Level = 'delivered' | 'assured' | 'likely' | 'doubtful' | 'unlikely' | 'out-of-reach' | 'unknown';

export interface LevelFacts {
  readonly reached: boolean;
  /** The deadline has passed. */
  readonly over: boolean;
  /** Of meeting the target, 0 … 1; null without a forecast. */
  readonly probability: number | null;
  /** Days after the deadline at this pace (below 0 before it); `never` when nothing moves; null when nobody can tell. */
  readonly late: number | 'never' | null;
  /** Days from the beginning of the path to the deadline. */
  readonly days: number | null;
  /** Share of those days that has passed. */
  readonly used: number | null;
}

/** From a forecast where there is one: it knows more than the pace does. */
export function levelOf({ reached, over, probability, late, days, used }: LevelFacts): Level {
  if (reached) return 'delivered';
  if (over) return 'out-of-reach';
  if (probability !== null) {
    if (probability >= 0.9) return 'assured';
    if (probability >= 0.7) return 'likely';
    if (probability >= 0.4) return 'doubtful';
    return probability >= 0.1 ? 'unlikely' : 'out-of-reach';
  }
  if (late === null || days === null) return 'unknown';
  const share = late === 'never' ? Number.POSITIVE_INFINITY : late / days;
  if (share <= -0.1) return 'assured';
  if (share <= 0) return 'likely';
  if (share <= 0.1) return 'doubtful';
  // In the first half of the time a pace can still change.
  return share <= 0.5 || (used ?? 0) < 0.5 ? 'unlikely' : 'out-of-reach';
}

export const levelNames: Readonly<Record<Level, Sentence>> = {
  delivered: { zh: '已达标', en: 'delivered' },
  assured: { zh: '有把握', en: 'assured' },
  likely: { zh: '较有把握', en: 'likely' },
  doubtful: { zh: '有风险', en: 'in doubt' },
  unlikely: { zh: '较难完成', en: 'unlikely' },
  'out-of-reach': { zh: '难以完成', en: 'out of reach' },
  unknown: { zh: '无法判断', en: 'cannot be judged' },
};

/** What must be the case for each: the same thresholds as `levelOf`, in words. */
export const levelAnchors: Readonly<Record<Level, Sentence>> = {
  delivered: { zh: '目标值已经达到', en: 'the target value has been reached' },
  assured: {
    zh: '预测达标概率在九成以上；没有预测时，按当前进度提前一成以上工期完成',
    en: 'the forecast gives nine chances in ten or more; without one, this pace gets there early by a tenth of the time or more',
  },
  likely: {
    zh: '预测达标概率七成至九成；没有预测时，按当前进度能按期完成',
    en: 'the forecast gives seven to nine chances in ten; without one, this pace gets there in time',
  },
  doubtful: {
    zh: '预测达标概率四成至七成；没有预测时，按当前进度晚一成以内工期',
    en: 'the forecast gives four to seven chances in ten; without one, this pace is late by up to a tenth of the time',
  },
  unlikely: {
    zh: '预测达标概率一成至四成；没有预测时，按当前进度晚一成以上工期',
    en: 'the forecast gives one to four chances in ten; without one, this pace is late by more than a tenth of the time',
  },
  'out-of-reach': {
    zh: '预测达标概率不足一成；没有预测时，工期过半，按当前进度晚五成以上工期或者没有进展；或者已过时限仍未达到',
    en: 'the forecast gives less than one chance in ten; without one, half of the time is over and this pace is late by more than half of it, or nothing moves; or the deadline has passed',
  },
  unknown: { zh: '没有可用的数据或目标路径', en: 'there are no figures or no path to judge by' },
};
