import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareDocuments, readTaskBook, type SourceCell, type SourceTable } from '../src/index.ts';

/** Everything lies where it says it does. One expectation for all: a hundred thousand of them would take longer than the reading. */
function checkOffsets(text: string, tables: readonly SourceTable[] = []): void {
  const book = readTaskBook({ text, tables });
  const ids = new Set(book.items.map((item) => item.id));
  const quoted = [...book.items, ...book.facts, ...book.items.flatMap((item) => item.owner ?? [])];
  const spans = [...book.sections, ...book.chrome, ...book.sentences];
  expect({
    misquoted: quoted.find(({ start, end, quote }) => text.slice(start, end) !== quote),
    outside: spans.find(({ start, end }) => !(0 <= start && start <= end && end <= text.length)),
    withoutCue: book.items.find(({ cues }) => cues.length === 0),
    numeralOutside: book.items.find((item) => item.kind === 'target' && !(item.start <= item.at && item.at < item.end)),
    unknownItem: book.sentences.flatMap(({ itemIds }) => itemIds).find((id) => !ids.has(id)),
  }).toEqual({});
}

const PIECES = [
  '力争到2027年',
  '新增企业',
  '135家',
  '以上',
  '3—5个',
  '千亿级',
  '一、',
  '(一)',
  '1.',
  '一是',
  '(牵头单位:',
  '市工信局',
  ';责任单位:',
  ')',
  '。',
  ';',
  ',',
  '、',
  '\n',
  '\t',
  '“',
  '”',
  '一月一通报',
  '每季度',
  '堅(jiān)持',
  '經濟發展',
  '分别达',
  '98%',
  '和',
  '同比增长',
  '清零',
  '由',
  '牵头',
  '配合',
  '6月底前',
  '年内',
  '各区(市)要',
  ' ',
  '\u3000',
  '\ud83d',
  '\ude00',
  '来源:',
  '版权所有',
  '<!--',
  '-->',
  '任务\t责任单位\t完成时限\n',
  '要',
  '了',
  '加快建设',
  ' → ',
  '—— 市工信局',
  '\n— 3 —\n',
  '责 任 单 位:',
  '(%) ≥45 约束性',
  ' 市财政局 6月底前\n',
  '市工信局:\n1.',
];
const dirty = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('on any text', () => {
  test('offsets point into the original, whatever its pieces are', () => {
    fc.assert(
      fc.property(dirty, (text) => checkOffsets(text)),
      { numRuns: 400 },
    );
  });

  test('tables with any cells and spans are read as well', () => {
    const cell = fc.record({
      words: fc.oneof(fc.constantFrom('工作任务', '牵头单位', '完成时限', '2025年目标', '责任分工', ''), dirty),
      rowSpan: fc.integer({ min: 1, max: 3 }),
      columnSpan: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 5 }), (rows) => {
        let text = '';
        const cells: SourceCell[] = [];
        rows.forEach((row, index) => {
          let column = 0;
          for (const { words, rowSpan, columnSpan } of row) {
            cells.push({
              row: index,
              column,
              rowSpan,
              columnSpan,
              start: text.length,
              end: text.length + words.length,
            });
            text += `${words}\t`;
            column += columnSpan;
          }
          text += '\n';
        });
        checkOffsets(text, [{ start: 0, end: text.length, cells }]);
      }),
      { numRuns: 200 },
    );
  });

  test('arbitrary strings with lone surrogates never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => checkOffsets(text)),
      { numRuns: 200 },
    );
  });

  test('the same text gives the same task book', () => {
    fc.assert(
      fc.property(dirty, (text) => {
        expect(readTaskBook({ text })).toEqual(readTaskBook({ text }));
      }),
      { numRuns: 50 },
    );
  });

  test('a text compared with itself keeps every sentence', () => {
    fc.assert(
      fc.property(dirty, (text) => {
        const { counts } = compareDocuments({ text }, { text });
        expect(counts.new + counts.gone + counts.harder + counts.softened + counts.reworded).toBe(0);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the texts that a reader stumbles over', () => {
  test('a hundred thousand numbers in one line', () => {
    checkOffsets('新增企业135家、'.repeat(100_000));
  });

  test('brackets within brackets within brackets', () => {
    checkOffsets(`推进建设。${'(牵头单位:'.repeat(2_000)}市工信局${')'.repeat(2_000)}`);
  });

  test('a megabyte without any punctuation', () => {
    checkOffsets('推进重点项目建设'.repeat(43_000));
  });
});

describe('time grows with the length and no faster', () => {
  const cases: readonly (readonly [string, (n: number) => string])[] = [
    ['numbers in one line', (n) => '新增企业135家、'.repeat(n / 8)],
    ['deep brackets', (n) => '('.repeat(n / 2) + ')'.repeat(n / 2)],
    ['brackets that never close', (n) => '(牵头单位:'.repeat(n / 6)],
    ['labels without names', (n) => '责任单位:'.repeat(n / 5)],
    ['no punctuation', (n) => '推进重点项目建设'.repeat(n / 8)],
    ['numerals only', (n) => '一'.repeat(n)],
    ['distribution words', (n) => '分别达1%、'.repeat(n / 6)],
    ['deadlines and figures in one sentence', (n) => '到2025年新增企业5家,'.repeat(n / 13)],
    ['annotations', (n) => '推进建设。(牵头单位:市工信局;责任单位:市财政局)\n'.repeat(n / 28)],
    ['rhythms', (n) => '一月一通报、'.repeat(n / 6)],
    ['table rows', (n) => '任务\t责任单位\n'.repeat(n / 8)],
    ['names of offices', (n) => '市工信局、'.repeat(n / 5)],
    ['names that “and” joins', (n) => '由市工信局和'.repeat(n / 6)],
    ['partners', (n) => '市工信局牵头会同市财政局'.repeat(n / 12)],
    ['sentences of one line that name their owners', (n) => '市工信局和各区要推进建设。'.repeat(n / 13)],
    ['marks of quotation', (n) => '“'.repeat(n)],
    ['people who are told', (n) => '各乡镇分包干部和护林员要'.repeat(n / 12)],
    ['terms among names', (n) => '(时限:6月底前;责任单位:市工信局(牵头)、'.repeat(n / 22)],
    ['lists with an announcement', (n) => `到2030年实现:\n${'1.新增企业5家\n'.repeat(n / 9)}`],
    ['covering notices', (n) => '关于印发《行动计划(2024—2026年)》的通知\n'.repeat(n / 25)],
    ['labels without a colon', (n) => '\n责任单位 市工信局 '.repeat(n / 11)],
    ['a label and blanks', (n) => `责任单位${' '.repeat(n)}`],
    ['signed lines', (n) => '推进建设。——市工信局牵头,市财政局配合\n'.repeat(n / 22)],
    ['offices as headings', (n) => '一、市工信局\n新增企业5家。\n'.repeat(n / 15)],
    ['lines for all above', (n) => '新增企业5家。\n以上工作由市工信局负责。\n'.repeat(n / 21)],
    ['headings with owners', (n) => '一、推进建设(市工信局牵头)\n新增企业5家。\n'.repeat(n / 23)],
    ['rhythms of one letter', (n) => '日清周结'.repeat(n / 4)],
    ['numbers of pages', (n) => '推进建设\n— 5 —\n'.repeat(n / 11)],
    ['names below labels', (n) => '责任单位:\n市工信局\n市财政局\n'.repeat(n / 15)],
    ['stretched labels', (n) => '责 任 单 位'.repeat(n / 7)],
    ['columns of blanks', (n) => `工作任务  责任单位\n${'新建泵站3座  市水利局\n'.repeat(n / 13)}`],
    ['last columns', (n) => '1 新建泵站3座 市水利局 市财政局 6月底前\n'.repeat(n / 24)],
    ['cells a line without numbers', (n) => `工作任务\n责任单位\n${'新建泵站3座\n市水利局\n'.repeat(n / 12)}`],
    ['indicators run together', (n) => '1 绿化覆盖率(%) 41 43 约束性 '.repeat(n / 20)],
    ['offices above lists', (n) => '市水利局:\n1.新建泵站3座。\n'.repeat(n / 15)],
    ['annotations in front', (n) => '(市水利局)新建泵站3座,(市财政局)推进建设。'.repeat(n / 24)],
  ];
  /** Processor time, because other work on the machine is none of ours: the least of three, or the first that is little enough. */
  const cost = (text: string, enough = 0) => {
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 3 && best >= enough; i++) {
      const start = process.cpuUsage();
      readTaskBook({ text });
      best = Math.min(best, process.cpuUsage(start).user / 1000);
    }
    return best;
  };
  test.each(cases)('%s', (_, make) => {
    readTaskBook({ text: make(4_000) });
    // Eight times the text costs eight times as much, and a quadratic step sixty-four times; what takes next to no time is not weighed.
    const limit = Math.max(60, 36 * cost(make(8_000)));
    expect(cost(make(64_000), limit)).toBeLessThan(limit);
  });
});
