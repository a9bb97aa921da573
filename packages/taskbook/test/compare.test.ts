import { describe, expect, test } from 'vitest';
import { compareDocuments } from '../src/index.ts';

const HEAD = '临水市2025年产业工作方案\n一、重点任务\n';
const compare = (before: readonly string[], after: readonly string[]) => {
  const { changes, counts } = compareDocuments(
    { text: HEAD + before.join('\n'), date: '2025-01-10' },
    { text: HEAD + after.join('\n'), date: '2025-01-10' },
  );
  return { changes: changes.filter((change) => change.kind !== 'kept'), counts };
};

const A = '确保新增规模以上工业企业60家以上，推动产业园区提质升级。';
const B = '加快建设检验检测中心，完善公共技术服务体系。';
const C = '推进物流枢纽建设，开通货运专线，提升通关效率。';

describe('two versions', () => {
  test('that are equal keep every sentence', () => {
    expect(compare([A, B, C], [A, B, C]).changes).toEqual([]);
  });

  test('show what is new and what is gone, where it stood', () => {
    const { changes } = compare([A, B], [A, C]);
    expect(changes.map(({ kind, before, after }) => [kind, (before ?? after)?.quote])).toEqual(
      expect.arrayContaining([
        ['gone', B],
        ['new', C],
      ]),
    );
  });

  test('show what moved', () => {
    const { counts } = compare([A, B, C], [C, A, B]);
    expect(counts).toMatchObject({ moved: 1, new: 0, gone: 0 });
  });

  test.each([
    ['确保 became 力争', A, A.replace('确保', '力争'), 'strength'],
    ['the figure was lowered', A, A.replace('60家', '40家'), 'value'],
    [
      'the deadline was put off',
      '2025年6月底前建成检验检测中心，完善服务体系。',
      '2025年12月底前建成检验检测中心，完善服务体系。',
      'due',
    ],
    [
      'the owner was dropped',
      '市工信局负责建设检验检测中心，完善技术服务体系。',
      '建设检验检测中心，完善技术服务体系。',
      'owner',
    ],
    [
      'a range was narrowed from above',
      '引进龙头企业3—5家，完善产业链条。',
      '引进龙头企业3—4家，完善产业链条。',
      'value',
    ],
    ['a limit was raised', '城镇登记失业率控制在4%以内，稳定就业。', '城镇登记失业率控制在5%以内，稳定就业。', 'value'],
    ['it comes round less often', '建立每月通报制度，推动项目建设。', '建立每季度通报制度，推动项目建设。', 'rhythm'],
    [
      '以上 became 左右',
      '新增规模以上工业企业60家以上，优化服务。',
      '新增规模以上工业企业60家左右，优化服务。',
      'value',
    ],
    [
      'the second of two deadlines was put off',
      '3月底前完成选址，9月底前建成投用检测中心。',
      '3月底前完成选址，12月底前建成投用检测中心。',
      'due',
    ],
  ])('are softer where %s, and harder the other way round', (_, firm, soft, code) => {
    const [softened] = compare([firm, B], [soft, B]).changes;
    expect(softened).toMatchObject({ kind: 'softened', reasons: [{ code, direction: 'softer' }] });
    const [hardened] = compare([soft, B], [firm, B]).changes;
    expect(hardened).toMatchObject({ kind: 'harder', reasons: [{ code, direction: 'harder' }] });
  });

  test('name the items that a change touches', () => {
    const [change] = compare([A], [A.replace('60家', '40家')]).changes;
    expect(change!.beforeItems.some((item) => item.kind === 'target' && item.value === 60)).toBe(true);
    expect(change!.afterItems.some((item) => item.kind === 'target' && item.value === 40)).toBe(true);
  });

  test('of a text whose annotation was dropped are softer where its owners are missing', () => {
    const work = '（一）加快建设检验检测中心，完善公共技术服务体系。';
    const { changes } = compare([work, '（牵头单位：市工信局；责任单位：市财政局）'], [work]);
    expect(changes.filter(({ kind }) => kind !== 'gone').map(({ kind }) => kind)).toEqual(['softened']);
    expect(changes.flatMap(({ reasons }) => reasons)).toEqual([
      { code: 'owner', direction: 'softer', before: '市工信局', after: '' },
    ]);
  });

  test('of one sentence that moved and lost force is softened', () => {
    const { changes } = compare([A, B, C], [B, C, A.replace('确保', '力争')]);
    expect(changes.map(({ kind }) => kind)).toContain('softened');
  });

  test('of ten thousand sentences are compared within seconds', () => {
    const lines = Array.from({ length: 10_000 }, (_, i) => `推进第${i}号地块开发，新增企业${i}家。`);
    const edited = lines.map((line, i) => (i % 100 === 0 ? line.replace('新增', '力争新增') : line));
    // Processor time: other work on the machine counts little.
    const start = process.cpuUsage();
    const { counts } = compare(lines, edited);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(15_000);
    expect(counts.softened).toBeGreaterThan(50);
  }, 90_000);
});
