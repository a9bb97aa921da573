import { type TimeExpression, timesBetween } from '../3-quantities/times.ts';
import type { Line } from './lines.ts';

/** The one year that the opening of a text names again and again. */
export function onlyYear(times: readonly TimeExpression[], text: string): number | null {
  const named = timesBetween(times, 0, Math.min(text.length, 1_200)).filter((time) => time.kind === 'calendar');
  const years = new Set(named.map((time) => time.year));
  return named.length >= 2 && years.size === 1 ? (named[0]!.year ?? null) : null;
}

/** 2022年是…年 says which year the text speaks from. */
export function statedYear(text: string): number | null {
  const match = /(20\d{2})年,?是[^。;!?\n]{2,60}年/.exec(text.slice(0, 60_000));
  const now = /今年是[^。;!?\n]{0,40}?(20\d{2})年/.exec(text.slice(0, 60_000));
  // A list for one year names the class that leaves school in it.
  const graduates = /年度目标|年度任务|今年|年内/.test(text.slice(0, 60_000))
    ? /(20\d{2})届(?:高校|普通高校|大中专)?毕业生/.exec(text.slice(0, 60_000))
    : null;
  // 总结2014年…,安排部署2015年…: the year that is planned for.
  const planned = /(?:安排|部署)(?:了)?(20\d{2})年(?:度)?[^,。;]{0,12}(?:工作|任务)/.exec(text.slice(0, 3_000));
  // 2023年起5年内: the first year that lengths count from.
  const from = /(20\d{2})年(?:开始|起),?(?:用|的)?[一二三四五六七八九十\d]{1,2}年(?:之?内|左右|时间)/.exec(
    text.slice(0, 6_000),
  );
  const found = match ?? now ?? graduates ?? planned ?? from;
  return found ? Number(found[1]) : meetingYear(text);
}

/** A work report speaks from the year in its title, or from the one whose work its headings plan: 二、2024年工作安排. */
export function reportYear(title: string | null, text: string): number | null {
  if (!title?.includes('工作报告')) return null;
  const named =
    /(20\d{2})年?[^,。;]{0,16}工作报告/.exec(title.replaceAll(' ', '')) ?? PLANS_YEAR.exec(text.slice(0, 60_000));
  return named ? Number(named[1]) : null;
}

const PLANS_YEAR =
  /\n[^。;\n]{0,16}?(20\d{2})年(?:的)?[^。;,\n]{0,12}(?:工作安排|主要工作|重点工作|目标任务|工作任务|主要任务|工作重点|总体要求|工作部署)[^。\n]{0,12}\n/;

/** 贯彻全市2019年经济工作会议精神, 开局“十四五”: the year that the meeting belongs to, or that a plan period begins or ends with. */
function meetingYear(text: string): number | null {
  const words = text.slice(0, 3_000);
  const meeting =
    /(?:贯彻|落实|传达)[^。;\n]{0,16}(20\d{2})年[^。;\n,]{0,10}(?:工作|动员|经济)[^。;\n,]{0,8}(?:大会|会议)/.exec(
      words,
    );
  if (meeting) return Number(meeting[1]);
  const period =
    /(?<opens>开局)?[“"]?(?<n>十[一二三四五六七])五[”"]?(?:规划)?的?(?<tail>开局之年|开局起步|开局|收官之年|收官)?/g;
  for (const { groups } of words.matchAll(period)) {
    const first = 2006 + 5 * '一二三四五六七'.indexOf(groups!.n![1]!);
    if (groups!.opens || groups!.tail?.startsWith('开局')) return first;
    if (groups!.tail) return first + 4;
  }
  return null;
}

/** A news item gives day and month in its first paragraphs; the year is the stated one. */
export function newsDay(
  text: string,
  own: readonly Line[],
  times: readonly TimeExpression[],
  year: number,
): string | null {
  if (!/记者|通讯员|本报(?!告)|日报(?![告表制送])/.test(text.slice(0, 400))) return null;
  for (const line of own.slice(0, 8)) {
    const day = timesBetween(times, line.start, line.end).find(
      (time) => time.kind === 'relative' && time.month !== null && time.day !== null,
    );
    if (day) return isoOf({ ...day, year });
  }
  return null;
}

export function isoOf(time: TimeExpression): string {
  return `${time.year}-${String(time.month).padStart(2, '0')}-${String(time.day).padStart(2, '0')}`;
}
