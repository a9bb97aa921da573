import type { Sentence } from '../2-structure/index.ts';
import { type NameList, opensWithField, readNames } from '../3-quantities/name-list.ts';
import { isOrganisation, isSpecific, splitNames, unique } from '../3-quantities/names.ts';
import { type TimeExpression, timesBetween } from '../3-quantities/times.ts';
import { type Clause, clausesOf, wordsIn } from './clauses.ts';
import { type Context, type NamedOwner, timesOf } from './context.ts';
import type { WordIn } from './matcher.ts';

/**
 * Who a sentence tells to act: 市应急局承担…, 由区政府牵头,市财政局配合, 各区(市)要…. A clause opens with its subject, or names it behind 由 and 请;
 * the names have to be followed by what they do. Words for everybody (各级各部门, 广大, 企业) name nobody.
 */
export function sentenceOwner(context: Context, sentence: Sentence): NamedOwner | null {
  let owner = context.named[sentence.index];
  if (owner === undefined) {
    owner = readOwner(context, sentence);
    context.named[sentence.index] = owner;
  }
  return owner;
}

function readOwner(context: Context, sentence: Sentence): NamedOwner | null {
  const { text } = context.reading;
  if (!NAMES_SOMEBODY.test(text.slice(sentence.start, Math.min(sentence.end, sentence.start + 600)))) return null;
  const place: Place = { text, words: wordsIn(context, sentence), times: timesOf(context, sentence) };
  const found = new Owners();
  for (const clause of clausesOf(text, sentence.start + sentence.markLength, sentence.end).slice(0, 16)) {
    const subject = subjectOf(place, clause, sentence.end);
    if (subject) found.add(subject, roleOf(text, subject, clause, found.lead.length > 0));
    for (const partner of partnersOf(place, clause)) if (found.lead.length > 0) found.add(partner, 'support');
  }
  return found.owner();
}

interface Place {
  readonly text: string;
  readonly words: readonly WordIn[];
  readonly times: readonly TimeExpression[];
}

interface Named {
  readonly start: number;
  readonly end: number;
  readonly names: readonly string[];
}

class Owners {
  readonly lead: string[] = [];
  readonly support: string[] = [];
  #start = -1;
  #end = -1;

  add({ start, end, names }: Named, role: 'lead' | 'support'): void {
    this[role].push(...names);
    if (this.#start < 0) this.#start = start;
    this.#end = Math.max(this.#end, end);
  }

  owner(): NamedOwner | null {
    if (this.#start < 0) return null;
    const lead = unique(this.lead);
    return {
      start: this.#start,
      end: this.#end,
      lead,
      support: unique(this.support).filter((name) => !lead.includes(name)),
    };
  }
}

/** The names behind 由 or 请, else those that open the clause behind the times at its head. */
function subjectOf(place: Place, clause: Clause, sentenceEnd: number): Named | null {
  const { text } = place;
  const end = Math.min(clause.end, clause.start + LONGEST_CLAUSE);
  for (let by = clause.start; by < end; by++) {
    if (text[by] !== '由') continue;
    if (NOT_BY.test(text.slice(by - 1, by + 2))) continue;
    const start = by + 1;
    const person = PERSON.exec(text.slice(start, start + 24));
    if (person) return { start, end: start + person[1]!.length, names: [person[1]!] };
    const list =
      readNames(text, start, sentenceEnd, (at) => isVerb(place, at, sentenceEnd, true)) ??
      sureNames(text, start, sentenceEnd, true);
    if (list && !NOBODY_NAMED.test(list.names[0]!)) return { start, end: list.end, names: list.names };
  }
  const start = openingOf(place, clause);
  const treasury = /^[省市县区镇]财政(?=安排|统筹|每年|拨|给予|承担|足额|列支|设立)/.exec(
    text.slice(start, start + 8),
  )?.[0];
  if (treasury) return { start, end: start + treasury.length, names: [treasury] };
  const leader = LEADER.exec(text.slice(start, Math.min(clause.end, start + 24)));
  if (leader) return { start, end: start + leader[1]!.length, names: [leader[1]!] };
  if (PREPOSITION.test(text.slice(start, start + 4))) return null;
  if (NOBODY.test(text.slice(start, start + 8))) return null;
  const asked = /[请成]$/.test(text.slice(clause.start, start));
  const list =
    readNames(text, start, sentenceEnd, (at) => isVerb(place, at, sentenceEnd, false)) ??
    sureNames(text, start, sentenceEnd, asked);
  if (list && (!opensWithVerb(place, start) || list.names[0] === '开发区') && areSubjects(text, list))
    return { start, end: list.end, names: list.names };
  const told = toldNames(text, start, sentenceEnd);
  return told && { start, end: told.end, names: told.names };
}

function areSubjects(text: string, list: NameList): boolean {
  // 各地、各部门: everybody; 各地、市相关部门 are told.
  if (list.names.every((name) => EVERYBODY.test(name))) return false;
  const told = TELLS.test(text.slice(list.end, list.end + 3));
  // 各区、临江高新区; 陶瓷工业园、农业局等单位要…: beside a body of government whoever is told as well.
  const among = list.names.length > 1 && (isSubject(list.names[0]!) || (told && list.names.some(isSubject)));
  const isOne = (name: string) =>
    isSubject(name) ||
    // 各县党政主要负责同志每月…: the heads of those who may be told.
    (told &&
      HEADS_OF.test(name) &&
      (isSubject(name.replace(HEADS_OF, '')) || LOCAL.test(name.replace(HEADS_OF, '')))) ||
    UTILITY.test(name) ||
    (told && REGION.test(name)) ||
    (among && (/[区县市镇乡道]$/.test(name) || isMember(name)));
  return list.areFields || list.names.every(isOne);
}

/** 市财政局先行安排…: an office of a level of government that opens a clause acts, whatever the verb, unless the words behind tell of it. */
function sureNames(text: string, start: number, sentenceEnd: number, named = false): NameList | null {
  if (!LEVEL.includes(text[start] ?? ' ') && !(named && text[start] === '各')) return null;
  const list = readNames(text, start, sentenceEnd, (at) => at < sentenceEnd && !TOLD_OF.test(text.slice(at, at + 24)));
  return list?.names.every((name) => SURE.test(name) || (named && isSubject(name))) ? list : null;
}

/** 各视频监控站、防火瞭望塔和护林员要…: whoever stands in front of 要 is told, be it people or places that no office has in its name. */
function toldNames(text: string, start: number, sentenceEnd: number): NameList | null {
  const told = TOLD.exec(text.slice(start, Math.min(sentenceEnd, start + 60)))?.[1];
  if (!told) return null;
  const pieces = told.split(/、|以及|[和及与]/);
  const names = pieces.every((name) => PEOPLE.test(name)) ? pieces : splitNames(told);
  if (
    names.length === 0 ||
    !names.every((name) => PEOPLE.test(name) && !INNER_VERB.test(name.replace(/\(.*?\)/, '')) && !NOBODY.test(name))
  )
    return null;
  return { names, end: start + told.length, areFields: true };
}

/** 相关乡镇、村、社区成立…: in a list of those who act. */
function isMember(name: string): boolean {
  return (
    (isOrganisation(name) || /^[村镇乡]$/.test(name)) &&
    name.length <= 16 &&
    !INNER_VERB.test(name) &&
    !NOBODY.test(name)
  );
}

/** Behind blanks, 请, 并由 and the like, and the times at the head of the clause. */
function openingOf({ text, times }: Place, clause: Clause): number {
  let at = clause.start + (INTRODUCES.exec(text.slice(clause.start, clause.start + 14))?.[0].length ?? 0);
  // (市应急局负责)推进…: the annotation of what stands before it.
  if (text[at] === '(') {
    const close = text.indexOf(')', at);
    if (close > 0 && close < Math.min(clause.end, at + 200)) at = close + 1;
  }
  const time = timesBetween(times, at, Math.min(clause.end, at + 24))[0];
  if (time && time.start - at <= 1 && time.end < clause.end) at = time.end;
  return at;
}

/** Does what stands here say what the names before it do? */
function isVerb({ text, words, times }: Place, at: number, sentenceEnd: number, named: boolean): boolean {
  // 各专项小组,要…: the mark between subject and verb.
  if (text[at] === ',') return at < sentenceEnd && TELLS.test(text.slice(at + 1, at + 4));
  const behind = text.slice(at, Math.min(sentenceEnd, at + 32));
  // 省住建厅制定了…: tells what has been done.
  if (/^[\u4e00-\u9fff]{2,4}了(?!解)/.test(behind)) return false;
  if (DOES.test(behind) || (named && DOES_IF_NAMED.test(behind))) return true;
  const time = timesBetween(times, at, at + 24)[0];
  if (time && time.start - at <= 1) return true;
  return words.some(
    ({ name, start, end }) =>
      start === at &&
      end - start > 1 &&
      !/^[了人同]/.test(text.slice(end, end + 1)) &&
      (name === 'act' || name === 'must' || name === 'will') &&
      !isCompound(text, end),
  );
}

/** 市场监管平台, 发展改革工作: a verb in front of a noun of its own is part of a name. */
function isCompound(text: string, end: number): boolean {
  return (
    /^(?:工作|领域|系统|平台|部门|中心|体系|机构|队伍|人员|事项|服务)?的/.test(text.slice(end, end + 4)) ||
    // 省人力资源社会|保障厅: the verb is the field of an office.
    /^[厅局]/.test(text.slice(end, end + 1)) ||
    /^(?:督导|管理|工作|服务)?(?:委员会|领导小组|办公室)/.test(text.slice(end, end + 6))
  );
}

/** 督促有关部门, 完善部门联动: the clause opens with a verb of command, unless the verb is the field of an office (教育局, 宣传部). */
function opensWithVerb({ text, words }: Place, start: number): boolean {
  const word = words.find((other) => other.start === start && VERBAL.has(other.name));
  return (
    word !== undefined &&
    word.end - start > 1 &&
    !opensWithField(text, start) &&
    !/^(?:牵头|责任|配合|协同|成员|主办){1,2}(?:单位|部门)|^(?:考核|督查|督导|检查|验收|评估|巡查|整治)(?:工作)?[组队]/.test(
      text.slice(start, start + 6),
    )
  );
}

function roleOf(text: string, subject: Named, clause: Clause, hasLead: boolean): 'lead' | 'support' {
  // A list may go beyond the clause that it begins in.
  const behind = text.slice(subject.end, Math.min(Math.max(clause.end, subject.end + 8), subject.end + 14));
  if (HELPS.test(behind) || /^各?(?:配合|协办|协同)(?:单位|部门)$/.test(subject.names[0]!)) return 'support';
  // 由甲、乙组成专班: its members; 区管委会办公室组成督查组: who forms it.
  if (MEMBERS.test(behind) && (hasLead || subject.names.length > 1)) return 'support';
  if (!hasLead) return OTHERS.test(subject.names[0]!) && GUIDES.test(behind) ? 'support' : 'lead';
  if (OTHERS.test(subject.names[0]!) || GUIDES.test(behind)) return 'support';
  // 市住建局负责,市水务集团实施: beside one who answers for it.
  return /^(?:具体|组织)?(?:实施|落实)[,。;]?$/.test(text.slice(subject.end, Math.min(clause.end + 1, subject.end + 6)))
    ? 'support'
    : 'lead';
}

/** 会同市财政局、有关部门; 牵头科技、财政等部门; 联合市交通局. */
function partnersOf(place: Place, clause: Clause): Named[] {
  const { text } = place;
  const found: Named[] = [];
  const words = text.slice(clause.start, clause.end);
  if (!/会同|牵头|联合|组织/.test(words)) return found;
  for (const match of words.matchAll(/会同|牵头|联合(?!会)|组织(?=[省市县区])/g)) {
    const start = clause.start + match.index + match[0].length;
    const list = readNames(text, start, clause.end, (at) => at >= clause.end || isVerb(place, at, clause.end, true));
    if (list && match[0] === '联合' && !list.names.every((name) => isSpecific(name) && !/专班|小组|体$/.test(name)))
      continue;
    if (
      list &&
      (!/牵头|组织/.test(match[0]) || /等(?:各|有关|相关)?(?:部门|单位)$/.test(text.slice(list.end - 5, list.end)))
    )
      found.push({ start, end: list.end, names: list.names });
  }
  return found;
}

/** Without 由 only bodies of government act, and regions when several are meant (各区, 涉灾相关区) or told to. */
function isSubject(name: string): boolean {
  if (/^(?:市委|市政府|县委|县政府|区委|区政府|省委|省政府|政府|部门|部|办|局|委|厅|公司|集团|企业)$/.test(name))
    return false;
  // 各配合单位, 市重点工作推进领导小组办公室: the verb belongs to the name.
  if (ROLE_NAME.test(name) || WORKING_GROUP.test(name)) return true;
  if (INNER_VERB.test(name)) return false;
  // 市委决定…, 临江市委把…: a committee of the party tells what was decided.
  if (/(?<!团)[省市县区州]委$/.test(name)) return false;
  if ((name.length > 2 || name === '单位') && BODY.test(name))
    return !/^(?:我|本|该|这|其(?![他它])|对|和|及|与|等|以|有的|一些|多个|两个)/.test(name);
  return (
    /^(?:各|相关|有关|涉).{0,10}(?:区|县|市|地|镇|乡|街道|镇街|村|园区|\))$/.test(name) ||
    /^(?:街道|居|村|乡镇|镇|县|市县|县市)\(.{1,4}\)委?$/.test(name) ||
    /^(?:所在|属地|涉事)(?:街道|乡镇|镇|村|社区)$/.test(name)
  );
}

const TOLD =
  /^((?:各|全体|相关|有关|涉及|[省市县区镇乡])(?:主要|[^,。;:“”《》要应须]){1,40}?)(?:也|都)?(?:要(?![求点素闻件])|必须|务必|应(?![急用对收届]))/;
const PEOPLE =
  /^.{1,16}(?:干部|人员|领导|负责人|负责同志|队伍|企业|台|站|站\(点\)|点|员|塔|长|组织|机构|法人|主体|园区|乡镇|街道|镇|村|村居|居委会|社区|部门|单位|局|办|委|中心|学校|医院|公司|集团|银行|组|专班)$/;
const LEVEL = '省市县区';
const SURE =
  /^[省市县区](?![政区县市][区县市]?委?$)[\u4e00-\u9fff]{1,14}(?:局|委|办|厅|督[查导]室|办公室|政府办|管委会|中心|集团|公司|支队|大队)$/;
/** What makes a noun of the name, or tells what it did or is. */
const TOLD_OF =
  /^(?:[的等、,;。:!?)”办会和及与已曾获被是为有没未也又还所一]|公室|员会|主任|局长|书记|提醒|解读|相关|有关|党[组委]|领导|负责[人同]|主要|副|工作|系统|机关|干部|职工|汇报|报告|介绍|通报了|关于|提出|提交|认为|反映|表示|发布|获悉|透露|了解|数据|统计数据|消息|联合印发|印发了|召开了?|举[行办]|投入使用|建成|开工|竣工|投用|启用|[改扩迁]+建|[^,。;]{0,14}[了过])/;
const VERBAL: ReadonlySet<string> = new Set(['act', 'must', 'will']);
const TELLS =
  /^(?:要(?!求)|应(?!急|用|对)|必须|须(?!知)|务必|每个?(?=月|周|季|年|半|旬)|(?:力争|确保|牵头|负责)(?!人|同志))/;
/** One region by its name: 东川区, 城关镇; 库区 and 示范区 are kinds of places. */
const REGION =
  /^(?!.*(?:地区|园区|社区|城区|片区|库区|景区|灾区|山区|市区|辖区|厂区|校区|特区|示范区|小区|专区|老区|郊区|林区|矿区|港区|功能区|城市|试点[县市区镇村]|[全本我该各][省市县区镇])$)[\u4e00-\u9fff]{2,6}(?:[区县市镇乡]|街道|供电企业)$|^(?:开发区|高新区|经开区)$/;
const LONGEST_CLAUSE = 90;
const UTILITY = /^(?:供[电水气热]){1,3}企业$/;
/** A glance that spares most sentences the closer look. */
const NAMES_SOMEBODY =
  /[各关涉体][^,。;]{1,40}[要须务]|[台队员导人长][要须]|财政|局|委|厅|社|支队|开发区|高新区|经开区|大队|部门|政府|办公室|[市县区治创核]办|[障育技安政法源境设输利村务游急]部|总[局署]|督查室|小组|指挥部|专班|集团|公司|单位|主体|部队|供[电水气]|领导|负责[人同]|妇联|残联|工会|[区县市镇乡道][要应须]|[各关涉][^,。;]{0,10}[区县市地镇乡道街)]|由/;
const NOT_BY = /^[自理缘事来]|^.由[于此来衷小]/;
const INTRODUCES =
  /^\s*(?:[\u4e00-\u9fff]{2,8}要求(?=[省市县区各有相]))?(?:同时|此外|另外|其中|并|要|也|请|责成|建议|会后|原则上|必要时)?(?:请|责成)?/;
const BODY =
  /(?:局|委|办|厅|部门|政府|管委会|委员会|(?:办公|督查|督导|研究|政研|信息|调研|综合)室|组|指挥部|专班|集团|公司|单位|主体|党委|党工委|支队|大队|总队|工作队|中心|银行|海关|供销社|法院|检察院|医院|派出所|司法所|学校|机构|党组织|党支部|法人|部队\(?.{0,4}\)?|各地市?|地市|联合会|工会|协会|商会|妇联|残联|科协|[市县区省]委.{1,6}[部办]|(?:外交|教育|科技|科学技术|工业和信息化|公安|民政|司法|财政|人力资源和?社会保障|自然资源|生态环境|住房和?城乡建设|交通运输|水利|农业农村|商务|文化和旅游|退役军人事务|应急管理|应急|组织|宣传|统战)部|总局|总署|审计署)(?:\([^()]{1,14}\))?$/;
/** Words for everybody, for others, or for those a policy speaks of. */
const NOBODY =
  /^(?:被|规模|限额|报|送|经(?![发信济管开贸])|有个别|个别|大多数|多数|不少|后[一二三四五六七八九十\d]|排名|各级(?!党委|党组织|人民政府|政府)|各地各|全[市县区省](?!各级党)|我[市县区省们]|广大|社会|企业|鼓励|支持|引导|推动|国家|中央|上级|这些|一些|部分|全体|会议|中国|其中|所有|每|向|没有|加强|完善|建立|通过|指导|根据)|^(?!各)[^,。;]{0,6}(?:同志|干部)|^[^,。;]{0,6}乡镇和部门/;
const NOBODY_NAMED = /^(?:各级各|政府$|企业$|(?:国家|中央)(?![\u4e00-\u9fff]{2,12}(?:局|委|办|部|署)$))/;
const INNER_VERB =
  /[“”《》]|围绕|要求|[兴举开创查交承]办$|通过|作为|反映|事项|参照|机制|挂牌|转交|转送|移交|交由|督办(?!室)|完善|指导(?!委)|会同|根据|加快|加强|强化|推进|提[高升]|不断|直接|落实|配合|协助|督促|编制|坚持|着力|跨部门|各级各|其他各级|常态化|(?<!党)组织(?!部|办)|成立|下设|新增|发挥|^由/;
const ROLE_NAME = /^各?(?:项目)?(?:牵头|责任|配合|成员|协同|主办|协办)(?:单位|部门)$/;
const WORKING_GROUP = /^[省市县区镇乡][\u4e00-\u9fff]{2,30}(?:领导小组|指挥部|工作专班|联席会议)(?:办公室)?$/;
const EVERYBODY = /^(?:各地区?|各(?:有关|相关)?部门|各地区?各(?:有关)?部门)$/;
const PREPOSITION =
  /^(?:现|对|把|将|向|在|从|为|以|与|使|让|按|依|围绕|针对|经(?![发信济管开贸])|会同|协[同助](?!单位|部门)|配合(?!单位|部门)|凡|如|当|给|用|因|比|至|到)/;
const PERSON =
  /^((?:[省市县区镇乡州](?:委|政府)?)?(?:分管|主要|主管)?(?:副?[省市县区镇乡州]长(?!(?:牵头|负责|挂帅|任|担任))[\u4e00-\u9fff]{2,3}?(?:同志)?|副?[省市县区镇乡州]长|领导(?:同志)?|负责同志|负责人|书记))(?:挂帅|任|担任|牵头|负责|负总责|领衔|包联|带队)/;
const LEADER = /^([^,。;“”]{2,10}(?:书记|局长|主任|[镇乡区县市]长))(?:负总责|牵头|挂帅|任组长)/;
const DOES =
  /^(?:要(?!求)|应(?!急|用|对)|须|需(?!求)|必须|将|务必|务于|把|对|按|参照|在|于|从(?=\d|今|明|即)|每|都|均|也(?=要|应|须)|一律|各(?=抽|派|出|明确|自|选)|限期|先行|跟进|分头|总牵头|总负责|分别|共同|联合(?!会)|具体|统筹|统一|依次|分赴|深入|积极|密切|切实|定期|及时|带头|主动|严格|依法|全力|抓紧|马上|立即|连夜|提前|同步|认真|牵头|负责(?!人|同志)|负总责|承担|履行|给予|予以|配合|协同|协助|会同|商|任|派|抽调|召集|核定|组成(?!部)|下发|委托|推荐|约谈|督促|督导|成立|组建|启动|设在[^,。]{2,20},(?:具体)?(?:承担|负责)|各负其责|各司其职|做好|抓好|跟上|出台|结合|根据|不得|不能|可(?:根据|以|按)|月底|周[一二三四五]|倒排|白天|会后|数据|实行|提供|建立|制定|安排)/;
const MEMBERS = /^(?:共同|(?:主要|分管)?(?:负责同志|负责人|领导))?(?:组成|参加)/;
const DOES_IF_NAMED =
  /^(?:(?:主要|分管)?(?:负责同志|负责人|领导)?(?:组成|参加)|通过|从|召集|商|先|再|另行|自行|审核|审定|研究|办理|解决|处理|核|组织|实施|落实|协商|下达|解释|监督)/;
/** 县区党政主要负责同志: kinds of places, of which all are meant. */
const LOCAL = /^(?:县区|县市区|市县|区县|县市|乡镇|镇街|街镇|街道|园区)$/;
const HEADS_OF = /(?:党政|行政)?(?:主要|分管)(?:负责人|负责同志|领导同志|领导)$|党政(?:负责人|负责同志|一把手|领导)$/;
const OTHERS = /^(?:[市县区省]直?)?(?:其他|其它|有关|相关|成员|各成员|各相关|各有关)/;
const HELPS =
  /^(?:也|都|要|应|须|将|分别|积极|密切|全力|予以|做好|共同|协同)*(?:配合|协助|协同|支持(?=[,。;]|配合)|参与|参加)/;
const GUIDES = /^(?:也|都|要|各)*(?:给予|予以|按照各自职责|派员|抽调|抽|派|跟上|做好配合|做好[^,。;]{2,10}保障)/;
