import { readTaskBook } from '../../src/index.ts';

/** The lead and the support of the first owned item in a section of tasks; lists of names with blanks between. */
export function owned(task: string) {
  const text = `江州市城市更新实施方案\n为做好今年工作，制定本方案。\n一、主要任务\n${task}`;
  const owner = readTaskBook({ text }).items.find((item) => item.owner)?.owner;
  return [owner?.lead.join(' '), owner?.support.join(' ')];
}
