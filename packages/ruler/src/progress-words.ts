import type { ProgressReason } from './progress-reason.ts';
import { figure, plural, type Sentence } from './sentence.ts';

/** The words of reasons that come from figures and reports. */
export function progressSentence(reason: ProgressReason): Sentence {
  switch (reason.code) {
    case 'reached':
      return reachedSentence(reason);
    case 'ahead-of-path':
      return { zh: `快于目标路径 ${reason.days} 天`, en: `${plural(reason.days, 'day')} ahead of the path` };
    case 'on-path':
      return { zh: '与目标路径相符', en: 'on the path' };
    case 'behind-path':
      return { zh: `落后目标路径 ${reason.days} 天`, en: `${plural(reason.days, 'day')} behind the path` };
    case 'behind-way':
    case 'far-behind-way':
    case 'on-way':
      return waySentence(reason);
    case 'not-accepted':
      return { zh: '尚未签收，也没有填报', en: 'nobody has accepted it, and nothing was reported' };
    case 'early-at-pace':
      return {
        zh: `按当前进度将于 ${reason.on} 完成，提前 ${reason.days} 天`,
        en: `at this pace done on ${reason.on}, ${plural(reason.days, 'day')} early`,
      };
    case 'late-at-pace':
      return {
        zh: `按当前进度将于 ${reason.on} 完成，晚 ${reason.days} 天`,
        en: `at this pace done on ${reason.on}, ${plural(reason.days, 'day')} late`,
      };
    case 'no-progress':
      return {
        zh: '至今几乎没有进展，无法按进度推算完成时间',
        en: 'hardly anything has moved yet, so there is no pace to go by',
      };
    case 'short-of-target':
      return reason.percent === null
        ? { zh: '未达到目标值', en: 'short of the target' }
        : {
            zh: `与目标值相差 ${figure(Math.abs(reason.percent))}%`,
            en: `${figure(Math.abs(reason.percent))}% away from the target`,
          };
    case 'held':
      return { zh: '目前符合目标要求', en: 'the target is kept so far' };
    case 'awaiting':
      return {
        zh: '时限已过，时限当期的数据尚未公布',
        en: 'the deadline has passed, and its figure is not published yet',
      };
    case 'forecast':
      return { zh: `预测达标概率 ${reason.percent}%`, en: `the forecast gives a chance of ${reason.percent}%` };
    case 'old-figure':
      return {
        zh: `最新数据是 ${reason.on} 的，已过 ${reason.days} 天`,
        en: `the newest figure is of ${reason.on}, ${plural(reason.days, 'day')} old`,
      };
    case 'silent':
      return reason.since === null
        ? {
            zh: `应于 ${reason.due} 前填报，已过 ${reason.days} 天，从未填报`,
            en: `a report was due on ${reason.due}, ${plural(reason.days, 'day')} ago, and there has never been one`,
          }
        : {
            zh: `应于 ${reason.due} 前填报，已过 ${reason.days} 天，上次填报是 ${reason.since}`,
            en: `a report was due on ${reason.due}, ${plural(reason.days, 'day')} ago; the last one is of ${reason.since}`,
          };
    case 'only-claimed':
      return reason.verified === null
        ? {
            zh: `自报 ${figure(reason.claimed)} ${reason.unit}，尚未核实`,
            en: `${figure(reason.claimed)} ${reason.unit} claimed, not verified yet`,
          }
        : {
            zh: `自报 ${figure(reason.claimed)} ${reason.unit}，核实 ${figure(reason.verified)} ${reason.unit}，以核实值判断`,
            en: `${figure(reason.claimed)} ${reason.unit} claimed, ${figure(reason.verified)} verified: judged by the latter`,
          };
    case 'no-evidence':
      return {
        zh: `连续 ${reason.reports} 次填报没有佐证`,
        en: `${plural(reason.reports, 'report')} in a row without evidence`,
      };
    case 'override':
      return {
        zh: `${reason.by} 人工调整，至 ${reason.until}：${reason.reason}`,
        en: `set by ${reason.by} until ${reason.until}: ${reason.reason}`,
      };
  }
}

const wayNames = {
  'on-way': { zh: '', en: '' },
  'behind-way': { zh: '，落后于路线', en: ': behind' },
  'far-behind-way': { zh: '，严重落后于路线', en: ': far behind' },
} as const;

function waySentence({ code, on, figures }: Extract<ProgressReason, { code: keyof typeof wayNames }>): Sentence {
  const { zh, en } = wayNames[code];
  if (!figures) return { zh: `推进路线${zh}`, en: `the way of the split${en}` };
  const { asked, reported, checked, unit } = figures;
  return {
    zh: `按路线今天（${on}）应到 ${figure(asked)} ${unit}，${checked ? '核实' : '已报'} ${figure(reported)} ${unit}${zh}`,
    en: `the way asks for ${figure(asked)} ${unit} today (${on}), ${figure(reported)} ${checked ? 'verified' : 'reported'}${en}`,
  };
}

function reachedSentence({ on, early }: Extract<ProgressReason, { code: 'reached' }>): Sentence {
  if (early === 0) return { zh: `${on} 达到目标，正好在时限当天`, en: `target reached on ${on}, the day it was due` };
  return early > 0
    ? { zh: `${on} 达到目标，比时限提前 ${early} 天`, en: `target reached on ${on}, ${plural(early, 'day')} early` }
    : { zh: `${on} 达到目标，比时限晚 ${-early} 天`, en: `target reached on ${on}, ${plural(-early, 'day')} late` };
}
