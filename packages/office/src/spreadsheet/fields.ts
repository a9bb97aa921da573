/** What a column of a working table can mean. `detail` is the content or the measures beside a task that has a column of its own. */
export const FIELDS = [
  'number',
  'front',
  'title',
  'detail',
  'target',
  'unit',
  'due',
  'lead',
  'support',
  'patron',
  'person',
  'phone',
  'progress',
  'region',
  'status',
  'note',
  'ignore',
] as const;
export type Field = (typeof FIELDS)[number];

/** Fields that more than one column may have: targets of several years, supporting units in two columns. */
export const REPEATABLE: ReadonlySet<Field> = new Set<Field>([
  'target',
  'lead',
  'support',
  'person',
  'phone',
  'patron',
  'note',
  'ignore',
]);

interface HeaderRule {
  readonly field: Field;
  readonly weight: number;
  readonly words: RegExp;
}

/**
 * Wordings of headers, tried in this order on the lowest header cell without spaces; the first that fits wins. A weight of 0.9 and more
 * says that the words leave no doubt, and such words make a row a header row.
 */
const RULES: readonly HeaderRule[] = [
  { field: 'number', weight: 0.98, words: /^(序号?|编号|项次|行次|任务(编)?号|(项目)?编码|no\.?|#|number)$/i },
  { field: 'note', weight: 0.95, words: /^(备注|说明|备考|注|其他|其它|remarks?|notes?)$|^备注/i },
  {
    field: 'note',
    weight: 0.8,
    words: /^(存在|主要)?的?(困难|问题)|需(要)?(协调|解决)|下一步|意见建议|^(文件)?依据|任务来源|来源文件/,
  },
  {
    field: 'phone',
    weight: 0.97,
    words: /^(联系|办公|手机|固定)?(电话|手机|手机号码?|号码|方式)$|联系电话|联系方式|电话号码|^(phone|tel)/i,
  },
  {
    field: 'ignore',
    weight: 0.75,
    words:
      /^(实际)?(开始|启动|起始|开工)(时间|日期)$|^实际完成(时间|日期)|填报(时间|日期|人)|更新(时间|日期)|^(得|评|计|分)分|分值|权重|考核(部门|单位)|^(频次|原文|位置|rhythm|place|original)/i,
  },
  {
    field: 'status',
    weight: 0.93,
    words:
      /^(当前|目前|任务|工作|办理|完成|推进|项目)?状态$|^是否(已)?(完成|办结|销号|达标|按期)|亮灯|红黄绿|销号(情况)?$|^办结情况$|^status$/i,
  },
  {
    field: 'progress',
    weight: 0.95,
    words:
      /进展(情况)?|完成情况|落实情况|推进情况|进度情况|工作成效|^(目前|当前|工作|项目|形象|完成)?进度$|完成(率|比例|值|数|额)|^累计完成|实际完成|^progress$/i,
  },
  {
    field: 'due',
    weight: 0.95,
    words:
      /时限|期限|截止|(完成|办结|竣工|整改|计划完成|拟完成|预计完成|要求完成|计划竣工|投产|交付)(的)?(时间|日期|节点)|时间(节点|要求|安排|进度|表)|^(节点|时间|完成期|计划时间|进度安排|due( date)?|deadline)$/i,
  },
  {
    field: 'patron',
    weight: 0.95,
    words:
      /(分管|责任|牵头|包保|帮包|包联|联系|挂帅|主管|市级|市|县级|区级|包挂|挂包|带队|调度)领导|领导(同志|姓名)|^(链长|总指挥|指挥长|组长|领导|包联人|patron)$/i,
  },
  {
    field: 'lead',
    weight: 0.96,
    words:
      /(牵头|主办|主责|主要责任|第一责任|总牵头)(责任)?(单位|部门|区市|主体|科室|处室)|^(牵头|主办|主责|lead|owner|lead unit)$/i,
  },
  {
    field: 'support',
    weight: 0.96,
    words: /(配合|协办|协同|参与|参加|协助|支持|会办)(责任)?(单位|部门|科室|处室)|^(配合|协办|support)$/i,
  },
  {
    field: 'person',
    weight: 0.93,
    words:
      /^(具体|直接|项目|第一|工作|主要)?(责任|负责|联系|经办|承办|联络|具体责任)人(员)?(姓名|及(联系)?(电话|方式)|和电话)?$|^(责任人|负责人|联络员|专班负责人|项目专员|姓名|contact|person)/i,
  },
  {
    field: 'lead',
    weight: 0.92,
    words: /(责任|承办|负责|落实|实施|执行|主管|归口|承担)(单位|部门|主体|科室|处室)|^(单位名称|部门|责任|所属单位)$/,
  },
  {
    field: 'region',
    weight: 0.93,
    words:
      /^(所属|所在|责任|涉及|建设)?(区\(?市\)?|县\(?市?[、,]?区\)?|区县|市区|县区|区市|属地|区划|乡镇|镇街|街镇|镇\(?街道?\)?|地区|地市|region)(名称)?$|^(所在|建设|项目)(地|地点|区域)$|区\(市\)|县\(市、?区\)/i,
  },
  { field: 'unit', weight: 0.96, words: /^(计量|目标|指标|计算)单位$|^(量纲|unit)$/i },
  {
    field: 'target',
    weight: 0.95,
    words:
      /目标值|指标值|年度目标|目标任务数|计划(数|值|投资)|任务数|目标数|预期目标|(20\d{2}|今|全|本)年度?(计划|任务)?目标|年度(计划|任务)(数|量|投资)?$|^(工作|量化|任务|总体|总|阶段|季度)?目标$|^目标(任务|要求|值)?$|^(target|goal)$|^20\d{2}年(度)?$/i,
  },
  {
    field: 'title',
    weight: 0.96,
    words:
      /^(重点|主要|具体|攻坚|工作|改革|年度|核心|督办|督查|承担|上级)?(任务|事项|工作|项目|工作任务|工作事项|任务事项|改革任务|改革事项|指标)(名称|清单|内容)?$|^(任务|事项|项目|指标|工作|标题|问题|议题|诉求|线索)(名称|事项)$|^(item|task|title)$/i,
  },
  {
    field: 'detail',
    weight: 0.92,
    words:
      /^(具体|主要|重点|工作|任务|落实|推进|整改|建设|实施|改革|项目)*(内容|措施|举措|要求|规模|路径|打算|思路|办法|标准|安排)(及(规模|措施|要求|内容))?$|^(任务分解|细化任务|子任务|detail|measures?)$/i,
  },
  {
    field: 'front',
    weight: 0.94,
    words:
      /^(攻坚|工作|重点|所属|任务|项目|改革)?(战线|领域|类别|分类|类型|板块|条线|专班|专项|方面|行动|战役|门类|大类|模块)(名称)?$|战线|^(front|category|field|front\/section)$/i,
  },
  { field: 'lead', weight: 0.6, words: /单位|部门|owner|department/i },
  { field: 'due', weight: 0.5, words: /时间|日期|date/i },
  { field: 'title', weight: 0.6, words: /任务|事项|工作|项目|指标|名称/ },
  { field: 'target', weight: 0.6, words: /目标|计划|指标值/ },
  { field: 'detail', weight: 0.6, words: /内容|措施|举措|要求/ },
  { field: 'person', weight: 0.5, words: /人$/ },
];

/** What a header cell's words say; null when they say nothing that is known. `words` come from `compact`. */
export function headerMeaning(words: string): { readonly field: Field; readonly weight: number } | null {
  const known = MEANINGS.get(words);
  if (known !== undefined) return known;
  // Units and years in brackets say nothing about the kind: 投资额（万元）, 目标（2025年）.
  const bare = words.replace(/\((?!市\)|市、?区\)|街道?\))[^)]*\)$/, '');
  const rule =
    words.length > 24 ? undefined : RULES.find((one) => one.words.test(words) || (bare !== '' && one.words.test(bare)));
  const meaning = rule ? { field: rule.field, weight: rule.weight } : null;
  if (MEANINGS.size < 10_000) MEANINGS.set(words, meaning);
  return meaning;
}

/** Header words come again and again; the rules are asked once for each. */
const MEANINGS = new Map<string, { readonly field: Field; readonly weight: number } | null>();
