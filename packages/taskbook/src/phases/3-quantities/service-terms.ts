import type { Numeral } from './numerals.ts';
import type { Quantity } from './quantity.ts';
import type { TimeExpression } from './times.ts';

/** 5个工作日内办结 states a service, not a deadline of the document. */
export function isServiceTerm(text: string, time: TimeExpression): boolean {
  if (time.length === null) return false;
  if (/(?:压缩|缩短|控制|压减|缩减|减少)(?:到|至|在)$/.test(text.slice(Math.max(0, time.start - 4), time.start)))
    return true;
  return (
    time.length.unit === 'day' &&
    /办结|办理|审批|答复|反馈|受理|审核|完成|回复|响应|登记|核准|发放|出具|拨付|到位|接通|修复|联系|上门|处置|送达|推送|公示|接入|批完|批复|办完|办好|审完/.test(
      text.slice(time.end, time.end + 12),
    )
  );
}

/** 人均预期寿命较上年提高1岁: a length of life or of schooling, of which more is better. */
export const isLived = (ahead: string): boolean => /(?:寿命|教育年限|工龄)[^,。;]{0,18}$/.test(ahead);

/** 办结时限3个工作日, 优良天数300天: a length that is reached itself; null for lengths that only say how long something takes. */
export function serviceTerm(text: string, first: Numeral, last: Numeral, end: number, unit: string): Quantity | null {
  const behind = text.slice(end + unit.length, end + unit.length + 14);
  const before = text.slice(Math.max(0, first.start - 28), first.start);
  const ahead = before.slice(-14);
  const service =
    /^(以内|之内|内)?[^,。;]{0,4}(办结|办理|审批|答复|反馈|受理|审核|回复|响应|登记|核准|发放|出具|拨付|到位|接通|修复|警示|联系|见面|上门|处置|送达|推送|接入|装表|通气|批完|批复|办完|办好|审完|直达|可达|到达|到场|完成(?:接入|安装|审核|审批|办理|拨付|装表))/.test(
      behind,
    ) ||
    (unit.endsWith('工作日') && /^(?:以内|之内|内)完成[,。;、”)]/.test(behind)) ||
    /(时限|时间|时长|周期|用时|办理|审批|流程|环节|日|天数)[^,。;]{0,8}(?:(压缩|缩短|缩减|控制|减少)?(至|到|在|为)|不(?:得)?超过|不多于|控制在)$/.test(
      ahead,
    );
  // 最长不超过2个工作日: whatever it is that takes so long.
  const limited = /不(?:得)?超过$/.test(ahead) && /(?:小时|分钟|工作日|秒)$/.test(unit);
  const achieved =
    isLived(before) || /(天数|优良|提前|连续(?![支资补扶奖])|增加|减少|累计|在岗|驻点|驻村)[^,。;]{0,8}$/.test(ahead);
  // 每月15日前 is a day of the calendar.
  if (
    /日$/.test(unit) &&
    !/工作日|自然日/.test(unit) &&
    (/^(?:之?前|底|起)/.test(behind) || /月$|\d[日号][-~—至到]$/.test(ahead))
  )
    return null;
  const term = /(小时|分钟|工作日|自然日|天|日|秒|个月|周|星期)$/.test(unit);
  if (!(service && term) && !limited && !achieved) return null;
  return {
    start: first.start,
    end: end + unit.length,
    at: first.start,
    value: first.value,
    valueMax: last === first ? null : last.value,
    unit,
    kind: 'time',
    scale: '',
    chinese: first.chinese,
    rank: null,
    rough: false,
    grade: false,
  };
}
