import { progressSentence } from '../progress-words.ts';
import { figure, plural, type Sentence } from '../sentence.ts';
import type { Comparison, Measured } from './compare.ts';
import { findingSentence } from './finding-words.ts';
import { levelNames } from './level.ts';
import type { PastRuler } from './past.ts';
import type { PeerRuler } from './peers.ts';
import { periodName } from './period.ts';
import type { StandardRuler } from './standard.ts';
import type { Trend } from './trend.ts';

/** A comparison as a sentence: how much, against what; or why not. */
export function comparisonSentence(measured: Measured, comparison: Comparison): Sentence {
  if (comparison.kind === 'refused') return findingSentence(comparison.because);
  const { base, difference, percent } = comparison;
  const name = periodName(base.period);
  if (difference === 0) return { zh: `与${name.zh}持平`, en: `as in ${name.en}` };
  const up = difference > 0;
  if (percent !== null) {
    const size = figure(Math.abs(percent));
    return { zh: `比${name.zh}${up ? '增长' : '下降'} ${size}%`, en: `${up ? 'up' : 'down'} ${size}% on ${name.en}` };
  }
  const size = figure(Math.abs(difference));
  return {
    zh: `比${name.zh}${up ? '上升' : '下降'} ${size} 个百分点`,
    en: `${up ? 'up' : 'down'} ${size} points on ${name.en}${measured.unit === '%' ? '' : ` (${measured.unit})`}`,
  };
}

/** The past of a figure: against last year, faster or slower, and whether that is a real change or noise. */
export function pastSentences(measured: Measured, ruler: PastRuler): Sentence[] {
  if (ruler.kind === 'missing') return [findingSentence(ruler.because)];
  const { lastYear, twoYears, speed, trend, chart } = ruler;
  const said = [comparisonSentence(measured, lastYear)];
  if (lastYear.kind === 'compared') for (const note of lastYear.notes) said.push(findingSentence(note));
  if (lastYear.kind === 'refused' && twoYears !== null) {
    const [zh, en] = measured.rate ? [' 个百分点', ' points'] : ['%', '%'];
    said.push({ zh: `两年平均变动 ${figure(twoYears)}${zh}`, en: `${figure(twoYears)}${en} a year over two years` });
  }
  if (speed) {
    const size = figure(Math.abs(speed.change));
    const faster = speed.change > 0;
    said.push(
      size === '0'
        ? { zh: '增速与上期持平', en: 'growing as fast as a period ago' }
        : {
            zh: `增速比上期${faster ? '加快' : '回落'} ${size} 个百分点`,
            en: `growth ${faster ? 'up' : 'down'} by ${size} points since the period before`,
          },
    );
  }
  said.push('code' in trend ? findingSentence(trend) : trendSentence(measured, trend));
  if (!('code' in chart)) {
    const last = chart.periods.length - 1;
    const real = chart.signals.some(({ place }) => place === last);
    said.push(
      real
        ? { zh: '变化超出正常波动，属实质变化', en: 'the change goes beyond noise: it is a real one' }
        : { zh: '变化在正常波动之内', en: 'the change lies within the usual noise' },
    );
  }
  return said;
}

function trendSentence({ rate, unit }: Measured, { perYear, direction }: Trend): Sentence {
  if (direction === 'none') return { zh: '多年来没有明显趋势', en: 'there has been no clear trend over the years' };
  const size = figure(Math.abs(perYear));
  const [zh, en] = rate ? ['个百分点', 'points'] : [unit, unit];
  return direction === 'rising'
    ? { zh: `多年来同期值每年上升约 ${size} ${zh}`, en: `like periods have been rising by about ${size} ${en} a year` }
    : {
        zh: `多年来同期值每年下降约 ${size} ${zh}`,
        en: `like periods have been falling by about ${size} ${en} a year`,
      };
}

/** The place among peers; `nameOf` gives the name of a peer by its id. */
export function peerSentences(measured: Measured, ruler: PeerRuler, nameOf: (id: string) => string): Sentence[] {
  if (ruler.kind === 'refused') return [findingSentence(ruler.because)];
  const { rank, of, next, median, movement, leftOut } = ruler;
  const said: Sentence[] = [
    { zh: `在 ${of} 个可比对象中居第 ${rank} 位`, en: `number ${rank} of ${of} that can be compared` },
  ];
  if (movement !== null && movement !== 0) {
    const places = Math.abs(movement);
    said.push(
      movement > 0
        ? { zh: `比上期前进 ${places} 位`, en: `${plural(places, 'place')} up since the period before` }
        : { zh: `比上期后退 ${places} 位`, en: `${plural(places, 'place')} down since the period before` },
    );
  }
  const size = (difference: number) => figure(Math.abs(difference));
  const [zhUnit, enUnit] = measured.rate ? ['个百分点', 'points'] : [measured.unit, measured.unit];
  if (next?.id)
    said.push({
      zh: `与前一位${nameOf(next.id)}相差 ${size(next.difference)} ${zhUnit}`,
      en: `${size(next.difference)} ${enUnit} away from ${nameOf(next.id)}, the next one above`,
    });
  const side = { better: ['优于', 'better than'], worse: ['不及', 'worse than'], same: ['等于', 'equal to'] } as const;
  const [zh, en] = side[median.verdict];
  const by = median.verdict === 'same' ? '' : ` ${size(median.difference)}`;
  said.push({
    zh: by ? `${zh}中位数，相差${by} ${zhUnit}` : `${zh}中位数`,
    en: by ? `${en} the median by${by} ${enUnit}` : `${en} the median`,
  });
  for (const { id, because } of leftOut) {
    const why = findingSentence(because);
    said.push({ zh: `${nameOf(id)}未列入：${why.zh}`, en: `${nameOf(id)} is left out: ${why.en}` });
  }
  return said;
}

/** Target, gap in units and in days, forecast and level. */
export function standardSentences({ unit, rate }: Measured, ruler: StandardRuler): Sentence[] {
  const { standing, gap, reached, behindDays, pace, forecast, level, findings } = ruler;
  const said: Sentence[] = [];
  const [zhUnit, enUnit] = rate ? ['个百分点', 'points'] : [unit, unit];
  if (standing === 'unknown') said.push({ zh: '还没有数据', en: 'there is no figure yet' });
  if (reached) said.push(progressSentence({ code: 'reached', ...reached }));
  if (gap) {
    const percent = gap.percent === null ? '' : `${figure(Math.abs(gap.percent))}%`;
    const size = figure(Math.abs(gap.value));
    if (standing === 'exceeded')
      said.push({
        zh: `超出目标 ${size} ${zhUnit}${percent && `（${percent}）`}`,
        en: `${size} ${enUnit} beyond the target${percent && ` (${percent})`}`,
      });
    else if (standing !== 'met' && standing !== 'held')
      said.push({
        zh: `与目标相差 ${size} ${zhUnit}${percent && `（${percent}）`}`,
        en: `${size} ${enUnit} away from the target${percent && ` (${percent})`}`,
      });
    else said.push(progressSentence({ code: 'held' }));
  }
  if (standing === 'awaiting') said.push(progressSentence({ code: 'awaiting' }));
  if (behindDays !== null && standing === 'on-path') said.push(progressSentence({ code: 'on-path' }));
  else if (behindDays !== null && behindDays !== 0)
    said.push(progressSentence({ code: behindDays > 0 ? 'behind-path' : 'ahead-of-path', days: Math.abs(behindDays) }));
  if (pace?.kind === 'never') said.push(progressSentence({ code: 'no-progress' }));
  if (pace?.kind === 'arrives' && pace.late !== 0 && standing !== 'on-path')
    said.push(
      progressSentence({
        code: pace.late > 0 ? 'late-at-pace' : 'early-at-pace',
        days: Math.abs(pace.late),
        on: pace.on,
      }),
    );
  if (forecast) {
    said.push({
      zh: `预测到期 ${figure(forecast.middle)} ${unit}，八成可能在 ${figure(forecast.low)}～${figure(forecast.high)} 之间`,
      en: `${figure(forecast.middle)} ${unit} expected at the deadline, with four chances in five between ${figure(forecast.low)} and ${figure(forecast.high)}`,
    });
    said.push(progressSentence({ code: 'forecast', percent: Math.round(forecast.probability * 100) }));
  }
  for (const finding of findings) said.push(findingSentence(finding));
  const name = levelNames[level];
  return [...said, { zh: `判断：${name.zh}`, en: `verdict: ${name.en}` }];
}
