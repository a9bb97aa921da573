import { figure, plural, type Sentence } from '../sentence.ts';
import type { Finding } from './finding.ts';
import type { PriceBasis, ValueState } from './observation.ts';
import { type PeriodKind, periodName } from './period.ts';

const kinds: Readonly<Record<PeriodKind, Sentence>> = {
  month: { zh: '当月值', en: 'a monthly figure' },
  cumulative: { zh: '累计值', en: 'a sum since January' },
  quarter: { zh: '季度值', en: 'a quarterly figure' },
  half: { zh: '半年值', en: 'a half-yearly figure' },
  year: { zh: '年度值', en: 'a yearly figure' },
  point: { zh: '期末值', en: 'a figure of one day' },
};
const states: Readonly<Record<ValueState, Sentence>> = {
  claimed: { zh: '自报值', en: 'claimed' },
  verified: { zh: '核实值', en: 'verified' },
  accepted: { zh: '采信值', en: 'accepted' },
};
const bases: Readonly<Record<Exclude<PriceBasis, null>, Sentence>> = {
  current: { zh: '现价', en: 'current prices' },
  comparable: { zh: '可比价', en: 'comparable prices' },
};
const noBasis: Sentence = { zh: '不含价格', en: 'no prices' };
const basisName = (basis: PriceBasis): Sentence => (basis === null ? noBasis : bases[basis]);

/** Why something is not compared, or what to know about it, in the words of the people who read it. */
export function findingSentence(finding: Finding): Sentence {
  switch (finding.code) {
    case 'missing-value': {
      const { zh, en } = periodName(finding.period);
      return { zh: `没有${zh}的数据`, en: `there is no figure for ${en}` };
    }
    case 'missing-base': {
      const { zh, en } = periodName(finding.period);
      return { zh: `没有对比期${zh}的数据，不作比较`, en: `not compared: there is no figure for ${en}` };
    }
    case 'joined-months': {
      const [one, other] = [periodName(finding.period), periodName(finding.base)];
      return {
        zh: `1—2月合并发布，${one.zh}与${other.zh}所含月份不同，不作比较`,
        en: `not compared: January and February are published as one, so ${one.en} and ${other.en} hold different months`,
      };
    }
    case 'cumulative-grows': {
      const { zh, en } = periodName(finding.period);
      return {
        zh: `${zh}是累计值，逐月自然增加，不与上月累计比较`,
        en: `not compared: ${en} is a sum since January, which grows by itself from month to month`,
      };
    }
    case 'different-kind':
      return {
        zh: `一个是${kinds[finding.kind].zh}，一个是${kinds[finding.base].zh}，不作比较`,
        en: `not compared: one is ${kinds[finding.kind].en}, the other ${kinds[finding.base].en}`,
      };
    case 'changed-definition':
      return {
        zh: `统计口径不同（${finding.definition}、${finding.base}），不作比较`,
        en: `not compared: counted by different definitions (${finding.definition}, ${finding.base})`,
      };
    case 'different-basis':
      return {
        zh: `价格口径不同（${basisName(finding.basis).zh}、${basisName(finding.base).zh}），不作比较`,
        en: `not compared: different prices (${basisName(finding.basis).en}, ${basisName(finding.base).en})`,
      };
    case 'different-state':
      return {
        zh: `一个是${states[finding.state].zh}，一个是${states[finding.base].zh}，不作比较`,
        en: `not compared: one figure is ${states[finding.state].en}, the other ${states[finding.base].en}`,
      };
    case 'revised-after': {
      const { zh, en } = periodName(finding.base);
      return {
        zh: `${zh}的数据于 ${finding.revisedOn} 修订，而本期数据是 ${finding.recordedOn} 的，前后不一致，不作比较`,
        en: `not compared: the figure for ${en} was revised on ${finding.revisedOn}, after this one was recorded on ${finding.recordedOn}`,
      };
    }
    case 'revised-base': {
      const { zh, en } = periodName(finding.base);
      return {
        zh: `${zh}的数据已于 ${finding.on} 由 ${figure(finding.first)} 修订为 ${figure(finding.now)}，按修订后计算`,
        en: `the figure for ${en} was revised from ${figure(finding.first)} to ${figure(finding.now)} on ${finding.on}; the revised one is used`,
      };
    }
    case 'base-not-positive': {
      const { zh, en } = periodName(finding.base);
      return {
        zh: `${zh}的数据是 ${figure(finding.value)}，不是正数，不计算增速`,
        en: `not compared: the figure for ${en} is ${figure(finding.value)}, and growth needs a base above 0`,
      };
    }
    case 'base-effect': {
      const { zh, en } = periodName(finding.base);
      const [change, low, high] = [finding.change, finding.low, finding.high].map(figure);
      return {
        zh: `基数异常：${zh}自身同比变动 ${change}，超出通常范围 ${low}～${high}，不作同比，可看两年平均`,
        en: `not compared: the base is out of the ordinary; ${en} itself had changed by ${change}, usual is ${low} to ${high}. See the two-year average`,
      };
    }
    case 'few-points':
      return {
        zh: `只有 ${finding.there} 个可用数据，至少需要 ${finding.needed} 个`,
        en: `only ${plural(finding.there, 'usable figure')}, at least ${finding.needed} are needed`,
      };
    case 'few-peers':
      return {
        zh: `${finding.of} 个同组对象中只有 ${finding.there} 个可比，不排位次`,
        en: `not ranked: only ${finding.there} of ${finding.of} peers can be compared`,
      };
    case 'no-size':
      return { zh: '没有人口、面积等分母，不计算人均、亩均', en: 'there is no population or other size to divide by' };
    case 'is-rate':
      return { zh: '本身就是比率，不再计算人均、亩均', en: 'a rate is not divided by population or other sizes' };
    case 'aimed':
      return {
        zh: '以接近目标值为好，不比增速和人均',
        en: 'near to its aim is good here: neither growth nor per-head figures are compared',
      };
    case 'far-ahead':
      return {
        zh: `要预测 ${finding.steps} 期，但只有 ${finding.values} 期数据，不作预测`,
        en: `not foreseen: ${finding.steps} periods ahead are too far for ${plural(finding.values, 'figure')}`,
      };
    case 'old-figure':
      return {
        zh: `最新数据是 ${finding.on} 的，已过 ${finding.days} 天`,
        en: `the newest figure is of ${finding.on}, ${plural(finding.days, 'day')} old`,
      };
    case 'no-path':
      return { zh: '没有目标路径，无法推算进度快慢', en: 'there is no path, so nobody can say how fast it should be' };
  }
}
