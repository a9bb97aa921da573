/** A plan of our own making with every construction the engine looks for; repeated to any length. */
const PARAGRAPHS = [
  '临水市制造业提升行动方案（2024—2026年）',
  '一、总体目标',
  '到2026年，全市规模以上工业企业达到1200家以上，工业增加值年均增长8%左右，研发投入占比提高0.6个百分点，力争培育百亿级企业3家。',
  '二、重点任务',
  '（一）壮大骨干企业。建立企业梯度培育库，每年新增专精特新企业60家，推动30个重点项目开工建设，完成投资180亿元。实行一月一调度、一季一通报。',
  '（牵头单位：市工信局；责任单位：市发改委、市财政局；完成时限：2025年6月底前）',
  '（二）优化服务。各区（市）要设立企业服务专窗，企业开办3个工作日内办结，事项网上办理率不低于95%。由市行政审批局牵头，市数据局配合。',
  '三、工作回顾',
  '2023年，全市工业投资增长12.4%，居全省第5位，累计建成标准厂房86万平方米，新认定高新技术企业143家，是2018年的2.3倍。',
  '过去一年，我们攻坚克难、砥砺前行，取得了来之不易的成绩，在此表示衷心感谢！',
  '',
];

export const SAMPLE = PARAGRAPHS.join('\n');

/** The sample, over and over, up to about so many bytes of UTF-8. */
export function textOf(bytes: number): string {
  const bytesPerCharacter = new TextEncoder().encode(SAMPLE).length / SAMPLE.length;
  const characters = Math.round(bytes / bytesPerCharacter);
  return SAMPLE.repeat(Math.ceil(characters / SAMPLE.length)).slice(0, characters);
}
