import { describe, expect, test } from 'vitest';
import { readTaskBook } from '../src/index.ts';

/** The owners of the items in order, the same one once; a stroke stands before those who help. */
function owned(text: string): string[] {
  const names = readTaskBook({ text }).items.flatMap(({ kind, owner }) =>
    kind === 'mechanism'
      ? []
      : [
          owner
            ? [owner.lead.join(' '), ...(owner.support.length > 0 ? [owner.support.join(' ')] : [])].join('|')
            : '-',
        ],
  );
  return names.filter((name, i) => name !== names[i - 1]);
}

const paper = (task: string) => `江州市城市更新实施方案\n为做好今年工作，制定本方案。\n一、主要任务\n${task}\n`;
const one = '推进老旧管网改造。';

describe('where owners stand', () => {
  test.each([
    [
      'in columns that blanks align',
      '工作任务          牵头单位        配合单位\n新建泵站3座    市水利局    市财政局、各县区政府\n改造管网120公里    市住建局    市城管局',
      ['市水利局|市财政局 各县区政府', '市住建局|市城管局'],
    ],
    [
      'behind an arrow',
      '1.推进老旧管网改造 → 市工信局\n2.新建泵站3座 → 市水利局、市财政局',
      ['市工信局', '市水利局 市财政局'],
    ],
    [
      'behind a dash without a stop',
      '1.新建泵站3座——市水利局\n2.改造管网120公里——市住建局、市城管局',
      ['市水利局', '市住建局 市城管局'],
    ],
    ['behind a stroke', '1.推进老旧管网改造 / 市住建局\n2.新建泵站3座 / 市水利局', ['市住建局', '市水利局']],
    [
      'right behind the stop',
      '1.新建泵站3座。市水利局\n2.改造管网120公里。市住建局 市城管局',
      ['市水利局', '市住建局 市城管局'],
    ],
    [
      'in brackets of their labels',
      `${one}牵头单位（市住建局），配合单位（市财政局、市水务局）`,
      ['市住建局|市财政局 市水务局'],
    ],
    ['behind labels of two kinds', `${one}（主体责任：各县区政府；行业主管：市住建局）`, ['市住建局|各县区政府']],
    ['behind two kinds of duty', `${one}（属地责任：各县区政府；监管责任：市住建局）`, ['各县区政府 市住建局']],
    ['on the line below the label', `${one}\n责任单位：\n市住建局\n市水务局`, ['市住建局 市水务局']],
    [
      'on lines below labels',
      `${one}\n牵头单位：\n市住建局\n配合单位：\n市水务局、市财政局`,
      ['市住建局|市水务局 市财政局'],
    ],
    ['behind stretched labels', `${one}\n牵 头 单 位：市住建局\n配 合 单 位：市水务局`, ['市住建局|市水务局']],
    ['cut by the page', `${one}责任单位：市住房和城乡建设\n局、市水务局`, ['市住房和城乡建设局 市水务局']],
    [
      'in columns that one blank parts',
      '1 推进老旧管网改造 市住建局 6月底前\n2 新建泵站3座 市水利局 各县区 12月底前',
      ['市住建局', '市水利局 各县区'],
    ],
    ['cut in a bracket', `${one}（市住建局牵头，市工信局、市科\n技局配合）`, ['市住建局|市工信局 市科技局']],
    ['around the number of a page', `${one}（市住建局、市财政局\n— 5 —\n按职责分工负责）`, ['市住建局 市财政局']],
    [
      'with a duty for each',
      `${one}（市住建局牵头负责，市财政局负责资金保障，市资规局负责用地保障）`,
      ['市住建局|市财政局 市资规局'],
    ],
    ['before a colon', '任务分工：\n市住建局：负责管网改造。\n各县区政府：负责征地拆迁。', ['市住建局', '各县区政府']],
    [
      'in brackets between the parts of a sentence',
      '新建泵站3座（市水务局），改造管网120公里（市住建局），新建变电站2座（国网江州供电公司）。',
      ['市水务局', '市住建局', '国网江州供电公司'],
    ],
    [
      'in brackets between the sentences of a line',
      '新建泵站3座。（市水务局）改造管网120公里。（市住建局）',
      ['市水务局', '市住建局'],
    ],
    [
      'in front of their paragraphs',
      '（牵头单位：市水务局）新建泵站3座。\n（牵头单位：市住建局）改造管网120公里。',
      ['市水务局', '市住建局'],
    ],
    ['on a line above a list', '市水务局：\n1.新建泵站3座。\n市住建局：\n1.改造小区86个。', ['市水务局', '市住建局']],
    [
      'in square brackets above a list',
      '【市水务局】\n1.新建泵站3座。\n【市住建局】\n1.改造小区86个。',
      ['市水务局', '市住建局'],
    ],
    [
      'in headings about their duties',
      '（一）市水务局主要职责：新建泵站3座。\n（二）市住建局主要职责：改造小区86个。',
      ['市水务局', '市住建局'],
    ],
    [
      'in entries that are labels alone',
      '（一）管网改造\n1.工作任务：改造管网120公里。\n2.牵头单位：市住建局\n3.配合单位：市水务局',
      ['市住建局|市水务局'],
    ],
    [
      'as a line below that says who leads and who helps',
      `${one}\n市住建局牵头，市水务局、财政局按职责分工负责\n2.改造管网120公里。\n市城管局、市水务局按职责分工负责，各县区政府结合实际落实`,
      ['市住建局|市水务局 财政局', '市城管局 市水务局|各县区政府'],
    ],
    [
      'before and behind the first comma, where the paper says so',
      `${one}（责任单位：市住建局、市水务局，市财政局；第一个逗号前为牵头单位，下同）\n2.改造管网120公里。（责任单位：市城管局、市水务局）`,
      ['市住建局 市水务局|市财政局', '市城管局 市水务局'],
    ],
    [
      'with the part of a large office',
      `${one}（责任单位：市政府办（外事）、市财政局）`,
      ['市政府办（外事） 市财政局'],
    ],
    ['parted by strokes', `${one}（责任单位：市住建局/市水务局+市财政局）`, ['市住建局 市水务局 市财政局']],
    ['behind numbered labels', `${one}责任单位1：市住建局；责任单位2：市水务局`, ['市住建局 市水务局']],
    ['as persons beside the unit', `${one}\n责任领导：张三\n责任单位：市住建局\n责任人：李四`, ['张三 李四 市住建局']],
    [
      'in headings that count their tasks',
      '一、市教育局牵头任务（2项）\n1.新建学校5所。\n2.改造食堂20个。\n二、市卫健委牵头任务（1项）\n3.建设发热门诊6个。',
      ['市教育局', '市卫健委'],
    ],
    [
      'in a table of one cell a line without numbers',
      '项目名称\n建设内容\n责任单位\n完成时限\n泵站建设\n新建泵站3座\n市水利局\n6月底前\n管网改造\n改造管网120公里\n市住建局\n12月底前',
      ['市水利局', '市住建局'],
    ],
    [
      'in a table of one cell a line with numerals',
      '序号\n工作任务\n牵头单位\n责任单位\n一\n新建泵站3座\n市水利局\n市财政局\n二\n改造管网120公里\n市住建局\n市城管局',
      ['市水利局|市财政局', '市住建局|市城管局'],
    ],
  ])('%s', (_, task, expected) => {
    expect(owned(paper(task))).toEqual(expected);
  });

  test.each([
    ['推进老旧管网改造，新建泵站3座。（责任单位：市住建局、市水务局）', ['市住建局 市水务局']],
    ['全年新建改建农村公路200公里，改造危桥12座，由市交通运输局负责', ['市交通运输局']],
    ['由市住建局牵头，市财政局配合，6月底前完成老旧小区改造30个。', ['市住建局|市财政局']],
  ])('in a document of one line: %s', (text, expected) => {
    expect(owned(text)).toEqual(expected);
  });

  test('are all kinds of bodies', () => {
    const names = '市总工会、市工商联、市科协、市文联、市红十字会，团市委、江州海关、市气象台、市图书馆';
    expect(owned(paper(`${one}（${names}）`))).toEqual([names.replaceAll(/[、，]/g, ' ')]);
  });

  test('but whoever is told in brackets is no label', () => {
    expect(owned(paper('各责任单位（市住建局、市水务局）要加快推进管网改造。'))[0]).toContain('各责任单位');
  });
});
