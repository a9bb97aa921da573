import type { RhythmUnit } from '../../types.ts';
import { chineseValue } from './numerals.ts';

/** A rhythm as written: 一月一通报, 每季度考核, 按月调度. Offsets are of the normalised text. */
export interface RhythmMention {
  readonly start: number;
  readonly end: number;
  readonly every: number;
  readonly unit: RhythmUnit;
  readonly action: string;
  /** A fixed expression (月调度) names a mechanism wherever it stands; 每年… only where something is ordered. */
  readonly fixed: boolean;
}

/** Finds rhythms. One pass for each of a few patterns, all of them bounded. */
export function findRhythms(text: string): RhythmMention[] {
  const found: (RhythmMention & { readonly form: number })[] = [];
  FORMS.forEach(({ pattern, read }, form) => {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const rhythm = read(match, text);
      if (rhythm) found.push({ ...rhythm, form });
    }
  });
  // Where two forms overlap, the one listed first wins.
  found.sort((a, b) => a.start - b.start || a.form - b.form);
  const kept: typeof found = [];
  for (const rhythm of found) {
    const last = kept.at(-1);
    if (!last || rhythm.start >= last.end) kept.push(rhythm);
    else if (rhythm.form < last.form) kept[kept.length - 1] = rhythm;
  }
  return kept;
}

interface Form {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, text: string) => RhythmMention | null;
}

const ACTS =
  '联席会议|总评|通报|调度|考核|会商|例会|会议|报告|点评|晾晒|排名|督查|督导|分析|研判|观摩|评估|评价|评议|汇报|总结|小结|述职|推进会|巡查|检查|体检|简报|专报|统计|监测|清单|进度|公示|公布|晒单|比武|比拼|擂台|拉练|评比|评选|复盘|研究|培训|走访|排查|盘点|走访|调研|会诊|对账|报送|反馈|亮晒|比学|调研|暗访|督办|通气|碰头|开工|集中开工|现场会|报表';
const ACT = new RegExp(ACTS);
const KNOWN = new RegExp(`^(?:开展|召开|组织|进行)?(?:一次|1次)?(?:${ACTS})(?:一次)?$`);
const PERIOD = '日|天|周|旬|双月|月度|月|季度|季|半年|年度|年';
const NUMBER = '[一二两三四五六七八九十\\d]{1,2}';

const FORMS: readonly Form[] = [
  {
    // 一月一通报, 一季一考核, 半年一评估, 十天一调度
    pattern: new RegExp(
      `(?<![月\\d])(?<n>${NUMBER}|每|半|双)个?(?<u>日|天|周|旬|月|季度?|年)一(?!(?:个|年|遇|贯|场|次|月|次性|家|季度|旬|日|周))(?<a>[^,。;:、!?\\s“”"()]{1,6})`,
      'g',
    ),
    read: (match) => rhythm(match, match.groups!.n!, match.groups!.u!, match.groups!.a!, true),
  },
  {
    // 月月大比拼, 季季大比武
    pattern: /(?<![今明去全当本每后前上])(?<u>[日天周月季年])\k<u>(?![底末初中])(?<a>[^,。;:、!?\s“”"()]{1,6})/g,
    read: (match) =>
      /^(来|都|有|好|红|升|如此)/.test(match.groups!.a!)
        ? null
        : rhythm(match, '一', match.groups!.u!, match.groups!.a!, true),
  },
  {
    // 4月、8月“无会月”
    pattern: /(?:每年)?\d{1,2}月(?:[、和及]\d{1,2}月){0,5}(?:份)?(?:为|作为|定为|设为|实行)?“(?<a>[^”\n]{1,8}月)”/g,
    read: (match) => rhythm(match, '一', '年', match.groups!.a!, true),
  },
  {
    // 按月调度, 按季度通报, 逐月分析
    pattern: new RegExp(
      `(?:按|逐|分)(?<u>日|天|周|旬|月|季度?|年度?)(?:度)?(?<a>(?:${ACTS}|[^,。;:、!?\\s“”"()]{0,6}(?:${ACTS})))`,
      'g',
    ),
    read: (match) => rhythm(match, '一', match.groups!.u!, match.groups!.a!, true),
  },
  {
    // 月调度, 周例会, 双月会商机制, 半年工作小结, 年终总结
    pattern: new RegExp(
      `(?<![\\d一二三四五六七八九十〇零两个今本当全近数每上下次去前后元腊正岁]|[\\d一二三四五六七八九十]个)(?<u>${PERIOD}|年终|年末)(?:工作)?(?<a>${ACTS})(?<tail>制度|机制|会议|会|制|日)?`,
      'g',
    ),
    read: (match, text) => {
      const { u, a, tail } = match.groups!;
      if (/^(年度|年)$/.test(u!) && !tail && !/(考核|观摩|评估|总结|述职|评议|总评)/.test(a!)) return null;
      if (/^(年度|年)$/.test(u!) && /^(目标|任务|投资|计划)/.test(text.slice(match.index + match[0].length)))
        return null;
      if (u === '年度' && !tail && a !== '评估') return null;
      // 纳入年终考核 puts something into an assessment that there is.
      if (/^年[终末]$/.test(u!) && a === '考核' && !/^[。,;]/.test(text.slice(match.index + match[0].length)))
        return null;
      if (/(?:纳入|列入|计入|作为)[^,。;]{0,6}$/.test(text.slice(Math.max(0, match.index - 8), match.index)))
        return null;
      if (/^[日天]$/.test(u!) && /(报告|会议|统计|总结|研究|监测)/.test(a!)) return null;
      return rhythm(match, '一', u!, a!, true);
    },
  },
  {
    // 每季度考核, 每两周召开一次, 每年培养, 每半个月召开
    pattern: new RegExp(
      `每(?:隔)?(?<n>${NUMBER}|半)?(?:个)?(?<u>日|天|晚|周|星期|旬|月|季度?|半年|学期|年度?)(?:度|末|初|底|份)?(?:至少|不少于|定期|分别|都|要|应|力争|确保|选取|集中|组织|由)*(?<a>[^,。;:!?\\n、]{2,40})`,
      'g',
    ),
    read: (match, text) => {
      const { n, u, a } = match.groups!;
      if (
        /^(的|都有|(?:开展)?哪些|什么|奖励|补助|资助|补贴|给予|平均|约|近|最[高多]|可|每|减少|增加|增长|递增|下降|节约|产值|[\d一二两三四五六七八九十]+(?:[-~—至]\d+)?(?:亿|万|元|%|吨|个百分点))/.test(
          a!,
        )
      )
        return null;
      // 每月5日前,各单位报送进展: the clause behind says what.
      const behind = match.index + match[0].length;
      const dated = /^\d{1,2}[日号](?:之?前)?$/.test(a!) ? ACT.exec(text.slice(behind, behind + 40))?.[0] : undefined;
      const action = dated ?? cutAction(a!);
      // 每月调度, 每季度通报 name a known activity at once.
      return action === null ? null : rhythm(match, n ?? '一', u!, action, KNOWN.test(action));
    },
  },
];

function rhythm(
  match: RegExpExecArray,
  count: string,
  unit: string,
  action: string,
  fixed: boolean,
): RhythmMention | null {
  const period = UNIT_OF[unit];
  if (!period) return null;
  const base =
    count === '半'
      ? 0.5
      : count === '双'
        ? 2
        : count === '每'
          ? 1
          : /^\d+$/.test(count)
            ? Number(count)
            : (chineseValue(count) ?? 1);
  let every = base * period.every;
  let name = period.unit;
  if (name === 'month' && every === 0.5) [every, name] = [15, 'day'];
  if (name === 'year' && every === 0.5) [every, name] = [1, 'half'];
  if (name === 'week' && every === 0.5) [every, name] = [3, 'day'];
  return {
    start: match.index,
    end: match.index + match[0].length,
    every,
    unit: name,
    action: action.replace(/^(一次|一|次|召开|开展|进行)(?=.)/, '').replace(/(?<=..)(?:工作)?(?:制度|机制|制)$/, ''),
    fixed,
  };
}

/**
 * The action is what is said up to the next quantity or the end of the clause, at most twenty characters; a name in quotation marks or a known
 * activity behind a date or a subject comes first. Null when only a measure is left (每年各不少于15个).
 */
function cutAction(words: string): string | null {
  const named = /^\d[^“]{0,12}“([^”]{2,10})”/.exec(words)?.[1];
  if (named) return named;
  if (/^(?:\d|由)/.test(words)) {
    const known = ACT.exec(words)?.[0];
    if (known) return known;
  }
  const action = words
    .replace(/^各/, '')
    .replace(/(不少于|不低于|至少|[\d]).*$/, '')
    .slice(0, 20);
  if (action.length >= 2) return action;
  return /^各(?:不少于|不低于|至少)/.test(words) ? null : words.slice(0, 20);
}

const UNIT_OF: Readonly<Record<string, { readonly every: number; readonly unit: RhythmUnit }>> = {
  日: { every: 1, unit: 'day' },
  天: { every: 1, unit: 'day' },
  晚: { every: 1, unit: 'day' },
  周: { every: 1, unit: 'week' },
  星期: { every: 1, unit: 'week' },
  旬: { every: 10, unit: 'day' },
  月: { every: 1, unit: 'month' },
  月度: { every: 1, unit: 'month' },
  双月: { every: 2, unit: 'month' },
  季: { every: 1, unit: 'quarter' },
  季度: { every: 1, unit: 'quarter' },
  半年: { every: 1, unit: 'half' },
  学期: { every: 1, unit: 'half' },
  年: { every: 1, unit: 'year' },
  年度: { every: 1, unit: 'year' },
  年终: { every: 1, unit: 'year' },
  年末: { every: 1, unit: 'year' },
};
