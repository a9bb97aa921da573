import { compact } from './grid.ts';
import type { Cell } from './sheet.ts';

/** What a column's cells look like: of the cells that hold something, the share of each kind (0…1). A cell may be of several. */
export interface Looks {
  /** Cells that these shares were counted on. */
  readonly count: number;
  readonly date: number;
  readonly number: number;
  /** 家, 万元, %: words that measure. */
  readonly unit: number;
  readonly organisation: number;
  readonly person: number;
  readonly phone: number;
  readonly region: number;
  readonly status: number;
  /** Sentences and headings of twelve characters and more. */
  readonly long: number;
  /** Whole numbers that each follow the one before. */
  readonly sequence: number;
  /** Different values against all: small for categories. */
  readonly variety: number;
}

type Look = Exclude<keyof Looks, 'count' | 'sequence' | 'variety'>;

const DATE =
  /^(20\d{2}[年.\-/])?\d{1,2}[月.\-/](\d{1,2}[日号]?)?(上旬|中旬|下旬|底|末|初)?(之?前|以前)?$|^20\d{2}年?(底|末|年底|第?[一二三四1-4]季度)?(之?前|以前)?$|^(年底|年内|全年|长期|[上下]半年|第?[一二三四1-4]季度)(之?前|末|底)?$/;
const UNIT =
  /^[百千万亿十]*(个|家|项|件|条|所|座|处|套|户|批次?|篇|期|场次?|次|台套?|辆|列|架|张|幢|栋|块|部|本|支|只|头|棵|株|例|名|人次?|位|元|美元|吨|公斤|千克|克|平方公里|平方米|平米|亩|公顷|㎡|公里|千米|米|立方米|升|千瓦时?|兆瓦|度|%|‰|个百分点|百分点|倍|番|分|年|月|天|日|小时|位次|标箱|TEU|吨标准煤|\/)+$/;
const ORGANISATION =
  /(局|委|办|厅|部|院|校|会|社|站|所|队|科|处|室|中心|公司|集团|支行|银行|法院|政府|办公室|管委会|街道|乡|镇|园区|开发区|高新区|经开区|新区|单位|部门)(\(.*\)|等|牵头|配合)?$/;
const REGION = /^(市直|.{1,6}(区|市|县|镇|乡|街道|旗|州|开发区|高新区|管委会)|全[市区县]|各.*(区|县|镇).*)$/;
const STATUS =
  /^(已|未|正在|正常|基本|部分|全部)?(完成|办结|销号|启动|开工|推进|进行中?|进行|滞后|延期|超期|达标|正常|按期|未开始|待启动|整改中)(推进|完成|中)?$|^(是|否|红|黄|绿|红灯|黄灯|绿灯|√|×|✓|✗|●|○)$/;
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文牛齐庞樊殷颜倪庄聂章鲁岳翟申欧耿焦左柳甘祝包宁尚舒阮纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝路游辛靳管柴蒙鲍华喻祁房蒲滕屈饶牟艾尤阳时穆农司古吉缪简车项连芦麦褚娄窦戚岑党宫费卜冷晏卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋刁沙荣巫寇甄迟鞠公';
const PERSON = new RegExp(`^[${SURNAMES}][\\u4e00-\\u9fa5·]{1,3}(等|\\(.*\\))?$`);

const TESTS: Readonly<Record<Look, (words: string, cell: Cell) => boolean>> = {
  date: (words, cell) => cell.type === 'date' || (cell.type === 'text' && DATE.test(words)),
  number: (words, cell) => cell.type === 'number' || /^[≥≤><=约+-]*\d[\d,.]*[%％]?(以上|左右)?$/.test(words),
  unit: (words) => words.length <= 8 && UNIT.test(words),
  organisation: (words) => words.length <= 400 && splitRough(words).every((name) => ORGANISATION.test(name)),
  person: (words) => words.length <= 60 && splitRough(words).every((name) => PERSON.test(name)) && !REGION.test(words),
  phone: (words) => /^(\D{0,12})?(1\d{10}|0\d{2,3}-?\d{7,8}|\d{7,8})([,;、/].*)?$/.test(words),
  region: (words) => words.length <= 60 && splitRough(words).every((name) => REGION.test(name)),
  status: (words) => words.length <= 8 && STATUS.test(words),
  long: (words) => words.length >= 12,
};

export function looksOf(samples: readonly Cell[]): Looks {
  const counts: Record<Look, number> = {
    date: 0,
    number: 0,
    unit: 0,
    organisation: 0,
    person: 0,
    phone: 0,
    region: 0,
    status: 0,
    long: 0,
  };
  const values = new Set<string>();
  let follows = 0;
  let before = Number.NaN;
  for (const cell of samples) {
    const words = compact(cell.text.slice(0, 500));
    values.add(words);
    for (const look of Object.keys(TESTS) as Look[]) if (TESTS[look](words, cell)) counts[look]++;
    const number = /^\d{1,6}$/.test(words) ? Number(words) : Number.NaN;
    if (number === before + 1 || number === 1) follows++;
    before = number;
  }
  const all = Math.max(1, samples.length);
  const shares = Object.fromEntries(Object.entries(counts).map(([look, count]) => [look, count / all])) as Record<
    Look,
    number
  >;
  return { ...shares, count: samples.length, sequence: follows / all, variety: values.size / all };
}

function splitRough(words: string): readonly string[] {
  return words.split(/[、，,;；/]/).filter(Boolean);
}
