import { describe, expect, test } from 'vitest';
import { chineseValue, readNumeral } from '../src/phases/3-quantities/numerals.ts';
import { findQuantities } from '../src/phases/3-quantities/quantities.ts';
import { findTimes } from '../src/phases/3-quantities/times.ts';

const quantities = (text: string) =>
  findQuantities(text, findTimes(text)).map(({ value, valueMax, unit }) =>
    valueMax === null ? [value, unit] : [value, valueMax, unit],
  );

describe('a Chinese numeral', () => {
  test.each([
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['三百二十', 320],
    ['三千零五', 3005],
    ['两千', 2000],
    ['一万二千', 12_000],
    ['二〇二五', 2025],
    ['三亿五千万', 350_000_000],
  ])('%s is %d', (word, value) => {
    expect(chineseValue(word)).toBe(value);
  });

  test('keeps its last scale for the unit', () => {
    expect(readNumeral('三百亿元', 0)).toMatchObject({ value: 300, scale: '亿' });
    expect(readNumeral('千亿级', 0)).toMatchObject({ value: 1, scale: '千亿' });
  });
});

describe('a quantity', () => {
  test.each([
    ['新建学校5所', [[5, '所']]],
    ['总投资1.2万亿元', [[1.2, '万亿元']]],
    ['完成营收12,500万元', [[12_500, '万元']]],
    ['安排资金３００亿元'.normalize('NFKC'), [[300, '亿元']]],
    ['增长6%以上', [[6, '%']]],
    ['占比提高两个百分点', [[2, '个百分点']]],
    ['产值翻两番', [[2, '番']]],
    ['收入是上年的1.5倍', [[1.5, '倍']]],
    ['打造千亿级产业', [[1, '千亿']]],
    ['每镇确定1—2项', [[1, 2, '项']]],
    ['利用率达到30%-50%', [[30, 50, '%']]],
    ['参会500余名代表', [[500, '名']]],
    ['日处理污水8万吨/日', [[8, '万吨/日']]],
    ['抽检4批次/千人', [[4, '批次/千人']]],
    ['居全省第3位', [[3, '位']]],
    ['进入全省前十。', [[10, '位']]],
    ['隐患全部清零', [[0, '']]],
    ['实现零事故', [[0, '']]],
    ['办件5个工作日内办结', [[5, '个工作日']]],
    ['飞行达到20万小时', [[20, '万小时']]],
  ])('in “%s” is read with its unit', (text, found) => {
    expect(quantities(text)).toEqual(found);
  });

  test.each([
    ['推进“三网”融合'],
    ['开展三年攻坚'],
    ['落实“6+3”体系'],
    ['2024年6月底前'],
    ['一般公共预算'],
    ['千方百计统一思想'],
    ['临政发〔2024〕31号'.replace('〔', '(').replace('〕', ')')],
    ['500强企业'],
    ['地铁二期'],
    ['完成整改得5分,'],
    ['零距离服务'],
    ['电话010.88.66'],
  ])('is not found in “%s”', (text) => {
    expect(quantities(text)).toEqual([]);
  });
});
