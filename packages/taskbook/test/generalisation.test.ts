import { describe, expect, test } from 'vitest';
import { readTaskBook, type TaskBook } from '../src/index.ts';

/**
 * Single sentences of many genres with known answers, none of them from the labelled texts: what the engine must know of the language.
 * A failure here is mended by a rule about the language, never by the sentence.
 */
const FRAMES = {
  plan: (words: string) => `临水市2025年重点工作方案\n二、重点任务\n${words}\n`,
  goal: (words: string) => `临水市2025年重点工作方案\n一、主要目标\n${words}\n`,
  review: (words: string) => `临水市2025年政府工作报告\n一、2024年工作回顾\n${words}\n`,
  report: (words: string) => `临水市2025年政府工作报告\n二、2025年工作安排\n${words}\n`,
  speech: (words: string) => `在全市产业大会上的讲话\n同志们：\n${words}\n`,
  minutes: (words: string) => `市政府常务会议纪要\n一、研究园区建设有关工作\n会议要求，${words}\n`,
  bulletin: (words: string) => `关于一季度项目推进情况的通报\n一、总体情况\n${words}\n`,
};
type Genre = keyof typeof FRAMES;
const read = (genre: Genre, words: string): TaskBook =>
  readTaskBook({ text: FRAMES[genre](words), date: '2025-01-15' });
const figures = (book: TaskBook) =>
  book.items.flatMap((item) => (item.kind === 'target' ? [`${item.value}${item.unit}`] : []));
const facts = (book: TaskBook) => book.facts.map(({ value, unit }) => `${value}${unit}`);

describe('a figure to be reached', () => {
  test.each<[Genre, string, string, string, string]>([
    ['goal', '到2027年，全市文旅综合收入达到450亿元以上。', '450亿元', 'ge', '2027-12-31'],
    ['goal', '平均办电时间由12天压缩至8天以内。', '8天', 'le', '2025-12-31'],
    ['goal', '农村自来水普及率由88%提高到95%以上。', '95%', 'ge', '2025-12-31'],
    ['goal', '城区PM2.5年均浓度降到35微克/立方米以下。', '35微克/立方米', 'le', '2025-12-31'],
    ['goal', '综合竞争力进入全省前五。', '5位', 'eq', '2025-12-31'],
    ['plan', '年内再招100名社区工作者，一个都不能少。', '100名', 'eq', '2025-12-31'],
    ['plan', '县级公立医院平均住院日控制在8天以内。', '8天', 'le', '2025-12-31'],
    ['speech', '市里给大家定个数，年底前再拿下30个项目。', '30个', 'eq', '2025-12-31'],
    ['goal', '城镇登记失业率控制在3.5%以内。', '3.5%', 'le', '2025-12-31'],
    ['goal', '森林覆盖率提高1.2个百分点。', '1.2个百分点', 'eq', '2025-12-31'],
    ['goal', '“十五五”末，数字经济核心产业增加值翻一番。', '1番', 'eq', '2030-12-31'],
    ['plan', '推出40项具有较大影响力的品牌赛事，形成赛事体系。', '40项', 'eq', '2025-12-31'],
    ['plan', '年内再签约2个亿元项目。', '2个', 'eq', '2025-12-31'],
    ['plan', '9月底前完成社区食堂建设60个。', '60个', 'eq', '2025-09-30'],
    ['plan', '新开通公交线路不少于14条。', '14条', 'ge', '2025-12-31'],
    ['plan', '明年6月底前，建成充电桩3000个。', '3000个', 'eq', '2026-06-30'],
    ['plan', '力争全年引进博士研究生80名。', '80名', 'eq', '2025-12-31'],
    ['plan', '三年内培育专精特新企业200家以上。', '200家', 'ge', '2027-12-31'],
    ['plan', '一般事项5个工作日内办结。', '5个工作日', 'le', '2025-12-31'],
    ['plan', '每个街道至少建设1处口袋公园。', '1处', 'ge', '2025-12-31'],
    ['plan', '今年新增养老床位800张左右。', '800张', 'about', '2025-12-31'],
    ['plan', '四季度开工保障性住房1200套。', '1200套', 'eq', '2025-12-31'],
    ['report', '新建改建农村公路260公里。', '260公里', 'eq', '2025-12-31'],
    ['report', '单位生产总值能耗下降3%左右。', '3%', 'about', '2025-12-31'],
    ['report', '居民收入增长与经济增长同步，粮食产量稳定在90万吨以上。', '90万吨', 'ge', '2025-12-31'],
    ['speech', '今年要再签约亿元以上项目45个。', '45个', 'eq', '2025-12-31'],
    ['speech', '去年我们签约项目40个，今年要翻一番。', '1番', 'eq', '2025-12-31'],
    ['speech', '审批材料要压减到10份以内。', '10份', 'le', 'null'],
    ['speech', '到年底，失业人员再就业要确保达到6000人。', '6000人', 'eq', '2025-12-31'],
    ['minutes', '6月底前完成管网改造35公里。', '35公里', 'eq', '2025-06-30'],
    ['minutes', '物资储备覆盖率要达到100%。', '100%', 'eq', 'null'],
  ])('%s: “%s” asks for %s (%s) by %s', (genre, words, figure, comparator, due) => {
    const book = read(genre, words);
    expect(figures(book)).toEqual([figure]);
    const [target] = book.items.filter((item) => item.kind === 'target');
    expect(target).toMatchObject({ comparator });
    expect(String(target?.kind === 'target' ? (target.due?.end ?? null) : undefined)).toBe(due);
  });
});

describe('a figure that was or is', () => {
  test.each<[Genre, string, readonly string[]]>([
    ['review', '新增就业2.3万人，城镇居民收入增长5.6%。', ['2.3万人', '5.6%']],
    ['review', '建成公园12个，空气质量优良天数比例达到91%。', ['12个', '91%']],
    ['plan', '2024年，全市完成绿化造林4万亩。', ['4万亩']],
    ['plan', '截至去年底，全市共有养老机构96家。', ['96家']],
    ['bulletin', '一季度完成投资36亿元，占年度计划的21%。', ['36亿元', '21%']],
    ['bulletin', '已开工项目58个，开工率82%。', ['58个', '82%']],
    ['speech', '去年我们的工业增速只有3.1%，居全省第14位。', ['3.1%', '14位']],
    ['speech', '我们的底子还是薄的，全市规上企业才420家。', ['420家']],
    ['speech', '时间过半，任务只完成了38%，差距很大。', ['38%']],
    ['minutes', '加快补齐短板，目前全市已排查隐患点132处。', ['132处']],
    ['speech', '五年来，全市累计建成学校76所。', ['76所']],
  ])('%s: “%s” states %j', (genre, words, stated) => {
    const book = read(genre, words);
    expect(figures(book)).toEqual([]);
    expect(facts(book)).toEqual(stated);
  });
});

describe('a figure that is neither', () => {
  test.each<[Genre, string]>([
    ['plan', '落实“五个100%”要求，推进“七个一批”行动。'],
    ['plan', '打造“2个镇8个村”样板工程。'],
    ['plan', '严守永久基本农田、生态保护红线两条底线。'],
    ['plan', '围绕9个特色产业开展精准招商。'],
    ['plan', '用好省级支持的38项政策。'],
    ['plan', '推进投资30亿元的锂电池项目建设。'],
    ['plan', '加快华晟年产20万吨铝箔项目建设。'],
    ['plan', '对年产值首次突破5亿元的企业，给予一次性50万元奖励。'],
    ['plan', '对新认定的国家级高新技术企业，每家奖励30万元。'],
    ['plan', '单个项目最高补助不超过300万元。'],
    ['plan', '计划总投资45亿元的临港物流园6月底前开工。'],
    ['plan', '按照每千名老人不少于40张床位的标准配建养老设施。'],
    ['speech', '从今天起，谁的项目停工超过7天，谁到我这里来说明。'],
    ['speech', '凡是投资在5000万元以上的项目，一律由县领导包联。'],
    ['plan', '对连续3次排名末位的，约谈主要负责人。'],
    ['plan', '对排名后3位的单位进行通报批评。'],
    ['plan', '开展“百名干部进千企”活动。'],
    ['plan', '组织为期3个月的专项整治。'],
    ['plan', '重点抓好以下六个方面工作。'],
    ['plan', '构建“1+6”政策体系，实施“4+N”行动。'],
    ['plan', '平时考核占考核总分的40%。'],
    ['plan', '每月10日前报送工作进展。'],
    ['speech', '全市14个乡镇都要行动起来。'],
    ['speech', '大家要牢固树立“一盘棋”思想，当好服务企业的“店小二”。'],
  ])('%s: “%s”', (genre, words) => {
    expect(figures(read(genre, words))).toEqual([]);
  });
});

test.each([
  ['加快打造6个万亿级产业。', ['加快打造产业', '产业']],
  ['打造3个百亿级产业集群。', ['打造产业集群', '产业集群']],
  ['培育年营业收入超10亿元的链主企业5家，带动配套企业100家。', ['培育年营业收入超10亿元的链主企业', '带动配套企业']],
  ['城区PM2.5年均浓度降到35微克/立方米以下。', ['城区PM2.5年均浓度']],
  ['推动农产品网络零售额由30亿元提高到50亿元。', ['农产品网络零售额']],
  ['各街道要新增托位300个、改造托育机构12家。', ['新增托位', '改造托育机构']],
])('the figures of “%s” are called %j', (words, titles) => {
  expect(read('goal', words).items.flatMap((item) => (item.kind === 'target' ? [item.title] : []))).toEqual(titles);
});

describe('the same language on other pages', () => {
  test.each<[Genre, string, string, string | null]>([
    ['plan', '办件材料审批时限压缩至4个工作日。', '4个工作日', 'eq'],
    ['plan', '故障报修2小时内到场、当日修复。', '2小时', 'le'],
    ['plan', '网格员每周入户走访不少于一次。', '1次', 'ge'],
    ['plan', '财政投入不低于上年支出的12%。', '12%', 'ge'],
    ['goal', '综合实力跻身全省前八。', '8位', 'eq'],
    ['report', '对640户农村危房实施加固改造。', '640户', 'eq'],
    ['report', '完成120公里以上供水管网改造。', '120公里', 'ge'],
    ['report', '会议经费在上年预算基础上压减12%。', '12%', 'eq'],
    ['report', '建成滨江路、学府路等6条断头路。', '6条', 'eq'],
    ['report', '加快推进滨江、学府等4条快速路建设。', '4条', 'eq'],
    ['plan', '城乡低保月人均补助标准提高到860元。', '860元', 'eq'],
    ['plan', '农产品加工转化比提高到2.4∶1。', '2.4', 'eq'],
    ['report', '62栋在建楼房年内封顶。', '62栋', 'eq'],
    ['report', '确保完成900万平方米以上违法建筑拆除。', '900万平方米', 'ge'],
    ['report', '确保适龄儿童零辍学。', '0', 'eq'],
    ['report', '确保天川铜箔技术改造等86个项目按计划开工。', '86个', 'eq'],
    ['report', '地铁站点600米覆盖率达到65%。', '65%', 'eq'],
    ['report', '新开和优化公交线路28条（含夜间线路6条）。', '28条', 'eq'],
  ])('%s: “%s” asks for %s', (genre, words, figure, comparator) => {
    const book = read(genre, words);
    expect(figures(book)).toEqual([figure]);
    expect(book.items.find((item) => item.kind === 'target')).toMatchObject({ comparator });
  });

  test.each<[Genre, string]>([
    ['plan', '对工艺改造投入达到800万元的企业，按投入的6%给予补助，最高200万元。'],
    ['plan', '采购合同单笔超过50万元的，必须报领导小组审定。'],
    ['plan', '每低1个百分点扣0.2分，扣完为止。'],
    ['plan', '年终得分90分以上为优秀，75分以上为合格。'],
    ['plan', '综合得分=平时得分×70%+年终得分×30%。'],
    ['plan', '每80户配备一名楼长。'],
    ['plan', '第7、9条除外。'],
    ['plan', '根据市八届人大三次会议精神开展工作。'],
    ['plan', '做到不漏一户、不落一人。'],
    ['plan', '推进投资60亿元的海晨25万吨PTA装置建设。'],
    ['plan', '推动恒泰30万吨纯碱扩能、新源钾肥造粒、天川15万吨甲醇升级等项目建设。'],
    ['plan', '落实好“科创25条”。'],
    ['plan', '做优做强4个国家先进制造业集群。'],
    ['report', '建立新的考核制度，调动干部群众两个积极性。'],
    ['report', '加快城东220千伏、城西110千伏输变电工程进度。'],
    ['plan', '支持12个现代服务业集聚区提质升级。'],
    ['plan', '新招用人数达到在职职工人数30%并签订劳动合同的，可申请贴息贷款。'],
    ['plan', '完成年度任务80%以上的，得10分。'],
    ['plan', '加宽东环路车道，约4米宽、180米长。'],
    ['plan', '现代渔港项目，计划总投资18亿元。'],
    ['speech', '全市拥有省级研发平台70家。'],
    ['plan', '支持建设检测基地，对可用面积不低于3000平方米、年服务不少于20家企业的基地，给予一次性奖励。'],
    ['plan', '每条航线（年度执行不少于60架次）给予最高40万元奖励。'],
    ['plan', '申报企业的投资门槛由1000万元调整为300万元。'],
    ['plan', '对最大起飞重量2吨（含）以下的航空器予以400元/小时、2吨（不含）以上的予以900元/小时的补助。'],
    ['plan', '年飞行超过1800架次给予运营补贴。'],
    ['plan', '企业每开通一条固定航线，给予最高30万元奖励。'],
    ['plan', '按实际贷款利率的70%予以贴息。'],
    ['plan', '加快300kW级发动机研制。'],
    ['plan', '给予设备补贴，每个泊位、每处机棚不超过20万元。'],
    ['report', '为百岁老人发放保健补助每人每月260元。'],
    ['report', '确保华晟20万吨铝箔项目投产，加快40万吨纸浆一体化项目和东华8万吨、天川5万吨纸板项目建设。'],
    ['report', '坚持一件接着一件办、一茬接着一茬干。'],
    ['report', '抓好滨江大桥等116个在建项目服务保障。'],
    ['report', '巩固提升24条已整治河道的治理成果。'],
    ['report', '加快华晟科技800万套液晶模组等项目建设。'],
    ['report', '推进恒泰公司2万辆专用车和1万辆起重车搬迁扩建等项目。'],
    ['report', '推进嘉亿广场等项目建设。'],
    ['report', '建立“三线八人制”和“动态归零督查制”。'],
    ['report', '深化“最多跑一次”改革。'],
    ['report', '力争实现省级实验室“零”的突破。'],
    ['report', '依托三大千亿元产业集群发展配套产业。'],
    ['report', '改革是一场深刻变革，推进证件二次签注自助办理。'],
    ['report', '为困难职工每人每年提供600—1200元救助。'],
  ])('%s: “%s” asks for no figure', (genre, words) => {
    expect(figures(read(genre, words))).toEqual([]);
  });

  test.each([
    '为加快培育新动能，推动绿色转型，结合我市实际，制定本方案。',
    '本办法自印发之日起施行，有效期三年。',
    '本细则所称企业，是指在本市注册的独立法人。',
    '市直有关单位负责同志参加会议。',
    '被市级以上媒体曝光的，每次扣2分。',
    '下面，我就抓好春耕备耕，讲三点意见。',
    '市人大会议票决确定了今年的12件实事。',
    '严格考核奖惩，是抓好落实的重要手段。',
    '就业是最大的民生，也是发展的根基。',
    '征迁是一场硬仗，等不起、慢不得。',
    '未完成年度任务的，不予计分。',
    '完成今年目标任务，必须始终坚持稳中求进。',
    '实现上述目标，要重点做好8个方面的工作：',
    '只要我们坚定不移优化结构、壮大产业，发展的路子就一定会越走越宽！',
    '解决好区域发展问题，是贯彻新发展理念的现实答卷。',
  ])('“%s” orders nothing', (words) => {
    expect(read('plan', words).items).toEqual([]);
  });

  test.each([
    ['在老旧小区加装充电设施。', '在老旧小区加装充电设施'],
    ['为独居老人免费安装应急呼叫装置。', '为独居老人免费安装应急呼叫装置'],
    ['对困难家庭实施学费减免。', '对困难家庭实施学费减免'],
  ])('“%s” says for whom or where before it says what to do', (words, title) => {
    const { items } = read('plan', `完善社区服务网络。${words}`);
    expect(items).toMatchObject([{ kind: 'task', title }]);
  });

  test('a bulletin tells what is until a heading says what to do', () => {
    const book = readTaskBook({
      text: '关于前三季度重点项目推进情况的通报\n一、总体进展\n城镇新增就业1.7万人。\n上线事项38项，办件量6.2万件。\n二、下步工作要求\n各县区要于11月底前完成剩余12个项目开工。\n',
      date: '2025-10-20',
    });
    expect(facts(book)).toEqual(['1.7万人', '38项', '6.2万件']);
    expect(book.items.length).toBeGreaterThan(0);
  });

  test('a plan of several years ends with the last of them', () => {
    const { items } = readTaskBook({
      text: '临水市水产养殖提升行动方案（2024—2026年）\n一、重点任务\n新建标准化鱼塘800亩。\n',
    });
    expect(items).toMatchObject([{ due: { end: '2026-12-31' } }]);
  });

  test('a meeting that belongs to a year, or opens a plan period, says from when deadlines count', () => {
    const due = (opening: string) =>
      readTaskBook({
        text: `在全市产业大会上的讲话\n同志们：\n${opening}\n力争3年内新增上市企业8家。\n`,
      }).items.flatMap((item) => (item.kind === 'target' ? [item.due?.end] : []));
    expect(due('大家都传达落实了全县2022年经济工作会议精神。')).toEqual(['2024-12-31']);
    expect(due('今年是“十五五”开局之年。')).toEqual(['2028-12-31']);
  });

  test('each figure behind 分别 keeps its own name', () => {
    const { items } = read(
      'goal',
      '自来水普及率、污水处理率分别达到96%、88%，公交车、出租车电动化率分别达到95%和60%。',
    );
    expect(items.flatMap((item) => (item.kind === 'target' ? [item.title] : []))).toEqual([
      '自来水普及率',
      '污水处理率',
      '公交车电动化率',
      '出租车电动化率',
    ]);
  });
});
