import type { WordClass } from '../../lexicon/words.ts';
import type { Sentence } from '../2-structure/index.ts';
import type { Quantity } from '../3-quantities/quantity.ts';
import type { TimeExpression } from '../3-quantities/times.ts';
import { firstFrom } from '../in-order.ts';
import { clauseAround } from './clauses.ts';
import { type Context, timesOf } from './context.ts';
import { aheadOfBracket, insideBrackets, insideQuotes } from './enclosure.ts';
import { cueFamily } from './families.ts';
import { countLimit, isLimit } from './limits.ts';
import type { WordIn } from './matcher.ts';
import { projectCues } from './projects.ts';
import { roleCues } from './roles.ts';
import { subsidyCues } from './subsidies.ts';
import { inTaskTable, isOwned, meetingSays, SO_FAR, sectionIsAhead, sectionTypeOf } from './surroundings.ts';
import { isAhead, isPast } from './years.ts';

/** What is known about the sentence when its quantities are judged. */
export interface SentenceView {
  readonly sentence: Sentence;
  readonly words: readonly WordIn[];
  /** The classes of its words. */
  readonly classes: ReadonlySet<WordClass>;
  /** Probability that the sentence orders something. */
  readonly order: number;
  /** A sentence that every paper of its kind holds (本办法自…起施行). */
  readonly isFormula: boolean;
  readonly quantities: readonly Quantity[];
  readonly times: readonly TimeExpression[];
}

/** What a quantity shows of target or fact: stable codes, each at most once. */
export function quantityCues(context: Context, view: SentenceView, index: number): string[] {
  const quantity = view.quantities[index]!;
  const { text } = context.reading;
  const { sentence, words } = view;
  const clause = clauseAround(text, sentence, quantity);
  const from = firstFrom(words, clause.start);
  const to = firstFrom(words, quantity.at);
  const before = words.slice(from, to > from && words[to - 1]!.end > quantity.at ? to - 1 : to);
  const nearest = before.at(-1);
  const cues: string[] = [
    CUE.section(sectionTypeOf(context, sentence)),
    CUE.unit(quantity.kind),
    CUE.after(after(text, quantity)),
    CUE.near(nearest && quantity.at - nearest.end <= 12 ? nearest.name : 'none'),
    CUE.clause(before[0] && before[0].start - clause.start <= 1 ? before[0].name : 'none'),
  ];
  if (sectionIsAhead(context, sentence)) cues.push('section.ahead');
  if (before[0]?.name === 'act' && before[0].start - clause.start <= 1 && /^[,。;、]?$/.test(text[quantity.end] ?? ''))
    cues.push('act.end');
  if (context.kind === 'list' || context.kind === 'report') cues.push(CUE.doc(context.kind));
  const lineStart = context.structure.lines[sentence.line]!.start;
  const isGoal =
    GOAL_AHEAD.test(text.slice(Math.max(lineStart, quantity.at - 300), quantity.at)) ||
    context.announced[sentence.line] != null;
  if (isGoal) cues.push('line.goal');
  // Goals are often stated without any word of command, so that the sentence says nothing there.
  const stated = isGoal || sectionTypeOf(context, sentence) === 'goal';
  cues.push(stated ? 'order.goal' : CUE.order(Math.min(9, Math.floor(view.order * 10))));
  const { moods } = context;
  cues.push(
    CUE.moodDocument(moods.document),
    CUE.moodLine(moods.line[sentence.index]!),
    CUE.moodSection(moods.section[sentence.index]!),
  );
  if (nearest && nearest.end === quantity.at) cues.push(CUE.touch(nearest.name));
  const inClause = new Set<WordClass>();
  for (let i = from; i < words.length && words[i]!.end <= clause.end; i++) inClause.add(words[i]!.name);
  for (const name of TELLING_IN_CLAUSE) if (inClause.has(name)) cues.push(CUE.inClause(name));
  for (const name of TELLING_IN_SENTENCE) if (view.classes.has(name)) cues.push(CUE.inSentence(name));
  const ahead = text.slice(Math.max(sentence.start, quantity.at - 14), quantity.at);
  // 翻一番 and 居全国第一 count as any other figure.
  const isPlace = quantity.rank === 'first' || quantity.rank === 'top';
  const article = quantity.chinese && quantity.kind !== 'multiple' && !isPlace && !BOUND_AHEAD.test(ahead);
  if (article && quantity.value === 1 && quantity.scale === '') cues.push('is.one');
  if (article) cues.push('is.chinese');
  if (quantity.rough) cues.push('is.rough');
  if (quantity.rank) cues.push(CUE.rank(quantity.rank));
  if (quantity.grade) cues.push('is.grade');
  if (quantity.valueMax !== null) cues.push('is.range');
  if (quantity.value === 0) cues.push('is.zero');
  if (quantity.value < 4 && quantity.scale === '' && quantity.kind === 'count') cues.push('is.few');
  if (quantity.kind === 'none') cues.push('is.bare');
  const isService =
    quantity.kind === 'time' &&
    /^(?:以内|之内|内)[^,。;]{0,4}(?:办结|办理|答复|响应|反馈|受理|回复|审批|到位|完成)/.test(
      text.slice(quantity.end, quantity.end + 12),
    );
  if (isService) cues.push('is.service');
  // “开办企业3个工作日内完成” quotes what is promised.
  if (
    !isService &&
    insideQuotes(text, sentence, quantity.at) &&
    !quantity.rank &&
    quantity.value !== 0 &&
    text[quantity.end] !== '+'
  )
    cues.push('in.quotes');
  const meeting = meetingSays(context, sentence);
  if (meeting) cues.push(meeting);
  if (
    /^[^,。;]{0,8},得[\d.一二三四五六七八九十]+分/.test(text.slice(quantity.end, quantity.end + 20)) ||
    /^[^,。;]{0,8}的?得[\d.]+分/.test(text.slice(quantity.end, quantity.end + 16))
  )
    cues.push('behind.score');
  if (/每(?:少|超|低|高|发现|逾期|出现|多|增|减|降)[^,。;]{0,4}$/.test(ahead)) cues.push('ahead.penalty');
  if (
    article &&
    quantity.value < 11 &&
    quantity.scale === '' &&
    quantity.kind === 'count' &&
    /^[\u4e00-\u9fff]/.test(text.slice(quantity.end, quantity.end + 1)) &&
    nearest?.end !== quantity.at
  )
    cues.push('is.enumeration');
  if (
    /(?:围绕|聚焦|针对|按照|依托|落实|用好|发挥|守好|守住|守牢|严守|执行|深化|领衔推进|坚守)[^,。;]{0,6}$/.test(
      ahead,
    ) ||
    (quantity.kind === 'count' &&
      /(?:^|[,。;、])(?:[^,。;]{0,12})对[^,。;]{0,3}$/.test(ahead) &&
      !/不少于|至少/.test(ahead) &&
      // 对800户危房实施改造: so many are worked on.
      !/^[^,。;的]{2,24}(?:实施|进行|开展|完成)[^,。;的]{2,12}[,。;]/.test(text.slice(quantity.end, quantity.end + 48)))
  )
    cues.push('ahead.about');
  if (
    /、[^,。;、]{2,8}$/.test(ahead) &&
    nearest?.name !== 'act' &&
    /^[\u4e00-\u9fff]{2}/.test(text.slice(quantity.end, quantity.end + 2))
  )
    cues.push('ahead.list');
  if (insideBrackets(text, quantity.at)) cues.push('in.brackets');
  if (isLimit(text, quantity)) cues.push('is.limit');
  if (BOUND.test(text.slice(quantity.end, quantity.end + 3))) cues.push('bound.behind');
  const project = projectCues(text, quantity, ahead);
  // 确保甲公司20万吨项目投产: the project is to run, and its size is no bound.
  const runs = project.length > 0 && /确保[^,。;\d]{0,2}$/.test(ahead);
  if ((BOUND_AHEAD.test(ahead) && !runs) || /不[得能]?(?:低于|少于|高于|超过)[^,。;\d]{1,10}的$/.test(ahead))
    cues.push('bound.ahead');
  // 每周走访不少于一次: how often something has to be done.
  if (
    quantity.unit.endsWith('次') &&
    BOUND_AHEAD.test(ahead) &&
    EVERY.test(text.slice(Math.max(sentence.start, quantity.at - 30), quantity.at))
  )
    cues.push('bound.rhythm');
  if (/每[^,。;]{0,6}$/.test(ahead)) cues.push('ahead.each');
  const onward = text.slice(quantity.end, quantity.end + 16);
  // 将10个园区整合为4个: how many there were.
  if (
    (/[从由][^,。;]{0,12}$/.test(ahead) && /^[^,。;]{0,10}(?:到|至|为)/.test(onward.slice(0, 12))) ||
    // 在稳定500吨产能基础上: from where it goes on.
    (/在(?:稳定|保持|现有|原有|已有)[^,。;]{0,4}$/.test(ahead) && /^[^,。;]{0,14}基础上/.test(onward)) ||
    (/[将把][^,。;]{0,12}$/.test(ahead) &&
      /^[^,。;]{0,10}(?:整合|合并|归并|撤并|压[缩减]|精简|优化)[为成至到]/.test(onward))
  )
    cues.push('is.base');
  if (/(?:是|为)[^,。;]{0,12}$/.test(ahead) && quantity.kind === 'multiple') cues.push('is.comparison');
  if (/(?:占|占比|比重|率)[^,。;]{0,8}$/.test(ahead)) cues.push('ahead.share');
  // 占年度计划投资的81.7%: a part of something, and no bound that it should reach.
  if (
    /(?<!不[^,。;]{0,10})(?:占|完成)[^,。;]{2,14}的$/.test(ahead) &&
    !BOUND.test(text.slice(quantity.end, quantity.end + 3)) &&
    !inClause.has('must')
  )
    cues.push('is.part');
  if (/(?:(?<!公)共|共有|累计|合计|总计|达成|已|已有|现有)[^,。;]{0,3}$/.test(ahead)) cues.push('ahead.sum');
  if (/^[,;、]?(?:其中|占|同比|下降|增长)/.test(text.slice(quantity.end, quantity.end + 4)))
    cues.push('behind.statistics');
  if (countLimit(text, quantity, view.quantities[index + 1])) cues.push('is.countLimit');
  if (/(?:全国|全省|世界|全球|国内|省里|中央|国家)[^,。;]{0,10}$/.test(ahead)) cues.push('ahead.elsewhere');
  if (/第$/.test(ahead)) cues.push('ahead.ordinal');
  if (/[“"《]$/.test(ahead)) cues.push('opens.quote');
  const behind = text.slice(quantity.end, quantity.end + 20);
  if (/^[^,。;、\d]{0,6}(?:行动|计划|工程|战略|规划|活动|机制|体系|制度|模式|清单|攻坚战|战役)/.test(behind))
    cues.push('behind.name');
  if (
    /^[^,。;、\d]{0,4}(?:方面|领域(?![^,。;、\d]{0,6}(?:场景|项目|企业|平台|应用))|原则|环节|指标(?=[要应须均都])|部分|阶段(?!学校|教育|性)|步骤|要求|问题|要点|维度|重点(?=[,。;、:的是要]|方面|领域|$)|意见|关系|导向|意识|维护|自信|关键|积极性)/.test(
      behind,
    )
  )
    cues.push('behind.abstract');
  if (/(?:投资|总投资|估算|造价|面积|总长|全长|长)(?:约|近|超|达)?$/.test(ahead) && /^的/.test(behind))
    cues.push('is.described');
  cues.push(...project);
  if (/(?:包含|包括|提出|明确|部署|涉及|分为|(?<![公总])共)[^,。;]{0,4}$/.test(ahead) && quantity.kind === 'count')
    cues.push('ahead.contains');
  if (quantity.chinese && quantity.value === 1 && quantity.scale !== '' && !quantity.grade) cues.push('is.proverb');
  cues.push(CUE.own(OWN_MOOD[moods.own[sentence.index]! + 1]!));
  const hasVerbAhead = before.some(({ name }) => name === 'act' || name === 'change' || name === 'reach');
  cues.push(...roleCues({ text, sentence, quantity, clause, hasVerbAhead }));
  cues.push(...subsidyCues(text, sentence, quantity));
  // 【甲】即打造…: what a word means.
  if (text[sentence.start] === '[' && view.isFormula) cues.push('clause.about', 'is.described');
  const times = view.times;
  const year = context.structure.head.head.year;
  const told = times[firstFrom(times, quantity.at) - 1];
  if (
    SO_FAR.test(text.slice(sentence.start + sentence.markLength, sentence.start + sentence.markLength + 14)) ||
    COUNTED_NOW.test(text.slice(clause.start, quantity.at)) ||
    COUNTED_NOW.test(aheadOfBracket(text, quantity.at))
  )
    cues.push('told.past');
  else if (!told && text.startsWith('其中', sentence.start) && continuesPast(context, sentence)) cues.push('told.past');
  else if (told && isPast(told, year)) cues.push('told.past');
  else if (told)
    cues.push(
      isAhead(told, year) || isPromised(text, words.slice(Math.max(0, to - 12), to)) ? 'told.ahead' : 'told.open',
    );
  else if (times.some((time) => isPast(time, year))) cues.push('time.past');
  if (context.criteria[sentence.index] === 1 && !times.some((time) => isAhead(time, year))) cues.push('in.case');
  if (view.quantities.length === 1) cues.push('list.one');
  else if (view.quantities.length > 3) cues.push('list.many');
  if (isOwned(context, sentence)) cues.push('is.owned');
  if (
    quantity.rank &&
    /(?:进入|跻身|挤进|挺进|冲刺|迈入|冲进|稳居|位?居|位列|争取|力争|保持)[^,。;]{0,10}$/.test(ahead)
  )
    cues.push('reaches.rank');
  if (/每$/.test(ahead) && quantity.value !== 1) cues.push('is.per');
  // 每开通一条航线: as often as that is done.
  if (/每(?:新[增开建设]|开[通设]|引进|培育|建成|举办|获得|完成)$/.test(ahead)) cues.push('is.per');
  if (sentence.kind === 'heading') cues.push('is.heading');
  if (inTaskTable(context, sentence)) cues.push('in.taskTable');
  if (sentence.kind === 'cell')
    cues.push(CUE.column(context.structure.tables.cellAt(quantity.at)?.cell.role ?? 'other'));
  return cues;
}

/** 今年我市将新建公路300公里,改造危桥15座: 将 right before a verb of command promises what follows. */
function isPromised(text: string, before: readonly WordIn[]): boolean {
  return before.some(
    ({ start, end, name }, i) =>
      name === 'will' &&
      text.startsWith('将', start) &&
      before[i + 1]?.name === 'act' &&
      before[i + 1]!.start - end <= 2,
  );
}

/** 2017年完成…。其中,…: goes on about the same time. */
function continuesPast(context: Context, sentence: Sentence): boolean {
  const before = context.structure.sentences[sentence.index - 1];
  const year = context.structure.head.head.year;
  return before !== undefined && timesOf(context, before).some((time) => isPast(time, year));
}

const TELLING_IN_CLAUSE = ['done', 'compare', 'must', 'will', 'reach', 'change', 'state', 'act'] as const;
const TELLING_IN_SENTENCE = ['done', 'compare', 'must', 'will', 'lack', 'state', 'tells', 'score'] as const;

function after(text: string, quantity: Quantity): string {
  const next = text[quantity.end] ?? '';
  if (next === '' || ',。;:!?'.includes(next)) return 'end';
  if ('、和及'.includes(next)) return 'list';
  if (/^(以上|以下|以内|左右|之内|及以上)/.test(text.slice(quantity.end, quantity.end + 3))) {
    const bound = text.slice(quantity.end, quantity.end + 3).startsWith('及') ? 3 : 2;
    return /[,。;:!?、和\n]|^$/.test(text[quantity.end + bound] ?? '') ? 'boundEnd' : 'boundNoun';
  }
  if ('”"’)'.includes(next)) return 'closes';
  if (next === '的') return 'of';
  return 'noun';
}

const OWN_MOOD = ['reports', 'plain', 'orders'];
const GOAL_AHEAD = /(?:目标(?:任务)?|预期[^。;,]{0,4}指标|指标预期)(?:[^。;]{0,10})[:是为]/;
/** 目前已排查…: what has been counted by now. */
const COUNTED_NOW =
  /^(?:全[省市县区]|我[省市县区]|[\u4e00-\u9fff]{2,4}[省市县区])?(?:现有|现共?有|现已|目前共?有|已有)|(?:目前|当前|现在|至今|迄今)[^,。;]{0,12}(?:已|共有|现有|累计)|1月?(?:[-—~]{1,2}|至|到)\d{1,2}月份?[^,。;]{0,10}(?:累计|完成|实现|共)|[高快慢低]于(?:时间|序时)进度/;
const BOUND = /^(?:及?以上|及?以下|以内|之内|左右|\+)/;
const EVERY = /每个?(?:日|天|周|旬|月|季度?|半年|年|学期)/;
const BOUND_AHEAD =
  /(?:不少于|不低于|不小于|不[能得可](?:少|低|小)于|不[能得]超过?|最多|也得|也要|至少|达到?|超过?|突破|不超过|不高于|控制在|稳定在|保持在|力争|确保|≥|≤|>|<|至|到)[^,。;\d]{0,2}$/;

const CUE = {
  after: cueFamily('after'),
  clause: cueFamily('clause'),
  column: cueFamily('column'),
  doc: cueFamily('doc'),
  inClause: cueFamily('inClause'),
  inSentence: cueFamily('inSentence'),
  moodDocument: cueFamily('mood.document'),
  moodLine: cueFamily('mood.line'),
  moodSection: cueFamily('mood.section'),
  near: cueFamily('near'),
  order: cueFamily('order'),
  own: cueFamily('own'),
  rank: cueFamily('rank'),
  section: cueFamily('section'),
  touch: cueFamily('touch'),
  unit: cueFamily('unit'),
} as const;
