import { describe, expect, test } from 'vitest';
import { readTaskBook } from '../src/index.ts';

/** The figures to be reached, and those that are told. */
function read(text: string) {
  const { items, facts, document } = readTaskBook({ text });
  const targets = items.filter((item) => item.kind === 'target');
  return {
    targets: targets.map(({ value, unit }) => `${value}${unit}`).join(' '),
    facts: facts.map(({ value, unit }) => `${value}${unit}`).join(' '),
    due: [...new Set(targets.map(({ due }) => due?.end))].join(' '),
    year: document.year,
    title: document.title,
  };
}

const head = '江州市政府工作报告\n——2025年1月10日在江州市第八届人民代表大会第三次会议上\n市长 王某\n各位代表：\n';
const plan = '新建学校6所，改造老旧小区80个。推进管网改造，新增供水能力5万吨。';
const done = '新建学校4所，完成改造老旧小区60个，城镇居民收入增长5.2%。';

describe('a report without telling headings', () => {
  test('looks back in the part whose own headings tell', () => {
    const text = `${head}一、砥砺奋进，江州发展步履铿锵\n（一）工业经济实现新突破\n${done}\n（二）城乡面貌持续改善\n新增公园9个。\n二、奋楫扬帆，谱写江州崭新篇章\n（一）壮大工业经济\n${plan}\n`;
    expect(read(text)).toMatchObject({ targets: '6所 80个 5万吨', facts: '4所 60个 5.2% 9个' });
  });

  test('looks back in what stands between two parts that do', () => {
    const text = `${head}2024年工作回顾\n${done}经济运行总体平稳，发展质量稳步提高。\n我们致力改革创新，发展活力充分释放\n新增企业120家，完成项目投资86亿元，干部作风明显好转。\n“十三五”主要成就\n建成道路30公里，城乡面貌焕然一新，群众生活更加幸福。\n2025年工作安排\n${plan}\n`;
    expect(read(text)).toMatchObject({ targets: '6所 80个 5万吨', facts: '4所 60个 5.2% 120家 86亿元 30公里' });
  });

  test('looks back below a heading that is a sentence, or of two lines', () => {
    const sentence = `${head}一、回顾2024年，全市上下砥砺前行，高质量发展迈上新台阶\n${done}\n二、冲刺2025年，全力以赴抓好各项工作\n${plan}\n`;
    expect(read(sentence)).toMatchObject({ targets: '6所 80个 5万吨', facts: '4所 60个 5.2%' });
    const lines = `${head}过去一年\n真抓实干促发展，努力求实效惠民生\n${done}\n2025年工作安排\n${plan}\n`;
    expect(read(lines)).toMatchObject({ targets: '6所 80个 5万吨', facts: '4所 60个 5.2%' });
  });

  test('looks back until its numbers begin again', () => {
    const told = ['工业经济持续向好', '城乡面貌明显改善', '公共服务水平大幅提升', '发展活力不断释放'];
    const parts = told.map((heading, i) => `${'一二三四'[i]}、真抓实干，${heading}\n${done}\n`).join('');
    const text = `${head}${parts}一、壮大工业经济\n${plan}\n二、建设宜居城市\n推进公园建设，新建公园7个。\n`;
    expect(read(text).targets).toBe('6所 80个 5万吨 7个');
  });

  test('looks back where a heading says that all was done, and not where one calls for new successes', () => {
    const text = `${head}一、克难奋进，各项目标任务圆满完成\n${done}\n二、勇毅前行，奋力谱写新篇章\n（一）突出强动能，在转型升级上取得新成效\n${plan}\n`;
    expect(read(text)).toMatchObject({ targets: '6所 80个 5万吨', facts: '4所 60个 5.2%' });
  });

  test('begins its text on the line of a heading', () => {
    const text = `${head}一、2024年工作回顾 过去一年，全市上下砥砺前行。${done}\n二、2025年工作安排 今年，我们将乘势而上。${plan}\n`;
    expect(read(text)).toMatchObject({ targets: '6所 80个 5万吨', facts: '4所 60个 5.2%' });
  });

  test('turns where it says what is expected of the year', () => {
    const text = `${head}奋进，大步跨越\n${done.repeat(4)}\n开来，续写新篇\n今年主要经济指标预期是：地区生产总值增长6%；固定资产投资增长8%。\n${plan}\n${'完善机制，强化服务，推进改革。'.repeat(20)}\n`;
    expect(read(text).targets).toBe('6% 8% 6所 80个 5万吨');
  });
});

test.each([
  '继续做好国防动员、双拥共建和后备力量建设工作。',
  '认真做好失业、工伤、生育等保险工作。',
  '不断完善社会治安防控体系，严厉打击违法犯罪活动。',
  '压实落靠“河湖长制”，加快水网工程建设。',
])('“%s” is an order', (sentence) => {
  const { items } = readTaskBook({ text: `${head}一、2025年主要工作\n${plan}${sentence}完善制度，强化管理。\n` });
  expect(items.map(({ quote }) => quote)).toContain(sentence);
});

describe('the year of a report', () => {
  test('is that of its work in a heading beside a plan period', () => {
    const text = `${head}一、2024年工作回顾\n${done}\n二、“十五五”主要目标和2025年重点工作\n到2030年，全市生产总值突破900亿元。\n1.教育惠民\n${plan}\n`;
    expect(read(text)).toMatchObject({ targets: '900亿元 6所 80个 5万吨', due: '2030-12-31 2025-12-31' });
  });

  test('is the next one when it is spoken in December', () => {
    const text = `江州市政府工作报告\n——2024年12月28日在江州市第八届人民代表大会第三次会议上\n各位代表：\n一、今年工作回顾\n${done}\n二、明年主要工作\n${plan}\n`;
    expect(read(text).due).toBe('2025-12-31');
  });

  test('stands in a heading where nothing else tells', () => {
    const text = `政府工作报告\n省长 王某\n各位代表：\n一、2024年工作回顾\n2024年，是极不平凡的一年。${done}\n二、2025年工作安排\n${plan}\n`;
    expect(read(text)).toMatchObject({ year: 2025, due: '2025-12-31' });
  });
});

test.each([
  'source: https://www.example.gov.cn/zwgk/zfgzbg/202502/t20250218_72582337_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.html\ntitle: 江州市政府工作报告\n---\n',
  'source:\n- https://www.example.gov.cn/zwgk/t20250218.html\ntitle: 江州市政府工作报告\n---\n',
])('the head of a stored page is no title and hides none', (front) => {
  const text = `---\n${front}——2025年1月10日在江州市人民代表大会上\n各位代表：\n一、2024年工作回顾\n我市成功举办国际水生态论坛。${done}\n二、2025年工作安排\n${plan}\n`;
  expect(read(text)).toMatchObject({ title: '江州市政府工作报告', year: 2025, due: '2025-12-31' });
});
