import { describe, expect, test } from 'vitest';
import { readTaskBook, type SourceCell } from '../src/index.ts';

/** Writes rows into a text and says where each cell stands; a cell that is null is covered by the one above it. */
function tableOf(rows: readonly (readonly (string | null)[])[]) {
  let text = '';
  const cells: SourceCell[] = [];
  rows.forEach((row, rowIndex) => {
    row.forEach((words, column) => {
      if (column > 0) text += '\t';
      if (words === null) return;
      let rowSpan = 1;
      while (rows[rowIndex + rowSpan]?.[column] === null) rowSpan++;
      cells.push({
        row: rowIndex,
        column,
        rowSpan,
        columnSpan: 1,
        start: text.length,
        end: text.length + words.length,
      });
      text += words;
    });
    text += '\n';
  });
  return { text, table: { start: 0, end: text.length, cells } };
}

describe('a task table', () => {
  const { text, table } = tableOf([
    ['序号', '重点任务', '牵头单位', '配合单位', '完成时限'],
    ['1', '加快建设城区停车设施，新增车位3000个。', '市城管局', '市公安局、市住建局', '2025年10月底前'],
    ['2', '健全小区物业管理制度，完善考核办法。', null, '市民政局', '2025年12月底前'],
  ]);
  const book = readTaskBook({ text, tables: [table], date: '2025-01-10' });

  test('gives its rows as items with owners, also out of merged cells', () => {
    const owned = book.items.map(({ quote, owner }) => [quote.slice(0, 4), owner?.lead, owner?.support]);
    expect(owned).toContainEqual(['健全小区', ['市城管局'], ['市民政局']]);
    expect(book.items.find((item) => item.kind === 'target')).toMatchObject({
      value: 3000,
      owner: { lead: ['市城管局'], support: ['市公安局', '市住建局'] },
      due: { end: '2025-10-31' },
    });
  });

  test('gives no items out of the columns of owners, numbers and deadlines', () => {
    for (const item of book.items) expect(item.quote).toMatch(/车位|物业/);
  });

  test('is seen in tabs alone', () => {
    const seen = readTaskBook({
      text: '工作任务\t责任单位\t时限\n建设便民服务站15个。\t市民政局\t6月底前\n',
      date: '2025-01-10',
    });
    expect(seen.items.find((item) => item.kind === 'target')).toMatchObject({
      value: 15,
      owner: { lead: ['市民政局'] },
      due: { end: '2025-06-30' },
    });
  });

  test('of marks does not take the judge for the owner', () => {
    const judged = readTaskBook({
      text: '序号\t考核内容\t分值\t负责考核部门\n1\t建立河道巡查制度，完善巡查台账，得5分。\t5\t县河长办\n',
    });
    expect(judged.items.length).toBeGreaterThan(0);
    for (const item of judged.items) expect(item.owner).toBeNull();
  });
});
