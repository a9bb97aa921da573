/** What of a time decides whether it is part of a name. */
interface TimeWords {
  readonly kind: 'calendar' | 'plan' | 'relative' | 'length';
  readonly month?: number | null;
  readonly tail: string;
}

/** “十四五”规划, 2035年远景目标, 按照“十四五”期间的部署, 《2025年重点工作分工》: the time tells papers apart, and not when something is done. */
export function isNamePart(text: string, at: number, end: number, parts: TimeWords): boolean {
  const behind = text.slice(end, end + 14);
  const isPlan = parts.kind === 'plan';
  if (isPlan && parts.tail === '' && PLAN_NAME.test(behind)) return true;
  if (isPlan && parts.tail !== '' && /末/.test(parts.tail)) return false;
  if (
    isPlan &&
    FOLLOWS.test(text.slice(Math.max(0, at - 8), at)) &&
    /^的?[^,。;、]{0,8}(?:任务|部署|安排|要求|目标|规划)/.test(behind)
  )
    return true;
  if (parts.kind !== 'calendar' || parts.tail !== '' || (parts.month ?? null) !== null) return false;
  if (/^的?(?:远景目标|愿景目标)/.test(behind)) return true;
  // A title names its year, be it of this paper or of another one.
  return isInTitleMarks(text, at, end);
}

function isInTitleMarks(text: string, at: number, end: number): boolean {
  for (let i = at - 1; i >= 0 && at - i <= 30; i--) {
    if (text[i] === '》' || text[i] === '\n' || text[i] === '。') return false;
    if (text[i] === '《') return text.slice(end, end + 60).includes('》');
  }
  return false;
}

const PLAN_NAME =
  /^(?:时期)?的?(?:[\u4e00-\u9fff]{0,12}?(?:规划|纲要|行动计划|行动方案|发展计划|专项计划)|计划|方案|行动|良好开局|开局|开好局|各项工作(?:起好步|开好局|开局)|起好步)/;
const FOLLOWS = /(?:按照|根据|依据|落实|围绕|对照|对标|聚焦|结合|贯彻|对接)(?:国家|省|市|全省|全市)?[“"]?$/;
