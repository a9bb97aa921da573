import type { RhythmUnit } from '../../types.ts';
import { chineseValue } from './numerals.ts';
import { UNIT_OF } from './rhythm-units.ts';

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
  '联席会议|会办|总评|讲评|通报|调度|考核|会商|例会|会议|报告|点评|晾晒|排名|督查|督导|分析|研判|观摩|评估|评价|评议|汇报|总结|小结|述职|推进会|巡查|检查|体检|简报|专报|统计|监测|清单|进度|公示|公布|晒单|比武|比拼|擂台|拉练|评比|评选|复盘|研究|培训|走访|排查|盘点|走访|调研|会诊|对账|报送|反馈|亮晒|比学|调研|暗访|督办|通气|碰头|开工|集中开工|现场会|报表|抽查|考评|点检|推进(?!会)|汇总|汇报|销号|交账|结账|约谈|问效|评定|回访|复核|演练|查账|填报|访视|家访|回访|梳理';
const ACT = new RegExp(ACTS);
/** What is held again and again: 月月有评比, 周有调度. */
const HELD =
  '讲评|点评|评比|评议|考核|考评|调度|通报|督查|督导|检查|巡查|观摩|比拼|比武|晾晒|排名|总结|会商|例会|分析|研判|复盘|公示|汇报';
/** An activity of management that is a rhythm wherever it stands: 召开一次项目调度会, 通报一次, 听取一次汇报, 调度工作制度. */
const KNOWN = new RegExp(
  `^(?:至少|定期|集中)?(?:(?:召开|组织召开|听取|报送|上报|填报|通报|晾晒|公布|公示)|(?:开展|组织|进行|举行|举办|出|排|印发)?(?:不少于)?(?:一次|[两二三1-3]次|一期|一轮)?[^,。;]{0,6}(?:${ACTS}))`,
);
/** What is sent in by a day of the month: 每月25日前将进展情况报…. */
const REPORTS = /报送|上报|填报|报告|反馈|汇报|通报|公布|(?:报|送)(?=[至到市县区省镇乡领州])/;
const PERIOD = '日|天|双周|周|旬|半月|双月|月初|月末|季末|月度|月|季度|季|半年|年度|年';
const NUMBER = '[一二两三四五六七八九十\\d]{1,2}';

const FORMS: readonly Form[] = [
  {
    // 一月一通报, 一季一考核, 半年一评估, 十天一调度
    pattern: new RegExp(
      `(?<![月\\d])(?<n>${NUMBER}|每|半|双)个?(?<u>日|天|周|旬|月|季度?|年)一(?!(?:个|年|遇|贯|场|次|月|次性|家|季度|旬|日|周|上午|下午|晚|早|前|至|和|、))(?<a>[^,。;:、!?\\s“”"()]{1,6})`,
      'g',
    ),
    read: (match) => rhythm(match, match.groups!.n!, match.groups!.u!, match.groups!.a!, true),
  },
  {
    // 周一调度、周五销号: days of the week on which something is due again and again.
    pattern: new RegExp(
      `(?<![每上下本这]|从)周[一二三四五六日](?:上午|下午|晚上?|早上)?(?:集中|统一)?(?<a>${ACTS})(?![了过])`,
      'g',
    ),
    read: (match) => rhythm(match, '一', '周', match.groups!.a!, true),
  },
  {
    // 每逢单月召开…, 隔周召开…: every second month or week.
    pattern:
      /(?:每?逢?[单双](?<m>月)|(?:每)?隔(?<u>周|月|天|日))(?=召开|组织|开展|调度|通报|会商)(?<a>[^,。;:!?\n、]{2,20})/g,
    read: (match) => rhythm(match, '双', match.groups!.m ?? match.groups!.u!, match.groups!.a!, true),
  },
  {
    // 周报、月报制度
    pattern:
      /(?<u>半月|双周|[日周旬月季])报(?=(?:[、和及](?:半月|双周|[日周旬月季])报)*(?:[、和及][^,。;]{2,8}等|等)?(?:工作)?(?:制度|机制|制(?![作造])))/g,
    read: (match) => rhythm(match, '一', match.groups!.u!, '报告', true),
  },
  {
    // 日清周结月评, 日清日结: one letter each.
    pattern:
      /(?<u>[日周旬月季年])(?<a>[清结评晒考督排])(?:(?=[日周旬月季年][清结评晒考督排])|(?<=[日周旬月季年][清结评产晒考督排][日周旬月季年][清结评晒考督排]))/g,
    read: (match, text) =>
      text.slice(match.index - 2, match.index - 1) === match.groups!.u && text[match.index - 1] !== '产'
        ? null
        : rhythm(match, '一', match.groups!.u!, match.groups!.a!, true),
  },
  {
    // 次月5日前公布结果
    pattern: /次月\d{1,2}[日号](?:之?前)?(?<a>[^,。;:!?\n、]{2,20})/g,
    read: (match) => rhythm(match, '一', '月', match.groups!.a!, false),
  },
  {
    // 月月大比拼, 季季大比武
    pattern: /(?<![今明去全当本每后前上])(?<u>[日天周月季年])\k<u>(?![底末初中])(?<a>[^,。;:、!?\s“”"()]{1,6})/g,
    read: (match) =>
      NO_ACT.test(match.groups!.a!)
        ? null
        : rhythm(match, '一', match.groups!.u!, match.groups!.a!.replace(/^有/, ''), true),
  },
  {
    // 周有调度、月有通报、季有考核
    pattern: new RegExp(
      `(?<![每各个\\d一二三四五六七八九十两今本当上下去前近全])(?<u>[日周旬月季年])有(?<a>${HELD})`,
      'g',
    ),
    read: (match) => rhythm(match, '一', match.groups!.u!, match.groups!.a!, true),
  },
  {
    // 4月、8月“无会月”
    pattern: /(?:每年)?\d{1,2}月(?:[、和及]\d{1,2}月){0,5}(?:份)?(?:为|作为|定为|设为|实行)?“(?<a>[^”\n]{1,8}月)”/g,
    read: (match) => rhythm(match, '一', '年', match.groups!.a!, true),
  },
  {
    // 按月调度, 按季度通报, 逐月分析
    pattern: new RegExp(
      `(?:按|逐|分)(?<u>日|天|周|旬|月|季度?|年度?)(?:度)?(?<a>(?:${ACTS}|[^,。;:、!?\\s“”"()]{0,6}(?:${ACTS})|(?:书面|足额|及时|定期)*(?:报送|填报|报告|制定|兑现|更新|公布|公开|拨付|结算|发放)[^,。;:、!?\\s“”"()]{0,8}))`,
      'g',
    ),
    read: (match) => rhythm(match, '一', match.groups!.u!, match.groups!.a!, true),
  },
  {
    // 月调度, 周例会, 双月会商机制, 半年工作小结, 年终总结
    pattern: new RegExp(
      `(?<![\\d一二三四五六七八九十〇零两个今本当近数每上下次去前后元腊正岁首半双早即]|[\\d一二三四五六七八九十]个|全(?=[年天]))(?<u>${PERIOD}|年终|年末|年底|年中)(?:工作|开展|进行|组织|综合|全面|集中|进展|一次|测评(?=评)|总(?!结|评))*(?<a>${ACTS})(?<tail>制度|机制|会议|会|制|日)?`,
      'g',
    ),
    read: (match, text) => {
      const { u, a, tail } = match.groups!;
      // 月初通报、月度会办、年度考核: one of a row of rhythms.
      const inRow = /(?:[周旬月季][度初末]?|半年)[^,。;、]{2,6}[、,]$/.test(
        text.slice(Math.max(0, match.index - 12), match.index),
      );
      // 开展林地年度检查验收: held each year.
      const isHeld = /(?:开展|组织|实施|进行)[^,。;]{0,8}$/.test(
        text.slice(Math.max(0, match.index - 12), match.index),
      );
      if (/^(年度|年)$/.test(u!) && !tail && !inRow && !isHeld && !/(考[核评]|观摩|评估|总结|述职|评议|总评)/.test(a!))
        return null;
      if (/^(?:进度|清单|统计)$/.test(a!) && !tail && u === '半月') return null;
      // 季度考核结果: what comes out of it.
      if (/^(?:结果|成绩|得分|等次|优秀|合格|指标|名次)/.test(text.slice(match.index + match[0].length))) return null;
      if (/^(年度|年)$/.test(u!) && /^(目标|任务|投资|计划)/.test(text.slice(match.index + match[0].length)))
        return null;
      if (u === '年度' && !tail && a !== '评估' && !inRow && !isHeld) return null;
      // 纳入年终考核 puts something into an assessment that there is.
      if (
        /^年[终末底中]$/.test(u!) &&
        !/(?:考核|考评|总评|评估|评议|述职|交账|结账|盘点|总结)/.test(a!) &&
        !(u === '年中' && a === '检查')
      )
        return null;
      if (
        /^年[终末底中]$/.test(u!) &&
        /考[核评]/.test(a!) &&
        !/^[。,;、”"’)排通总奖]|^等/.test(text.slice(match.index + match[0].length))
      )
        return null;
      if (/(?:纳入|列入|计入|作为)[^,。;]{0,6}$/.test(text.slice(Math.max(0, match.index - 8), match.index)))
        return null;
      if (
        /^[日天]$/.test(u!) &&
        !/制度|机制/.test(tail ?? '') &&
        !/^[、,]?[周旬月季]/.test(text.slice(match.index + match[0].length)) &&
        /(报告|会议|统计|总结|研究|监测)/.test(a!)
      )
        return null;
      return rhythm(match, '一', u!, a!, true);
    },
  },
  {
    // 每季度考核, 每两周召开一次, 每年培养, 每半个月召开
    pattern: new RegExp(
      `每(?:隔)?(?<n>${NUMBER}|半)?(?:个)?(?<u>日|天|晚|周|星期|旬|月|季度?|半年|学期|年度?)(?:度|末|初|底|份)?(?:之?前)?(?:\\([^()\\n]{1,30}\\),?)?(?:至少|不少于|定期|分别|都|要|应|力争|确保|选取|集中|组织|由)*(?<a>[^,。;:!?\\n、]{2,40})`,
      'g',
    ),
    read: (match, text) => {
      const { n, u } = match.groups!;
      // 每月结束后5个工作日内将…报送: how long afterwards.
      const a = match.groups!.a!.replace(/^(?:结束|终了)后(?:\d+个?(?:工作日|日|天)(?:之?内)?)?/, '');
      if (
        a === '' ||
        /^(的|都有|(?:工资|收入|津贴|租金|费用|补贴标准)|再?(?:提高|增加|增发|上调)\d|[为向](?:不少于|至少|超过)?\d|(?:[只仅限]|最多)?(?:可|能)?(?:享受|申领|申请|领取|认定)|(?:开展)?哪些|什么|奖励|补助|资助|补贴|给予|平均|约|近|最[高多]|可|每|减少|增加|增长|递增|下降|节约|产值|该项|(?:累计(?:最高)?)?(?:不超过|不低于|不少于)[\d.]+(?:亿|万|元)|总额|不超过|提供[\d.至~—-]+元|(?:给予)?人均[\d.]+元|支持[\d.]+[万亿]?元|按[^,。;]{2,16}(?:给予|奖励|补)|[\d一二两三四五六七八九十]+(?:[-~—至]\d+)?(?:亿|万|元|%|吨|个百分点))/.test(
          a!,
        )
      )
        return null;
      // 组织企业抱团参展每年4次/6场: what is done stands before, and only the measure behind.
      if (MEASURE.test(a!)) {
        const done = /[^,。;:!?\n、(]{2,20}$/.exec(text.slice(Math.max(0, match.index - 20), match.index))?.[0];
        return done ? rhythm(match, n ?? '一', u!, done, false) : null;
      }
      // 每月5日前,各单位报送进展; 每季度末月25日前将进展情况报市政府: what is sent in by that day.
      const behind = match.index + match[0].length;
      const day = DAY.exec(a!)?.[0];
      const said =
        day === undefined ? '' : `${a!.slice(day.length)}${text.slice(behind, behind + (a === day ? 40 : 0))}`;
      // 向市委、市政府报告: the list cuts the words short.
      const handed =
        /^[将把]/.test(a) || (a.startsWith('向') && !REPORTS.test(a))
          ? REPORTS.exec(`${a!}${text.slice(behind, behind + 120)}`)?.[0]
          : undefined;
      const dated = handed ?? (day === undefined ? undefined : (REPORTS.exec(said)?.[0] ?? ACT.exec(said)?.[0]));
      const action = dated ? (dated.length === 1 ? '报送' : dated) : cutAction(a!.replace(HOUR, ''));
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
function cutAction(said: string): string | null {
  // The next cell of a row says something else.
  const words = said.replace(/\t.*$/, '');
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
  return words === '' || /^各(?:不少于|不低于|至少)/.test(words) ? null : words.slice(0, 20);
}

/** 月月都好, 天天有人: no activity; 月月有评比 is one. */
const NO_ACT = new RegExp(`^(?:[\\u4e00-\\u9fff]{1,2}等[项企公品商]|来|都|有(?!${HELD})|好|红|升|如此|大?变样|见|上)`);
const MEASURE =
  /^(?:不少于|不低于|至少)?[\d一二两三四五六七八九十]+(?:次|场|期|批)(?:\/[\d]+(?:次|场|期|批))*(?:以上|左右)?$/;
const DAY = /^(?:[末首]?月)?\d{1,2}[日号](?:之?前)?/;
/** 每周一上午召开: the hour of the day is no part of what is done. */
const HOUR = /^(?:[一二三四五六日](?=上午|下午|晚|早|召|组|开|前|下班))?(?:上午|下午|晚上|早上|下班前|前)?/;
