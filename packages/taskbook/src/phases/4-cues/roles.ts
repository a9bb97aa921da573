import type { Sentence } from '../2-structure/index.ts';
import type { Quantity } from '../3-quantities/quantity.ts';
import { entitlementCues } from './entitlements.ts';
import { moneyCues } from './payments.ts';
import type { Place } from './place.ts';
import { standingCues } from './standing.ts';

/**
 * The part that a quantity plays in its sentence, when it is not the thing to be reached: what a rule asks of those who qualify, what a policy pays,
 * what is used or looked at, how many there are of the things that act, how an assessment is made up.
 */
export function roleCues(place: Place): string[] {
  const { text, sentence, quantity, clause, hasVerbAhead } = place;
  const cues: string[] = [];
  const ahead = text.slice(clause.start, quantity.at);
  const behind = text.slice(quantity.end, Math.min(sentence.end, quantity.end + 24));
  // 只要坚定信心,就一定能突破300亿元: what would follow.
  const opening = text.slice(sentence.start + sentence.markLength, sentence.start + sentence.markLength + 2);
  if (opening === '只要') cues.push('in.condition');
  // 轻型航空器,是指重量不超过4千克的…: what a word means.
  if (MEANS.test(text.slice(Math.max(sentence.start, quantity.at - 80), quantity.at))) cues.push('in.condition');
  if (inCondition(text, sentence, quantity) || entitles(text, sentence, quantity)) cues.push('in.condition');
  // 单笔超过200万元的,报…; 达到100万元的企业,给予…: whom a rule is for.
  else if (
    CASE.test(behind) &&
    // 建设27公里的滨海走廊,…: how much is built.
    !((quantity.kind === 'length' || quantity.kind === 'area') && BUILT.test(ahead)) &&
    quantity.kind !== 'rank' &&
    (quantity.kind !== 'count' || quantity.value === 1 || BOUND_OR_OF.test(behind))
  )
    cues.push('in.case');
  cues.push(...moneyCues(text, sentence, quantity, ahead, behind));
  cues.push(...entitlementCues(place, ahead, behind));
  cues.push(...scoreCues(quantity, ahead, behind));
  cues.push(...standingCues(place, ahead, behind));
  // 总投资3.6亿元,其中中央资金1.2亿元: a part of what it costs.
  if (
    quantity.kind === 'money' &&
    /^其中[^,。;]{0,12}$/.test(ahead) &&
    WORTH.test(
      /([^\d]{0,12})[\d.]+[万亿]?元,$/.exec(
        text.slice(Math.max(sentence.start, clause.start - 30), clause.start),
      )?.[1] ?? '',
    )
  )
    cues.push('is.described');
  // 占全球数量1%以上的物种: which of them.
  if (quantity.kind === 'percent' && /占[^,。;]{2,14}$/.test(ahead) && /^以[上下]的[\u4e00-\u9fff]{2}/.test(behind))
    cues.push('is.selection');
  // 污染防治八场标志性战役: a campaign by its battles.
  if (quantity.unit === '场' && /^[^,。;、]{0,6}(?:战役|攻坚战|硬仗)/.test(behind))
    cues.push('is.campaign', 'clause.about');
  // 做好甲、乙、丙4项工作: the sum of a list.
  if (quantity.unit === '项' && /、/.test(ahead) && /^(?:重点|主要|具体)?工作[,。;]/.test(behind))
    cues.push('is.sum', 'clause.about');
  // 9座及以上客车: the size of a kind.
  if (quantity.unit === '座' && /^(?:及以[上下][\u4e00-\u9fff]|以下[\u4e00-\u9fff]|载人|客)/.test(behind))
    cues.push('is.limit');
  // 总长约1400米,宽50米; 占地面积约2.4万平方米: how large a thing is.
  if (
    (quantity.kind === 'length' && /(?:全长|总长度?|宽度?|高度?|深度?|直径|跨度|半径)(?:约|近|为|达)?$/.test(ahead)) ||
    (quantity.kind === 'area' && /(?:占地(?:面积)?|建筑面积)(?:约|近|为|达)?$/.test(ahead))
  )
    cues.push('is.size', ...(/半径/.test(ahead) ? ['is.described'] : []));
  // 约3.5米宽、150米长: the measure stands in front of its noun.
  if (quantity.kind === 'length' && /^[宽长高深厚](?=[,、。;的和]|$)/.test(behind)) cues.push('is.described');
  if (quantity.kind === 'money' && WORTH.test(ahead) && !REACHED.test(`${ahead}${behind.slice(0, 4)}`))
    cues.push('is.described');
  // 日处理5万吨的水厂: how much it can do.
  if (/(?:日处理|日产|日供[水气]?|年产|年处理)(?:能力)?$/.test(ahead) && /^的[\u4e00-\u9fff]{2}/.test(behind))
    cues.push('is.described', 'clause.about');
  // 站点500米覆盖率: from how far away.
  if (
    quantity.kind === 'length' &&
    /^(?:以[上下内])?(?:范围内)?(?:高度|口径|深度|半径|跨度|覆盖|服务半径)/.test(behind)
  )
    cues.push('is.described');
  // 东部、西部、北部三个片区: the number sums up the list before it.
  if (
    quantity.kind === 'count' &&
    quantity.value > 1 &&
    quantity.value < 13 &&
    quantity.scale === '' &&
    !/等$/.test(ahead) &&
    ahead.split('、').length === quantity.value &&
    !/\d/.test(ahead) &&
    // 新建城东、城北2座泵站: what is built is counted all the same.
    !/^(?:并|再)?(?:新建|新增|建成|改造|拆除|完成|引进|培育)/.test(ahead)
  )
    cues.push('is.sum');
  // 除2个以外全部开工: who is left out.
  if (/除[^,。;]{0,24}$/.test(ahead) && /^[^,。;]{0,8}(?:以|之)?外/.test(behind)) cues.push('is.limit');
  // “培训、就业、产业”三个全覆盖: sums up what stands in the marks.
  if (quantity.chinese && quantity.unit === '个' && /”$/.test(ahead) && /^全覆盖/.test(behind))
    cues.push('is.sum', 'clause.about');
  // “4”指4个拓展区: what a number stands for.
  if (/[”"]是?指$/.test(ahead)) cues.push('is.sum');
  // (11件), (含8件…): brackets that count what a list holds.
  if (quantity.kind === 'count' && /\((?:共|含|包括|其中)?$/.test(ahead))
    cues.push('is.sum', ...(sentence.kind === 'heading' ? ['clause.about'] : []));
  // 公交线28条(含夜线6条): a part of the figure before.
  else if (quantity.kind === 'count' && /\((?:不?含|包括|其中)[^()。;]{1,12}$/.test(ahead) && /^[)、,]/.test(behind))
    cues.push('is.sum', 'is.part');
  // 面积在400平方米以下的…: which of them is meant.
  if (/(?:面积|金额|投资额|规模|年龄|人口|收入)在$/.test(ahead) && /^及?以[上下](?:的|,[^。;]{2,40}的)/.test(behind))
    cues.push('is.limit');
  if (isThreshold(text, sentence, quantity)) cues.push('in.condition');
  if (/缺口[^,。;\d]{0,3}$/.test(ahead)) cues.push('is.lack');
  if (quantity.kind === 'count' && /^[^,。;、]{0,10}:/.test(behind)) cues.push('announces.list');
  if (
    /(?:^|[,、])(?:充分)?(?:以|用|依托|利用)[^,。;]{0,16}$/.test(ahead) &&
    /^[^;。]{0,30}(?:为|作为)(?:载体|主|依托|重点|核心|基础|抓手|龙头)/.test(behind)
  )
    cues.push('is.means');
  if (quantity.kind === 'count' && !hasVerbAhead && ACTORS.test(behind)) cues.push('is.subject');
  if (PAPERS.test(behind)) cues.push('behind.papers');
  // 10个领域60个重点项目清单: the name of a list.
  if (sentence.kind === 'heading' && /^[^,。;]{0,16}(?:清单|名单|一览表|分工|分解表)/.test(behind))
    cues.push('is.campaign', 'clause.about');
  // 包含7项主要任务、26条措施: how a paper is made up.
  if (/(?:包含|包括|提出|明确|部署|分为|现将)[^,。;]{0,12}$/.test(ahead) && COMPOSED.test(behind))
    cues.push('behind.papers', 'announces.list');
  if (isCampaign(quantity, ahead, behind)) cues.push('is.campaign', 'clause.about');
  if (
    quantity.kind === 'percent' &&
    ((/(?:考核|测评|评分|得分|权重|分值|总分)/.test(ahead) && /占|权重(?:为|是)?$/.test(ahead)) ||
      // 考评分值=日常监测(60%)+实地调研(20%): the weights of a sum.
      /(?:=[^=+。;]{2,12}|\+[^=+。;]{2,12})\($/.test(ahead))
  )
    cues.push('is.weighting');
  if (/(?:考核)?(?:对象|范围|成员)(?:为|是|包括)/.test(ahead)) cues.push('is.composition');
  if (
    quantity.kind === 'percent' &&
    /率$/.test(ahead) &&
    /^(?:及?以[上下])?的?[\u4e00-\u9fff]{2}/.test(behind) &&
    /^(?:及?以[上下])?的/.test(behind)
  )
    cues.push('is.selection');
  if (
    /连续$/.test(ahead) ||
    (/(?:逾期|超期|达到?|累计)$/.test(ahead) && /^(?:以上)?的[,单人企]/.test(behind)) ||
    /^[位名]?(?:以上|以下|以内)?的,?(?:评为|评定|给予|认定|奖励|予以|扣|不得|约谈)/.test(behind)
  )
    cues.push('is.trigger');
  // 排名前3位的单位,给予…: those who are paid.
  if (
    quantity.rank === 'top' &&
    /(?:排名|排序|位列|得分|成绩|名次|综合)[^,。;]{0,6}$/.test(ahead) &&
    /^[位名]?的(?:[^,。;]{0,8}(?:单位|企业|个人|团队|机构|县|区|市|乡镇|街道|学校))?(?:,|[^。;]{0,4}(?:给予|予以|奖))/.test(
      behind,
    )
  )
    cues.push('is.ranked', 'in.case');
  if (quantity.rank === 'bottom' && /^[位名]?(?:的|单位|乡镇|企业|部门|县|区)/.test(behind)) cues.push('is.ranked');
  return cues;
}

const MEANS = /是指[^。;]{0,76}$/;
/** 计划总投资18亿元, 项目总投资约60亿元: what a project costs, unless somebody is to reach it. */
const WORTH = /(?:总投资|概算投资|估算投资|投资概算|投资估算|总造价)(?:额)?(?:约|近|为|达)?$/;
const REACHED =
  /完成|争取|力争|确保|实现|达到|突破|超过?|不低于|不少于|以上|累计|新增|撬动|带动|签约|引进|招引|落地|年内|今年|全年/;

/** 20项民生工程, 市10件惠民实事, 人才新政18条: lists and papers that are called by how many points they have. */
function isCampaign(quantity: Quantity, ahead: string, behind: string): boolean {
  if (
    /^[件项]$/.test(quantity.unit) &&
    // 办好十件民生实事 promises them.
    !/(?:办好|办成|办实|抓好|兑现)$/.test(ahead) &&
    /^[\u4e00-\u9fff]{0,2}(?:民生|惠民|为民办?|民心)(?:实事|工程)|^[\u4e00-\u9fff]{0,4}实事/.test(behind)
  )
    return true;
  // 落实“科创30条”: a paper by its short name.
  if (quantity.unit === '条' && behind.startsWith('”')) return true;
  return quantity.unit === '条' && /(?:新政|政策|措施|意见|办法|[国省市县]八?)$/.test(ahead);
}

/** 认定标准:…投资不少于1亿元; (单个项目投资在5000万元以上): what a thing must be to count, which nobody is asked to reach. */
function isThreshold(text: string, sentence: Sentence, quantity: Quantity): boolean {
  const start = sentence.start + sentence.markLength;
  if (
    /^(?!放宽|降低|扩大|落实|完善|优化|规范|取消|提高|加强|做好|开展|推进|深化|健全)[^,。;:]{0,10}(?:额度|认定|准入|入库|申报|纳入|入选|入围)(?:要求|标准|条件|门槛|范围)?[,:为]/.test(
      text.slice(start, start + 20),
    )
  )
    return true;
  const ahead = text.slice(Math.max(start, quantity.at - 30), quantity.at);
  // 设备投资门槛由1000万元调整为300万元: what one has to have.
  if (/(?:门槛|起点|起评分)(?:由|从|为|是|降|提)[^,。;]*$/.test(ahead)) return true;
  // 每条航线(年度执行不少于60架次)给予…: the bracket says which of them are paid for.
  if (
    /\([^()。]{0,16}(?:不少于|不低于|超过|达到?)[^()。]{0,4}$/.test(ahead) &&
    /^[^()。;]{0,8}\)(?:,|的|分别|每[^,。;]{1,4})*(?:给予|奖励|补助|补贴|资助)/.test(
      text.slice(quantity.end, quantity.end + 30),
    )
  )
    return true;
  return /\((?:单个|单体|单项|每个|其中单个)[^()。]{0,24}$/.test(ahead);
}

/** 100项具有影响力的赛事, counts; 20人以上的单位, and 3次的, are cases. */
const BUILT = /(?:建设|新建|修建|改造|打造|铺设|建成|开通)$/;
const BOUND_OR_OF = /^(?:\(含\))?(?:及?以[上下内]|[未仍还]|[^,。;、]{0,6}的(?:\([^()]{1,16}\))?,)/;
const CASE =
  /^(?:、[\d.]+[^,。;、\d]{1,6})*(?:\(含\))?(?:及?以[上下内])?(?:未|仍|还|且|并)?[^,。;、]{0,12}的(?:\([^()]{1,16}\)|[^,。;、]{0,8})?,/;

/** 每下降1个百分点扣0.5分, 90%—95%得4分, 90分以上为优秀, 平均分×60%: how an assessment counts. */
function scoreCues(quantity: Quantity, ahead: string, behind: string): string[] {
  const cues: string[] = [];
  if (
    /每(?:下降|上升|提高|增加|减少|发现|逾期|低于|高于|超过|少|多|缺|延迟)[^,。;]{0,6}$|发现[^,。;]{0,4}$/.test(
      ahead,
    ) &&
    /^[^。;]{0,14}[扣加奖减]/.test(behind)
  )
    cues.push('is.step');
  if ((/[×xX*=+]\s*$/.test(ahead) && quantity.kind === 'percent') || /^(?::[\d.]+)*比例/.test(behind))
    cues.push('is.formula');
  if (
    /^(?:以[上下])?[^,。;]{0,4}不得分/.test(behind) ||
    (/[,、]$|^$/.test(ahead) && /^[^,。;]{0,6}得[\d.]+分/.test(behind)) ||
    /^(?:及?以[上下])?的,[得扣加减记奖]/.test(behind)
  )
    cues.push('is.band');
  if (quantity.unit === '分' && /^(?:以[上下])?(?:[^,。;]{0,6})?(?:为|的|评为)/.test(behind)) cues.push('is.band');
  if (/等次[^,。;]{0,8}$/.test(ahead)) cues.push('is.band');
  return cues;
}

/** 对年产值首次突破5亿元的企业,给予…: a sentence about those for whom something holds; what stands before the consequence is the condition. */
function inCondition(text: string, sentence: Sentence, quantity: Quantity): boolean {
  const start = sentence.start + sentence.markLength;
  const words = text.slice(start, Math.min(sentence.end, start + 240));
  const opens =
    /^[^,。;]{0,20}?(?:^|[,:是])对(?!于?[^,]{0,6}(?:全市|全县|全区))/.exec(words) ??
    /^(?:凡|凡是|如|每(?:引进|培育|新增|发现|逾期))/.exec(words);
  if (!opens) return false;
  const consequence = CONSEQUENCE.exec(words);
  return (
    consequence !== null &&
    quantity.at < start + consequence.index &&
    quantity.at >= start + opens.index + (opens[0].endsWith('对') ? opens[0].length - 1 : 0)
  );
}

/** 新招用人数达到职工人数25%并签订合同的,可申请…: who may ask for something, said before 的. */
function entitles(text: string, sentence: Sentence, quantity: Quantity): boolean {
  const behind = text.slice(quantity.end, Math.min(sentence.end, quantity.end + 80));
  // 年飞行超过2000架次给予补贴: paid once that is reached.
  if (quantity.kind === 'count' && /^(?:及?以上)?(?:的)?(?:\([^()]{1,20}\))?,?(?:分别)?(?:给予|予以)/.test(behind))
    return true;
  return (
    behind.includes('的,') && /^[^。;]{0,60}的,(?:均?可(?:以|按|申请|享受)?|给予|予以|享受|优先|不予)/.test(behind)
  );
}

const CONSEQUENCE =
  /,[^,]{0,24}?(?:给予|奖励|补助|补贴|资助|扶持|予以|约谈|问责|通报批评|追责|扣|取消|评为|认定为|不得|优先|可(?![用行视靠信再持]))/;
const ACTORS = /^[^,。;、\d:]{1,12},?(?:也|都|均|全部)?(?:(?<![主重需首次])要|应|必须|须)(?!求|素|闻)/;
const COMPOSED =
  /^(?:主要|重点|具体|方面|大类|工作)*(?:任务|措施|举措|工作|内容|方面|行动|工程)(?:[,。;、\d和]|予以|分解|$)/;
const PAPERS = /^(?:惠企|支持|扶持|具体|重点|配套|改革)?(?:政策|措施|举措|意见|规定|要求|条款|议题|原则)/;
