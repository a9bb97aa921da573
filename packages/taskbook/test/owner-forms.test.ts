import { describe, expect, test } from 'vitest';
import { owned } from './support/owned.ts';

const one = '推进老旧管网改造。';

describe('owners are read', () => {
  test.each([
    ['without a colon', `${one}\n责任单位　市住建局、市水务局`, '市住建局 市水务局', ''],
    ['with blanks between them', `${one}责任单位 市住建局 市水务局`, '市住建局 市水务局', ''],
    ['behind a label in brackets', `${one}\n【责任单位】市住建局、市水务局`, '市住建局 市水务局', ''],
    ['behind bold labels', `${one}\n**[牵头单位]**市住建局\n**[配合单位]**市水务局`, '市住建局', '市水务局'],
    ['behind a dash', `${one}\n责任单位——市住建局、市水务局`, '市住建局 市水务局', ''],
    ['behind 是', `${one}牵头单位是市住建局，配合单位是市水务局。`, '市住建局', '市水务局'],
    ['between bars', '推进老旧管网改造｜牵头单位：市住建局｜配合单位：市水务局', '市住建局', '市水务局'],
    ['in lenticular brackets', `${one}〖市住建局牵头，市水务局配合〗`, '市住建局', '市水务局'],
    ['in braces', `${one}{市住建局牵头，市水务局配合}`, '市住建局', '市水务局'],
    ['as the signature of a sentence', `${one}——市住建局牵头，市水务局配合`, '市住建局', '市水务局'],
    ['far to the right', `${one}　　　　　　市住建局、市水务局`, '市住建局 市水务局', ''],
    ['in brackets that end the sentence', '推进老旧管网改造（市住建局、市水务局）。', '市住建局 市水务局', ''],
    [
      'with the rule in the bracket',
      '推进老旧管网改造（市住建局、市水务局，第一个为牵头单位）。',
      '市住建局',
      '市水务局',
    ],
    ['by a rule of the paper', `各项任务中第一个为牵头单位。\n1.${one}（市住建局、市水务局）`, '市住建局', '市水务局'],
    ['by a mark', `（标★的为牵头单位，下同）\n1.${one}责任单位：市水务局、★市住建局`, '市住建局', '市水务局'],
    ['by levels', `${one}（市级牵头部门：市住建局；市级配合部门：市水务局）`, '市住建局', '市水务局'],
    ['for the counties', `${one}（牵头市级部门：市住建局；责任县区：各县区）`, '市住建局', '各县区'],
    ['with a first one', `${one}（第一责任单位：市住建局；责任单位：市水务局）`, '市住建局', '市水务局'],
    ['with short labels', `${one}（承办：市住建局）`, '市住建局', ''],
    ['by 主办 and 协办', `${one}（市住建局主办，市水务局协办）`, '市住建局', '市水务局'],
    ['by 主责 and 协同', `${one}（市住建局主责，市水务局协同）`, '市住建局', '市水务局'],
    ['by 为主', `${one}责任单位：市住建局为主，市水务局配合`, '市住建局', '市水务局'],
    ['before those who help', `${one}（省住建厅、各市人民政府，省财政厅配合）`, '省住建厅 各市人民政府', '省财政厅'],
    ['beside those who carry out', `${one}（市住建局牵头，各开发区管委会负责落实）`, '市住建局', '各开发区管委会'],
    ['for all above', `${one}\n（以上由市住建局负责）`, '市住建局', ''],
    ['without those to ask', `${one}（牵头单位：市住建局；联系人：王某；督办单位：市政府督查室）`, '市住建局', ''],
    ['with square brackets inside', `${one}（责任单位:各县[市、区]人民政府）`, '各县[市、区]人民政府', ''],
    ['with a mark in brackets', `${one}（市住建局（牵头），市财政局，各县区）`, '市住建局', '市财政局 各县区'],
    ['with circled numbers', `${one}责任单位：①市住建局②市财政局`, '市住建局 市财政局', ''],
    ['beside those who guide', `${one}（责任单位：东江县政府，市住建局指导）`, '东江县政府', '市住建局'],
    ['before those who guide', `${one}（市住建局牵头指导，各县区具体实施）`, '市住建局', '各县区'],
    ['beside those who secure means', `${one}（实施单位：市住建局；资金保障单位：市财政局）`, '市住建局', '市财政局'],
    ['by consent of another', '具体由市住建局商市财政局确定。', '市住建局', '市财政局'],
    ['of a bank', '人民银行江州市分行要引导金融机构加大投放。', '人民银行江州市分行', ''],
    ['who carry it out', `${one}（市住建局牵头负责、各区政府组织落实）`, '市住建局', '各区政府'],
    ['who help by their duties', `${one}（市住建局牵头负责，市民政局按职责组织配合）`, '市住建局', '市民政局'],
    [
      'by consent of others',
      '奖补细则由牵头责任单位商省财政厅、省科技厅另行出台。',
      '牵头责任单位',
      '省财政厅 省科技厅',
    ],
    ['of an office in a street', '东江街道办事处负责辖区建筑的风险排查工作。', '东江街道办事处', ''],
    ['across a line break', `${one}（牵头单位：市住建\n局；责任单位：市水务局）`, '市住建局', '市水务局'],
  ])('%s', (_, text, lead, support) => {
    expect(owned(text)).toEqual([lead, support]);
  });

  test.each(['承担单位', '牵头部门和单位', '落实责任单位', '具体承办单位', '业务主管部门', '主体责任单位'])(
    'behind %s',
    (label) => {
      expect(owned(`${one}（${label}：市住建局、市水务局）`)).toEqual(['市住建局 市水务局', '']);
    },
  );

  test.each(['协助单位', '参加单位', '会办单位', '联办单位', '协作单位', '支持单位'])(
    'of helpers behind %s',
    (label) => {
      expect(owned(`${one}（牵头单位：市住建局；${label}：市水务局）`)).toEqual(['市住建局', '市水务局']);
    },
  );

  test('of a person in charge beside the unit', () => {
    expect(owned(`${one}（责任领导：李某；牵头单位：市住建局；责任单位：市水务局）`)).toEqual([
      '李某 市住建局',
      '市水务局',
    ]);
  });

  test.each([
    ['a name explained', '建好市级平台（市数据局）。', '市数据局', ''],
    ['an office by its other name', '材料报领导小组办公室（市住建局）。', undefined, undefined],
  ])('but not of %s', (_, text, lead, support) => {
    expect(owned(text)).toEqual([lead, support]);
  });
});
