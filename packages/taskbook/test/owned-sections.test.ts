import { describe, expect, test } from 'vitest';
import { readTaskBook } from '../src/index.ts';

/** Each target's figure with those who lead and, behind a stroke, who help. */
function owned(body: string): string[] {
  const text = `江州市2025年重点工作任务分解方案\n（2025年1月10日）\n${body}`;
  return readTaskBook({ text })
    .items.filter((item) => item.kind === 'target')
    .map(({ value, owner }) =>
      [value, owner?.lead.join('、') ?? '-', owner?.support.join('、') ?? ''].join(' ').trim(),
    );
}

describe('owners above what they answer for', () => {
  test.each([
    [
      'in a heading',
      '一、重点任务\n（一）推进水网建设（牵头单位：市水利局；责任单位：市财政局）\n1.新建泵站3座。\n2.改造管网120公里。\n（二）推进电网建设（市电力局牵头）\n1.新建变电站2座。\n',
      ['3 市水利局 市财政局', '120 市水利局 市财政局', '2 市电力局'],
    ],
    [
      'right below it',
      '一、推进水网建设\n牵头单位：市水利局\n责任单位：市财政局\n1.新建泵站3座。\n2.改造管网120公里。（市住建局）\n二、推进电网建设\n牵头单位：市电力局\n1.新建变电站2座。\n',
      ['3 市水利局 市财政局', '120 市住建局', '2 市电力局'],
    ],
    [
      'as the heading',
      '一、市水利局\n1.新建泵站3座。\n2.改造管网120公里。\n二、市电力局\n1.新建变电站2座。\n',
      ['3 市水利局', '120 市水利局', '2 市电力局'],
    ],
    [
      'as the heading, a body among offices',
      '一、职责分工\n（一）市水利局。新建泵站3座。\n（二）公安消防支队。改造站点6个。\n（三）滨江集团。改造管网120公里。\n',
      ['3 市水利局', '6 公安消防支队', '120 滨江集团'],
    ],
    [
      'in front of a colon',
      '一、职责分工\n市水利局、市水务集团：新建泵站3座。改造管网120公里。\n各县（市、区）政府：组织实施造林5万亩。\n',
      ['3 市水利局、市水务集团', '120 市水利局、市水务集团', '5 各县（市、区）政府'],
    ],
    [
      'inside the first sentence only for that',
      '一、推进水网建设\n新建泵站3座（市水利局）。改造管网120公里。\n',
      ['3 市水利局', '120 -'],
    ],
    [
      'in a last line for all above',
      '一、重点任务\n1.新建泵站3座。\n2.改造管网120公里。\n以上工作由市水利局牵头，市财政局配合。\n二、其他任务\n1.新建变电站2座。\n',
      ['3 市水利局 市财政局', '120 市水利局 市财政局', '2 -'],
    ],
    [
      'in a column of persons beside the offices',
      '序号\t工作任务\t责任领导\t牵头单位\t责任单位\n1\t新建泵站3座\t李某\t市水利局\t市财政局\n',
      ['3 李某、市水利局 市财政局'],
    ],
  ])('%s', (_, body, expected) => {
    expect(owned(body)).toEqual(expected);
  });

  test.each(['优化空间布局', '壮大国有公司', '完善机关大厅'])('but not in the heading “%s”', (heading) => {
    expect(owned(`一、主要任务\n（一）${heading}\n新建泵站3座。\n（二）其他\n${heading}：新建学校2所。\n`)).toEqual([
      '3 -',
      '2 -',
    ]);
  });

  test('but not by a list of addresses or regions', () => {
    expect(owned('各县（市、区）政府：\n现将任务印发给你们。\n一、重点任务\n东山区：新建泵站3座。\n')).toEqual(['3 -']);
  });
});

test('the line that parts the head of a drawn table is no row', () => {
  const text = '| 任务 | 牵头 | 配合 |\n| --- | --- | --- |\n| 新建泵站3座 | 市水利局 | 市财政局 |\n';
  expect(readTaskBook({ text }).items.map(({ quote }) => quote)).toEqual(['新建泵站3座']);
});
