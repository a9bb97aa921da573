import { readUnit } from '../../lexicon/units.ts';
import { type Numeral, numeralClass } from './numerals.ts';

/** “13项举措”, “三个100%”, “1个县12个乡镇”: quotation marks that open with a numeral hold a name, unless it is a figure with 以上 or +. */
export function isQuotedName(text: string, numeral: Numeral): boolean {
  // “8+X” is a name; “100+” is a figure.
  // “零上访、零事故”村: a title that villages compete for.
  if (numeral.value === 0 && ZERO_TITLE.test(text.slice(numeral.end, numeral.end + 24))) return true;
  if (
    (text[numeral.end] === '+' && !/[A-Za-z\d(]/.test(text[numeral.end + 1] ?? '')) ||
    (numeral.value === 0 && numeral.chinese)
  )
    return false;
  if (text[numeral.start - 1] === '"' && text.slice(numeral.end, numeral.end + 14).includes('"')) return true;
  // ‘三张牌’ inside of other quotation marks.
  if (text[numeral.start - 1] === '‘' && text.slice(numeral.end, numeral.end + 10).includes('’')) return true;
  for (let i = numeral.start - 1; i >= 0 && numeral.start - i <= 14; i--) {
    if (text[i] === '”' || text[i] === '\n') return false;
    if (text[i] === '“')
      return (
        numeralClass(text.charCodeAt(i + 1)) !== 0 &&
        (text.slice(numeral.end, numeral.end + 14).includes('”') || FORMULA.test(text.slice(i + 1, i + 48)))
      );
  }
  return false;
}

/** 上午9:00—11:30. */
export function isClockTime(text: string, { start, end }: Numeral): boolean {
  const before = text.slice(Math.max(0, start - 3), start);
  // 2024-05-09 16 and the minutes on the next line.
  if (/-\d{1,2}[ T]$/.test(text.slice(Math.max(0, start - 4), start))) return true;
  return (
    /^(?:[01]?\d|2[0-4]):[0-5]\d(?![\d:.])/.test(text.slice(start, start + 6)) ||
    (end - start === 2 &&
      /(?:^|\D)(?:[01]?\d|2[0-4]):$/.test(before) &&
      /^[0-5]\d(?![\d:.])/.test(text.slice(start, start + 3)))
  );
}

/** 一般, 统一, 千方百计, 四川, A3: the numeral belongs to a word. */
export function isPartOfWord(text: string, numeral: Numeral, before: string): boolean {
  if (/[A-Za-z_]/.test(before) && !numeral.chinese) return true;
  // 提高到2.4:1: the second part of a ratio belongs to the first.
  if (
    numeral.value === 1 &&
    /(?:到|至|为|是|达)\d+(?:\.\d+)?:$/.test(text.slice(Math.max(0, numeral.start - 8), numeral.start))
  )
    return true;
  // 新城+四条走廊: parts of a formula.
  if (before === '+' && numeral.chinese) return true;
  if (!numeral.chinese) return /[A-Za-z]/.test(text[numeral.end] ?? '') && !readUnit(text, numeral.end);
  // 北环线一二段: two parts by their numbers.
  if (IN_ROW.test(text.slice(numeral.start, numeral.end + 1))) return true;
  // 七台河, 五家渠, 九台区: towns.
  if (TOWN.test(text.slice(numeral.end, numeral.end + 3))) return true;
  // 走出一条…新路子: a way is an article too.
  if (
    numeral.value === 1 &&
    text[numeral.end] === '条' &&
    /(?:走|蹚|闯|探索)出?$/.test(text.slice(Math.max(0, numeral.start - 3), numeral.start))
  )
    return true;
  // 不漏一户、不落一人, 一个都不能少: nobody is counted.
  if (isNobody(text, numeral)) return true;
  // 居全国第一: a rank that is reached or kept.
  if (
    before === '第' &&
    FIRST.test(text.slice(Math.max(0, numeral.start - 16), numeral.start)) &&
    /^位?[,。;、]/.test(text.slice(numeral.end, numeral.end + 2))
  )
    return false;
  if (WORD_BEFORE.test(before) || (before === '每' && numeral.value === 1)) return true;
  const behind = text.slice(numeral.end, numeral.end + 3);
  // 是一场深刻革命: an article.
  if (numeral.value === 1 && before === '是' && behind.startsWith('场')) return true;
  // 最多跑一次: a reform by its promise.
  if (numeral.value === 1 && /最多跑$/.test(text.slice(Math.max(0, numeral.start - 3), numeral.start))) return true;
  // 实现“零”的突破: a first one.
  if (numeral.value === 0 && behind.startsWith('”的突')) return true;
  // 冬季两项, 现代五项, 铁人三项: sports.
  if (behind.startsWith('项') && /(?:冬季|现代|铁人)$/.test(text.slice(Math.max(0, numeral.start - 2), numeral.start)))
    return true;
  // 零新增 is a goal, 一新 a word.
  if (WORD_BEHIND.test(behind) && !(numeral.value === 0 && behind.startsWith('新增'))) return true;
  // 一个产业、一套班子、一个方案: articles in a row.
  if (
    numeral.value === 1 &&
    (/^[个套名支张位项][^,。;、\d]{1,8}、一[个套名支张位项]/.test(text.slice(numeral.end, numeral.end + 12)) ||
      /一[个套名支张位项][^,。;、\d]{1,8}、$/.test(text.slice(Math.max(0, numeral.start - 12), numeral.start)))
  )
    return true;
  // 一件接着一件办, 一茬接着一茬干: one after the other.
  if (
    numeral.value === 1 &&
    (/^.接着?一/.test(text.slice(numeral.end, numeral.end + 4)) ||
      /一.接着?$/.test(text.slice(numeral.start - 4, numeral.start)))
  )
    return true;
  if (isEachByEach(text, numeral)) return true;
  // One thing, each thing: 一个, 一批, 一家 without a counting verb are articles rather than numbers.
  return (
    numeral.value === 1 &&
    numeral.scale === '' &&
    numeral.end - numeral.start === 1 &&
    !ONE_COUNTS.test(text.slice(numeral.end, numeral.end + 2))
  );
}

/** 五个五年, 三个方面: what stands behind the unit makes a name of both. */
export function isNameBehind(text: string, at: number, unit: string): boolean {
  const behind = text.slice(at + unit.length, at + unit.length + 2);
  // 七个方面, 三个维度 are headings of a list rather than counts.
  if (unit === '个' && /^(?:方面|维度|层面|要点)/.test(behind)) return true;
  if (unit === '个' && /^(五年|百年|人信|人所|体工|体经)/.test(behind + (text[at + unit.length + 2] ?? '')))
    return true;
  // 双线十人制, 五人制足球: how many it takes.
  if (unit === '人' && /^制(?![定订造作])/.test(behind)) return true;
  // 龙岩等5市区域: what kind of region.
  if (unit === '市' && /^[区级场民域]/.test(behind) && !/^区[,。;、]/.test(behind)) return true;
  // 11部门联合印发, 共5部分, 从8方面发力: departments, parts and aspects are meant.
  if ((unit === '部' && /^[门分]/.test(behind)) || (unit === '方' && behind.startsWith('面'))) return true;
  // 十届三次、四次全会: the number of a session.
  if (unit === '次' && /届[一二三四五六七八九十]+$/.test(text.slice(Math.max(0, at - 5), at))) return true;
  // 五次会议, 三次全会 have their number as a name.
  if (unit === '次' && /^(?:会议|全会|代表大会|全体)/.test(text.slice(at + 1, at + 5))) return true;
  return unit === '号' || (unit === '路' && /^(公|线)/.test(behind));
}

/** 得2分, 扣10分: points of an assessment are neither reached nor stated. */
export function isScore(text: string, first: Numeral, end: number): boolean {
  return (
    /(?:得|扣|加|减|奖|计|记|各|分别|满分|扣除|共|最多|、)[^,。;\d]{0,4}$/.test(
      text.slice(Math.max(0, first.start - 8), first.start),
    ) || /^分(?:[,。;、\t\n)]|$)/.test(text.slice(end, end + 2))
  );
}

/** 签一个就要盯一个、成一个: one after the other, however many they are. */
function isEachByEach(text: string, { start, end, value }: Numeral): boolean {
  if (value !== 1 || !/^[个家件项]/.test(text.slice(end, end + 1))) return false;
  const unit = text[end]!;
  const behind = text.slice(end + 1, end + 10);
  const ahead = text.slice(Math.max(0, start - 8), start);
  return (
    (/^[、,]?(?:就|便|再|必|要|才)?[\u4e00-\u9fff]{1,2}/.test(behind) &&
      new RegExp(`^[、,]?(?:就|便|再|必|要|才)*[\\u4e00-\\u9fff]{1,2}一${unit}`).test(behind)) ||
    new RegExp(`[\\u4e00-\\u9fff]{1,2}一${unit}[、,]?(?:就|便|再|必|要|才)*[\\u4e00-\\u9fff]{1,2}$`).test(ahead)
  );
}

function isNobody(text: string, { start, end, value }: Numeral): boolean {
  if (value !== 1) return false;
  return (
    /^.{1,2}[都也]?(?:不(?:[落漏少丢掉留让]|能|许|准)|没|别)/.test(text.slice(end, end + 5)) ||
    /不(?:漏|落|丢|少|掉|留|让)$/.test(text.slice(start - 2, start))
  );
}

const IN_ROW = /^(?:一二|二三|三四|一二三)[段期线标产级]$/;
const TOWN =
  /^(?:台(?:河|山|县|区)|家(?:渠|子镇|坪|坡|堡)|盘水|枝特区|大连池|门(?:峡|县|坡)|间房(?:镇|乡|街道)|眼桥|孔桥|块石|棵松)/;
/** “1个核心区、3个拓展区、N个应用场景”: a layout by its parts. */
const FORMULA =
  /^(?![^”]*(?:小时|工作日|分钟))[^“”。;,\n]{1,14}[、+][^“”。;,\n]*[\dN一二两三四五六七八九十百千][^“”。;,\n]*”/;
const FIRST =
  /(?:居|位列|列|保持|稳居|跻身|争创|进入|力争|冲刺)(?:全国|全省|全市|世界|全球|中部|西部|东部|同类[^,。;]{1,6})?第$/;
const ZERO_TITLE = /^[^“”,。;\n]{2,18}”(?:平安)?(?:村|社区|单位|企业|乡镇|镇|县|校园|家庭|工地)/;
const WORD_BEFORE = /[社统单唯同专划万如不之某任星第]/;
const WORD_BEHIND =
  /^(人(?:企业|公司|工厂|食堂)|次产业|般|些|定|样|起|切|直|旦|面|方面|体|并|律|致|流|贯|线|心|步|带|条(?:街|龙|心|路子)|路|股|系列|次性|站式|揽子|把手|盘棋|张网|张图|点点|下子|时|共|同|道|如|经|再|味|番事|句话|窗|网通|件事|刀切|票否决|岗双责|企一|业一|县一|村一|镇一|区一|乡一|户一|人一|月一|季一|年一|周一|事一|链一|策|方百计|军万马|家万户|头万绪|丝万缕|分之|分点|分比|分制|川|农|包|资|公|险|清|好|宜|新|高|化|基|支|供|定|同|级书记|中全会|大以来|大精神|大报告|大和|届|处|者|类|代|手车|维码|次元|氧化|五规划|面八方|通八达|位一体|个样|个(?:富有|充满|崭新|全新)|个全面|个意识|个自信|个维护)/;
const ONE_COUNTS = /^(个|家|项|件|条|所|座|处|名|人|番|倍|成|万|篇|次|批|场)/;
