import { progressSentence } from './progress-words.ts';
import { plural, type Sentence } from './sentence.ts';
import type { Light, StatusReason } from './status.ts';

export type { Sentence } from './sentence.ts';

export const lightNames: Readonly<Record<Light, Sentence>> = {
  done: { zh: '已完成', en: 'done' },
  green: { zh: '正常推进', en: 'on course' },
  yellow: { zh: '预警', en: 'at risk' },
  red: { zh: '告急', en: 'urgent' },
  grey: { zh: '暂无法判断', en: 'nothing to judge by' },
};

/** A reason in the words of the people who read it, in both languages. One catalogue for the screen, bulletins and exports. */
export function reasonSentence(reason: StatusReason): Sentence {
  switch (reason.code) {
    case 'accepted':
      return { zh: `${reason.on} 已验收`, en: `accepted on ${reason.on}` };
    case 'accepted-early':
      return {
        zh: `${reason.on} 已验收，比时限提前 ${reason.days} 天`,
        en: `accepted on ${reason.on}, ${plural(reason.days, 'day')} early`,
      };
    case 'accepted-late':
      return {
        zh: `${reason.on} 已验收，比时限晚 ${reason.days} 天`,
        en: `accepted on ${reason.on}, ${plural(reason.days, 'day')} late`,
      };
    case 'exceeded':
      return {
        zh: `实际完成 ${reason.reached}${reason.unit}，超过目标 ${reason.target}${reason.unit}`,
        en: `${reason.reached} ${reason.unit} reached, more than the target of ${reason.target}`,
      };
    case 'verified':
      return { zh: `${reason.on} 核验属实，待销号`, en: `found to be done on ${reason.on}, to be closed` };
    case 'claimed':
      return {
        zh: `${reason.on} 单位申请办结，待核验`,
        en: `the unit said on ${reason.on} that it is done; to be verified`,
      };
    case 'doubted':
      return {
        zh: `${reason.on} 核验存疑，单位须在 ${reason.answerBy} 前答复`,
        en: `doubted on ${reason.on}; the unit has to answer by ${reason.answerBy}`,
      };
    case 'doubt-unanswered':
      return {
        zh: `核验存疑，单位应在 ${reason.answerBy} 前答复，已超期 ${reason.days} 天`,
        en: `doubted; the unit’s answer was due on ${reason.answerBy}, ${plural(reason.days, 'day')} ago`,
      };
    case 'overdue':
      return {
        zh: `时限 ${reason.due} 已过 ${reason.days} 天，尚未验收`,
        en: `due on ${reason.due}, ${plural(reason.days, 'day')} ago, and not accepted`,
      };
    case 'withdrawn':
      return {
        zh: `${reason.on} 起不再列入，文件的新版本没有这一项`,
        en: `left out by a later version, since ${reason.on}`,
      };
    case 'due-today':
      return { zh: `今天（${reason.due}）到期，尚未验收`, en: `due today (${reason.due}), not accepted yet` };
    case 'due-soon':
      return reason.count === 'working'
        ? {
            zh: `${reason.due} 到期，还有 ${reason.days} 个工作日`,
            en: `due on ${reason.due}, ${plural(reason.days, 'working day')} left`,
          }
        : {
            zh: `${reason.due} 到期，还有 ${reason.days} 天（该年放假安排未公布，按自然日计）`,
            en: `due on ${reason.due}, ${plural(reason.days, 'calendar day')} left (holidays of that year are not published)`,
          };
    case 'due-later':
      return {
        zh: `${reason.due} 到期，还有 ${reason.days} 天`,
        en: `due on ${reason.due}, ${plural(reason.days, 'day')} left`,
      };
    case 'no-deadline':
      return { zh: '文件没有写明时限', en: 'the document names no deadline' };
    case 'recurring':
      return { zh: '长期坚持的机制，没有终止日期', en: 'a standing rhythm without an end date' };
    case 'parts':
      return reason.total === 0
        ? { zh: '下面没有事项', en: 'there is nothing below' }
        : {
            zh: `下辖 ${reason.total} 项，已完成 ${reason.done} 项，其余最差状态：${lightNames[reason.worst].zh}`,
            en: `${reason.done} of ${reason.total} parts done; worst of the others: ${lightNames[reason.worst].en}`,
          };
    default:
      return progressSentence(reason);
  }
}
