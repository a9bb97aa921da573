/** What a column of a task table holds, read from its heading. */
export type ColumnRole =
  | 'task'
  | 'measure'
  | 'target'
  | 'lead'
  | 'support'
  | 'unit'
  | 'head'
  | 'deadline'
  | 'number'
  | 'judge'
  | 'other';

/** One row of a table with the cells that matter, merged cells repeated in each row they cover. */
export interface TableRow {
  readonly start: number;
  readonly end: number;
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  readonly role: ColumnRole;
  readonly start: number;
  readonly end: number;
  /** The year that the column's heading names. */
  readonly year: number | null;
}

/** A heading cell's words say what the column holds. */
export function columnRole(heading: string): ColumnRole {
  const words = heading.replace(/\s/g, '');
  if (/^(计量)?单位$/.test(words)) return 'measure';
  if (/^20\d{2}年?(目标值?|预期)?$/.test(words)) return 'target';
  if (/^(?:评分|考核|评价|考评)(?:标准|细则)$/.test(words)) return 'task';
  if (/考核(部门|单位)|负责考核|评价|评分|得分|备注|分值|权重|审核/.test(words)) return 'judge';
  if (/^(序号|编号|项目编号|代码|No\.?)$/i.test(words)) return 'number';
  // Whoever answers in person, beside the offices.
  if (/^(?:责任|牵头|主管|分管|包保|包联|包抓|挂钩|联系|市|县|区)(?:级|市|县|区)?领导$/.test(words)) return 'head';
  if (/牵头|主办|主责|主管(?:部门|单位)|第一责任|主要责任/.test(words)) return 'lead';
  if (/配合|协办|参与|协同|支持单位/.test(words)) return 'support';
  if (
    /责任|承办|实施(单位|主体)|落实(单位|部门)|分管|负责人|负责单位|承担单位|(?:建设|业主|项目)单位|实施部门|落实人/.test(
      words,
    )
  )
    return 'unit';
  if (
    /时限|期限|完成时间|时间(节点|进度|安排|要求)|截止|计划完成|办结|(?:完工|竣工|建成|投用|达成|完成)(?:时间|日期|年月)?$/.test(
      words,
    )
  )
    return 'deadline';
  if (/目标值|指标值|年度目标|目标任务数|计划数|任务数|目标数|预期目标|(20\d{2}年?)目标/.test(words)) return 'target';
  if (/任务|内容|措施|举措|工作|事项|实事|项目|要求|目标|指标|标准/.test(words)) return 'task';
  return 'other';
}

/** The year that a heading begins with. */
export function yearOf(heading: string): number | null {
  const match = /^\s*(20\d{2})年?/.exec(heading);
  return match ? Number(match[1]) : null;
}
