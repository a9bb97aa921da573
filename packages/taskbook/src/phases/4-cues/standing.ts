import type { Place } from './place.ts';

/** Counts of those that there are, that a measure is about or works with: nobody is asked to reach them. */
export function standingCues({ text, quantity, hasVerbAhead }: Place, ahead: string, behind: string): string[] {
  const cues: string[] = [];
  // 加大对23个村的帮扶力度, 对全市320家企业开展诊断: whom it is about, all that there are.
  if (
    quantity.kind === 'count' &&
    ((/对$/.test(ahead) &&
      /^[^,。;]{1,20}的[\u4e00-\u9fff]{2,8}(?:力度|工作|支持|投入|监管|管理)/.test(
        text.slice(quantity.end, quantity.end + 40),
      )) ||
      /对(?:全[市县区省州]|辖区内?|现有)[^,。;]{0,2}$/.test(ahead) ||
      // 加大对新兴领域41个集群和62家企业的支持力度: how many there are of both.
      (/加[大强]对[^,。;、]{0,24}$/.test(ahead) &&
        /^[^,。;、]{2,30}的[\u4e00-\u9fff]{2,6}力度/.test(text.slice(quantity.end, quantity.end + 40))))
  )
    cues.push('clause.about', 'is.stock');
  // 《方案》确定的146项任务: those that a paper holds.
  if (quantity.kind === 'count' && /(?:确定|明确|部署|下达|提出|列出)的$/.test(ahead))
    cues.push('clause.about', 'is.stock');
  // 涉及5.2万户15万居民: whom it concerns.
  if (/^涉及[^,。;]{0,14}$/.test(ahead) && !/完成|确保|力争/.test(ahead)) cues.push('is.stock', 'clause.about');
  // 三条通道建成后,将…: when that is there.
  if (quantity.kind === 'count' && /^[^,。;]{0,16}(?:建成|投用|投产|通车|完工|竣工|达产)后,/.test(behind))
    cues.push('clause.about', 'is.stock');
  // 发挥120家龙头企业的带动作用: those that there are.
  if (quantity.kind === 'count' && /发挥[^,。;]{0,4}$/.test(ahead) && /^[^,。;]{2,24}(?:作用|优势|效应)/.test(behind))
    cues.push('clause.about', 'is.stock');
  // 有近40条是对我省的: how many there are.
  if (/有(?:近|约|超过?)?$/.test(ahead) && /^[^,。;]{0,4}是/.test(behind)) cues.push('is.stock', 'clause.about');
  if (
    /(?:拥有|现有|已有|具有(?![^,。;]*的)|建有|设有|共有|还有|只有|仅有)[^,。;]{0,16}$/.test(ahead) &&
    !/[要应须]|力争|达到|确保/.test(ahead)
  )
    cues.push('is.stock');
  // 确定的22件事项中,16件正在办理: how many there are, and how they stand.
  if (/^[^,。;]{0,6}中[,,]/.test(behind) || /^(?:正在|尚未|已经?|仍|未)/.test(behind)) cues.push('is.stock');
  if (
    ABOUT.test(ahead) &&
    /^[\u4e00-\u9fff]/.test(behind) &&
    !/(?:确定|完成|达到|新增|新建|建成|培育|每|各)[^,。;]{0,6}$/.test(ahead)
  )
    // 围绕12个产业和8个园区…: all that the list behind it names.
    cues.push('clause.about', ...(/\d/.test(ahead) ? ['is.stock'] : []));
  // 做好甲线、乙线2条通道等项目前期工作: the sum of those named.
  if (quantity.kind === 'count' && /^[^,。;、\d]{2,10}等(?:项目|工程)的?前期工作/.test(behind))
    cues.push('clause.about', 'is.stock');
  // 做优做强5个国家先进制造业集群, 支持15个集聚区建设: those that there are.
  // 抓好116个在建项目, 巩固24条已整治河道: those that there are; 62栋在建楼房年内封顶 are finished.
  if (quantity.kind === 'count' && STANDING.test(behind) && !/(?:实施|推进|加快|完成)[^,。;]{0,40}$/.test(ahead))
    cues.push('clause.about', 'is.stock');
  // 严把入口和出口两个关口, 残疾人两项补贴: what the language counts without anybody making so many.
  if (
    quantity.chinese &&
    quantity.value > 1 &&
    quantity.value < 11 &&
    quantity.kind === 'count' &&
    (IDEAS.test(behind) || (LIST_AHEAD.test(ahead) && INSTITUTIONS.test(behind)))
  )
    cues.push('is.sum', 'clause.about');
  // 分为研发、制造和展示三个片区: of how many parts a thing is made up.
  if (quantity.kind === 'count' && PARTED.test(ahead)) cues.push('is.composition', 'clause.about');
  // 标有星号的26个指标为监测指标, 20张床位及以上的医院要建污水站: those that a rule is about.
  if (quantity.kind === 'count' && !hasVerbAhead && RULED.test(behind)) cues.push('clause.about', 'is.stock');
  if (quantity.kind === 'count' && TENDS.test(ahead) && APPOINTED.test(behind)) cues.push('clause.about', 'is.stock');
  return cues;
}

const ABOUT =
  /^(?:要|将)?(?:紧紧|始终|重点|严格|坚持|全面|牢牢)?(?:围绕|按照|根据|聚焦|依托|针对|对照|依据|落实好?|用好|用足|执行|遵循|立足|瞄准|坚守|守好|守住|守牢)[^,。;]*$/;
const IDEAS =
  /^(?:重大|生态|安全|国土空间)?(?:大事|要事|要害|关口|底线|红线|控制线|文章|补贴|转变|关键|基点|着力点|着重点|主线|支点|轮子|布局|对接|难题|大局|市场(?=[,。;、])|资源(?=[,。;、])|战场|机遇|公式|标准化)/;
const LIST_AHEAD = /[、和与及][^,。;、和与及\d]{2,8}$/;
const PARTED = /(?:划?分为|下设|下辖)[^,。;]*$/;
const INSTITUTIONS = /^(?:改革|制度|清单|体系|空间|环节|建设(?=[,。;、])|指标|责任|能力)/;
const RULED =
  /^[^,。;\d]{1,8}(?<![因作认成])(?:为[国省市]|由[^,。;]{2,12}(?:获取|填报|生成|提供))|^[^,。;、\d]{0,4}及?以[上下]的[^,。;、\d]{2,14}(?:要|应|须|可)/;
const TENDS = /(?:做大做强|做优做强|做强做优|做强|做优|做大|巩固|支持)(?:[^,。;、]{0,10}等)?$/;
const STANDING =
  /^[^,。;、\d]{0,8}(?:在建(?!成)|已(?:建成|整治|开工|投产|签约|落地)|续建|现有|既有)(?![^,。;]*(?:年内|封顶|竣工|投用|完工|投产|建成|通车|开工))/;
const APPOINTED =
  /^(?:国家级?|省级|市级)[^,。;、]{2,16}(?:集群|试点|示范区|平台|基地|园区|区)|^(?!以)[^,。;、\d创打培新争建]{2,14}(?:试点|集聚区|示范区|创新发展区|集群)(?:\([^()]{1,8}\))?(?:建设|提[能质档]|升级|做[大强]|[,。;、]|$)/;
