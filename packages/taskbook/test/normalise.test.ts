import { describe, expect, test } from 'vitest';
import { normalise, originalSpan } from '../src/phases/1-normalise/index.ts';

describe('normalising', () => {
  test('folds widths without moving an offset', () => {
    const reading = normalise('新增１３５家（含）；增长６％！');
    expect(reading.text).toBe('新增135家(含);增长6%!');
    expect(reading.origin).toBeNull();
  });

  test('leaves pinyin glosses out and keeps the way back', () => {
    const original = '要堅(jiān)持發(fā)展，實(shí)現國家機關與產業的新進展，為學會來說還應當從這個時候開動。';
    const reading = normalise(original);
    expect(reading.text.startsWith('要坚持发展,实现国家机关')).toBe(true);
    const at = reading.text.indexOf('发展');
    const { start, end } = originalSpan(reading, at, at + 2);
    expect(original.slice(start, end)).toBe('發(fā)展');
  });

  test('leaves out the stars that set words in bold type, and keeps others', () => {
    expect(normalise('**一、主要目标**\n新增**30家**。').text).toBe('一、主要目标\n新增30家。');
    expect(normalise('* 附注\n3*4米').text).toBe('* 附注\n3*4米');
  });

  test('keeps brackets that hold no reading', () => {
    expect(normalise('飞行器(eVTOL)和平台(app)').text).toBe('飞行器(eVTOL)和平台(app)');
  });

  test('leaves simplified texts alone that quote a traditional character', () => {
    expect(normalise('乾县的经济发展与产业建设').text).toBe('乾县的经济发展与产业建设');
  });

  test('joins lines that only the width of a page cut', () => {
    const line = (words: string) => words.padEnd(30, '建').slice(0, 30);
    const text = Array.from({ length: 12 }, (_, i) => line(`推动产业第${i}轮提升并加快项目`)).join('\n');
    expect(normalise(text).text.includes('\n')).toBe(false);
  });

  test('keeps the breaks of a list', () => {
    const text = '一、目标\n新增企业5家；\n新增平台3个；\n新增学校2所。';
    expect(normalise(text).text.split('\n')).toHaveLength(4);
  });

  test('closes the blank between a numeral and its unit, not behind a list number', () => {
    expect(normalise('到2027 年新建 12 所学校').text).toBe('到2027年新建12所学校');
    expect(normalise('1 完善制度\n2 健全机制').text).toBe('1 完善制度\n2 健全机制');
  });
});
