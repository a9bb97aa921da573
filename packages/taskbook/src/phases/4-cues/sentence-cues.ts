import type { WordClass } from '../../lexicon/words.ts';
import type { Sentence } from '../2-structure/index.ts';
import { asksAttitude } from './attitudes.ts';
import { clausesOf, wordsIn } from './clauses.ts';
import { type Context, quantitiesOf, timesOf } from './context.ts';
import { cueFamily } from './families.ts';
import { formulaOf } from './formulas.ts';
import type { WordIn } from './matcher.ts';
import { actsAt, clauseOpening, RECURRING, withoutTimes } from './openings.ts';
import { sentenceOwner } from './subjects.ts';
import {
  genreOf,
  inTaskTable,
  isOwned,
  meetingSays,
  sectionIsAhead,
  sectionTypeOf,
  tellsSoFar,
} from './surroundings.ts';
import { isAhead, isPast } from './years.ts';

/** What a sentence shows of order or talk: stable codes, each at most once. */
export function sentenceCues(context: Context, sentence: Sentence): string[] {
  const { text } = context.reading;
  const numbered = sentence.start + sentence.markLength;
  // 会议指出, and 同时, introduce the sentence proper.
  const body = numbered + (INTRODUCTION.exec(text.slice(numbered, numbered + 12))?.[0].length ?? 0);
  const words = wordsIn(context, sentence);
  const cues: string[] = [
    CUE.doc(genreOf(context)),
    CUE.section(sectionTypeOf(context, sentence)),
    CUE.length(lengthStep(sentence.end - body)),
  ];

  if (sectionIsAhead(context, sentence)) cues.push('section.ahead');
  const { moods } = context;
  cues.push(
    CUE.moodDocument(moods.document),
    CUE.moodLine(moods.line[sentence.index]!),
    CUE.moodSection(moods.section[sentence.index]!),
  );
  const before = context.structure.sentences[sentence.index - 1];
  if (before && before.line === sentence.line) cues.push(CUE.before(MOOD[moods.own[before.index]! + 1]!));
  const behind = context.structure.sentences[sentence.index + 1];
  if (behind && behind.line === sentence.line) cues.push(CUE.behind(MOOD[moods.own[behind.index]! + 1]!));

  const times = timesOf(context, sentence);
  const clauses = withoutTimes(text, clausesOf(text, body, sentence.end), times);
  const opening = clauses.map((clause) => clauseOpening(text, clause, words, times));
  const acts = opening.filter((name) => name === 'act').length;
  const orders = opening.filter((name) => name === 'act' || name === 'must' || name === 'will').length;
  cues.push(
    CUE.open(opening[0] ?? 'none'),
    CUE.acts(share(acts, clauses.length)),
    CUE.orders(share(orders, clauses.length)),
  );
  if (opening.at(-1) === 'act') cues.push('close.act');
  if (clauses.length === 1) cues.push('clauses.one');
  else if (clauses.length >= 5) cues.push('clauses.many');

  const counts = new Map<WordClass, number>();
  for (const { name } of words) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const [name, count] of counts) {
    cues.push(CUE.has(name));
    if (count > 2) cues.push(CUE.many(name));
  }
  if (/^(?:确保|务必|力争)/.test(text.slice(body, body + 2))) cues.push('starts.ensure');
  if (tellsSoFar(text.slice(body, Math.min(body + 160, sentence.end)))) cues.push('told.soFar');
  if (text.startsWith('要', body)) cues.push('starts.要');
  else if (subjectMust(text, words, clauses[0]?.end ?? sentence.end)) cues.push('subject.must');
  if (words.some((word) => word.name === 'done' && text.startsWith('了', word.start))) cues.push('has.了');
  if (words.slice(0, 3).some((word) => word.name === 'state')) cues.push('early.state');
  if (words.slice(0, 3).some((word) => word.name === 'done')) cues.push('early.done');

  const year = context.structure.head.head.year;
  if (times.some((time) => isPast(time, year))) cues.push('time.past');
  if (times.some((time) => isAhead(time, year))) cues.push('time.ahead');
  // 2024年,完成…: what a sentence opens with says when all of it was.
  // 去年签约62个,今年要翻一番 looks back and then asks.
  const asksBehind = opening.slice(1).some((name) => name === 'must');
  if (times[0] && times[0].start - body <= 2 && isPast(times[0], year) && !asksBehind) cues.push('opens.past');
  // 到2025年,建成…: goals open with their year, whatever stands behind it.
  const first = times[0];
  // 2030年,体系更加完善: in a section of goals the year alone does.
  if (
    first?.year != null &&
    first.start - body <= 1 &&
    isAhead(first, year) &&
    (first.closed || (text[first.end] === ',' && sectionTypeOf(context, sentence) === 'goal'))
  )
    cues.push('opens.goal');
  // 居民收入增长与经济增长同步: a goal by comparison.
  else if (sectionIsAhead(context, sentence) && KEEPS_PACE.test(text.slice(body, sentence.end)))
    cues.push('opens.goal', 'sets.bound', 'starts.ensure');
  const quantities = quantitiesOf(context, sentence);
  if (quantities.length > 0) cues.push('has.quantity');
  if (quantities.length > 3) cues.push('many.quantity');

  const mark = text[sentence.end - 1] ?? '';
  if (mark === '?') cues.push('end.question');
  else if (mark === '!') cues.push('end.exclamation');
  else if (mark === ';') cues.push('end.semicolon');
  else if (mark === ':') cues.push('end.colon');
  else if (mark !== '。' && mark !== '”') cues.push('end.open');
  if (isOwned(context, sentence)) cues.push('is.owned');
  if (sentence.kind === 'cell') cues.push('in.table');
  if (inTaskTable(context, sentence)) cues.push('in.taskTable');
  if (sentence.kind === 'heading') cues.push('is.heading');
  if (sentence.markLength > 0) cues.push('is.numbered');
  if (sentence.first) cues.push('line.first');
  if (/^[“"]/.test(text.slice(body, body + 1))) cues.push('starts.quote');
  if (/我们|我市|我县|我区|我省|我/.test(text.slice(body, body + 8))) cues.push('starts.we');
  const obliges = counts.has('must') || counts.has('will');
  if (orders === 0 && !obliges) cues.push('orders.nowhere');
  if (!obliges && opening[0] !== 'act') cues.push('claim', CUE.claim(genreOf(context)));
  if (!obliges && opening[0] === 'act') cues.push(CUE.bare(genreOf(context)));
  if (obliges) cues.push(CUE.obliges(genreOf(context)));
  const owner = sentenceOwner(context, sentence);
  if (owner) {
    cues.push('names.owner');
    if (
      /^,?(?:要(?!求)|应(?!急|用|对)|必须|须(?!知)|务必|将|负责(?!人|同志)|牵头)/.test(
        text.slice(owner.end, owner.end + 4),
      )
    )
      cues.push('owner.told');
    if (actsAt(text, words, owner.end, sentence.end, times)) cues.push('owner.acts');
  }
  // 认真做好…工作: an order by its form.
  if (DOES_WORK.test(text.slice(body, Math.min(sentence.end, body + 90)))) cues.push('must.act');
  if (words.some(({ name, end }) => name === 'must' && actsAt(text, words, end, sentence.end, times)))
    cues.push('must.act');
  if (times.some((time) => isAhead(time, year) && time.closed && actsAt(text, words, time.end, sentence.end, times)))
    cues.push('deadline.act');
  if (
    clauses.some((clause) =>
      words.some(
        (word) =>
          word.name === 'must' &&
          word.start >= clause.start &&
          word.start - clause.start <= 10 &&
          word.end <= clause.end,
      ),
    )
  )
    cues.push('clause.must');
  const told = meetingSays(context, sentence);
  if (told) cues.push(told);
  const spirits = counts.get('spirit') ?? 0;
  const things = counts.get('thing') ?? 0;
  if (spirits > 1 && things === 0) cues.push('spirit.only');
  if (things > 1 && spirits === 0) cues.push('things.only');
  if (
    /是[^,。;]{2,30}(?:的|选择|短板|力量|关键|基石|基础|要求|问题|途径|保障|手段|抓手|举措|前提|保证|支撑|标志|体现|需要|底线|命脉|所在|引擎|灵魂|大事|答卷|课题|责任|亮点|特点|特色)[。;]?$/.test(
      text.slice(Math.max(body, sentence.end - 40), sentence.end),
    )
  )
    cues.push('is.definition');
  // 既要速度,也要质量; 富裕靠产业: how things hang together.
  const rest = text.slice(body, Math.min(sentence.end, body + 300));
  if (/既要[^。;]{1,40}[也又更]要/.test(rest)) cues.push('is.balance');
  if (!obliges && counts.has('state') && EQUATES.test(rest.slice(0, 40))) cues.push('is.definition');
  if (
    /(?:意义|责任|作用)[^,。;]{0,6}重大[。;]?$|至关重要[。;]?$|^[^。;]{2,40},(?:有利于|有助于|事关|关系到)/.test(
      rest,
    ) &&
    !/[,;](?:要|必须)/.test(rest)
  )
    cues.push('is.reason');
  // 只要我们坚持…,就一定能够…: what would follow, and nobody is asked.
  else if (/^只[要有](?:我们)?[^。;!]*(?:[就才]|一定(?:会|能)|必将)/.test(rest)) cues.push('is.reason');
  else if (
    (rest.includes('靠') && /(?:^|,)[^,。;]{2,8}(?<![依可停落])靠(?![前近])[^,。;]{2,8}(?:,|。|$)/.test(rest)) ||
    /(?:^|,)(?:这)?就是要/.test(rest)
  )
    cues.push('is.reason');
  // 三条通道建成后,将…; 反映…情况: what will be, and what something shows.
  if (/^[^,。;]{2,24}(?:建成|投用|投产|通车|完工|竣工)后,(?:将|可|有望)/.test(rest) || (!obliges && SHOWS.test(rest)))
    cues.push('is.reason', 'is.definition');
  if (FRAMES_WORK.test(rest)) cues.push('is.guidance');
  else if (
    /^(?:坚持)?以[^,。;]{4,60}(?:为指导|为指引|为统领|为根本遵循),(?:(?:全面|深入|认真)(?:学习)?(?:贯彻|落实)|坚持[^,。;]{0,10}理念,)/.test(
      rest,
    )
  )
    cues.push('is.guidance');
  else if (asksAttitude(rest)) cues.push('is.guidance', 'is.definition');
  if (/^(?:像|比如|例如|譬如|好比)/.test(rest)) cues.push('is.example');
  // 每季度组织…, 每月5日前报送…: what comes again is ordered.
  if (opening[0] === 'act' && RECURRING.test(rest)) cues.push('recurs.act');
  const formula = formulaOf(
    // How a long sentence ends says why a paper is written.
    sentence.end - body > 400
      ? text.slice(body, body + 300) + text.slice(sentence.end - 100, sentence.end)
      : text.slice(body, sentence.end),
    opening[0] === 'act' || opening[0] === 'must',
  );
  if (formula) cues.push(formula);
  if (/^(?:请|责成)(?:各|[省市县区]|相关|有关|以上)/.test(rest)) cues.push('asks');
  // 按季度填报…, 每月召开…: what comes again is ordered, wherever it stands.
  if (RHYTHM.test(rest)) cues.push('has.rhythm');
  // 不低于…, 控制在…: a bound is set for somebody to keep.
  if (/不得?(?:低于|少于|高于|超过|多于)|控制在|压[缩减]?[至到]/.test(rest)) cues.push('sets.bound');
  // 同意…的意见,修改完善后报请审批: what has been approved goes on.
  if (
    /同意[^。;]{4,80},[^。;]{0,20}(?:会后|修改完善后?|审[查核]后)[^。;]{0,20}(?:报|提交|提请|印发|下发|实施)/.test(rest)
  )
    cues.push('goes.on');
  // 要到外地才见面 tells what it takes, and asks for nothing.
  if (
    rest.includes('才') &&
    /(?:要|得|须)[^。;!?,]{1,24}才(?!能|华|干|艺|是)/.test(text.slice(body, Math.min(sentence.end, body + 120)))
  )
    cues.push('is.takes');
  return cues;
}

const DOES_WORK =
  /^(?:认真|继续|切实|扎实|统筹|全面|进一步|积极|持续)?(?:做好|抓好|搞好|办好)(?!了)[^,。;]{3,40}(?:工作|服务|管理|建设|保障)[。;]?$/;
const SHOWS = /^(?:主要|重点|综合)?反映(?!.{0,12}(?:问题|诉求|意见))[^。;]{4,}[。;]?$/;
const KEEPS_PACE = /^[^,。;]{2,14}(?:增长|增速)[与和同][^,。;]{2,14}(?:增长|增速)(?:基本|保持)*同步[。;]?$/;
/** 做好今年工作,必须坚持以…为指导; 完成以上目标,要始终坚持…: in what spirit all of it is to be done. */
const FRAMES_WORK =
  /^(?:做好|完成|实现|推进|抓好)[^,。;]{2,16}(?:工作|任务|目标),(?:要|必须|需要)(?:始终|准确|深刻|牢牢|更加)?(?:坚持|把握|牢记|遵循|统筹|处理好)|^[^,。;:]{0,16}总体(?:要求|思路)是:|(?:抓好|做好)(?:以下|下列)[^,。;:]{0,8}(?:工作|任务|方面):$/;
/** 就业是最大的民生; 抓项目就是抓发展: what something is. */
const EQUATES =
  /^[^,。;]{1,12}(?<!任务|目标|重点|要求|关键|工作)就?是(?:最大|头等|根本|第一|最|一[场项种道])[^,。;]{1,12}[,。]|(?:^|,)抓[^,。;]{1,12}就是抓/;
const INTRODUCTION =
  /^第[一二三四五六七八九十百]{1,4}条\s*|^(?:会议(?:指出|强调|要求|决定|明确|同意|议定)|下一步|接下来|(?:主要|目标|工作)?任务|同时|此外|另外|特别是|尤其是|其中|因此|对此|今年)[,:]/;
const MOOD = ['reports', 'plain', 'orders'];

const RHYTHM =
  /(?:按|逐)(?:月|季|周|日|旬)(?:度)?(?:填报|报送|上报|调度|通报|公布|更新|开展|组织)|每个?(?:月|季度?|周|半月|半年|日|天|年)[^,。;]{0,12}(?:报送|上报|填报|召开|开展|通报|公布|发布|收集|组织|调度|更新)/;

function subjectMust(text: string, words: readonly WordIn[], end: number): boolean {
  return words.some((word) => word.name === 'must' && word.start < end && text.startsWith('要', word.start));
}

function share(part: number, whole: number): string {
  if (part === 0) return 'none';
  const ratio = part / whole;
  return ratio > 0.67 ? 'most' : ratio > 0.34 ? 'half' : 'few';
}

function lengthStep(length: number): string {
  return length <= 10 ? 'tiny' : length <= 20 ? 'short' : length <= 40 ? 'middle' : length <= 90 ? 'long' : 'huge';
}

const CUE = {
  acts: cueFamily('acts'),
  bare: cueFamily('bare'),
  before: cueFamily('before'),
  behind: cueFamily('behind'),
  claim: cueFamily('claim'),
  doc: cueFamily('doc'),
  has: cueFamily('has'),
  length: cueFamily('length'),
  many: cueFamily('many'),
  moodDocument: cueFamily('mood.document'),
  moodLine: cueFamily('mood.line'),
  moodSection: cueFamily('mood.section'),
  obliges: cueFamily('obliges'),
  open: cueFamily('open'),
  orders: cueFamily('orders'),
  section: cueFamily('section'),
} as const;
