/** What a unit measures. `count` counts things, `time` is a duration, `none` is no unit at all. */
export type UnitKind =
  | 'count'
  | 'people'
  | 'money'
  | 'percent'
  | 'mass'
  | 'area'
  | 'length'
  | 'volume'
  | 'power'
  | 'multiple'
  | 'rank'
  | 'score'
  | 'concentration'
  | 'time'
  | 'name'
  | 'none';

/** The units of Chinese public documents. A unit of kind `name` makes a name of its numeral (500强, 5A级, 三大). */
const UNITS: Readonly<Record<Exclude<UnitKind, 'none'>, string>> = {
  count:
    '个 家 项 件 条 所 座 处 套 户 批 批次 篇 期 场 场次 次 台 台套 台次 辆 辆次 列 列次 架 架次 艘 艘次 张 幢 栋 块 片 册 部 本 支 只 头 匹 株 棵 粒 颗 眼 口 孔 扇 盏 枚 份 宗 单 笔 班 班次 床 间 组 类 种 例 起 款 档 席 副 尾 羽 尊 柜 箱 标箱 重量箱 车次 航次 趟 门 面 根 段 格 对 标准箱 TEU 张次 件次 宗次 户次 枪 桩 泊位 席位 床位 车位 学位 站 坊 课时 学时 连冠 村 乡 镇 县 市 街道 社区 行政村 园区 点位 站点 网点 平方 垛 盘 挂 部次 路 号',
  people: '名 人 人次 位 户 对夫妇 人份 岗 学员 学生 师',
  money: '元 美元 欧元 港元 日元 英镑 元人民币 人民币 块钱 元钱',
  percent: '% ‰ 个百分点 百分点 个点 个千分点',
  mass: '吨 公斤 千克 克 斤 担 吨标准煤 吨标煤 吨当量 毫克 微克 t kg',
  area: '平方公里 平方千米 平方米 平米 亩 公顷 ㎡ km² m² k㎡ 亩次 万亩次 亩地',
  length: '公里 千米 米 厘米 毫米 海里 车道公里 km m cm mm 皮长公里 芯公里',
  volume: '立方米 立方 立方公里 升 方 m³ 毫升',
  power:
    '千瓦 兆瓦 吉瓦 千瓦时 度 度电 千伏 千伏安 兆伏安 瓦 伏 MW kW KW GW kV KV kVA MVA Mbps Gbps GB TB PB P PFLOPS EFLOPS EFlops 兆 帧 马力',
  multiple: '倍 番 成 折',
  rank: '位次 名次 个位次',
  score: '分 星 颗星',
  concentration: '微克/立方米 毫克/立方米 毫克/升 微克/升 分贝 dB ℃ 摄氏度 ppm 毫秒 微秒 ms EFLOPS/秒 /10万 /十万',
  time: '年 个月 月 日 天 小时 个小时 分钟 秒 秒钟 周 个星期 星期 个季度 季度 个工作日 工作日 个自然日 周年 年度 周岁 岁 世纪 个年头 昼夜 个百日',
  name: '强 大 级 届 化 维 元化 纵 横 区 届次 型 期工程 号线 字 制 流 线 轮 度 代 步 带 轴 心 翼 核 极 廊 环 圈 头 者 层 院 馆 校 省 方 国 老 手 体 网 通 端 包 保 免 减 补 改 转 提 同 统一 型',
};

/** Units that count again behind a slash: 元/人, 批次/千人. */
const PER =
  '千人 万人 人 亩 平方米 立方米 吨 年 月 日 天 小时 次 户 公里 家 件 个 千克 公斤 百人 平方公里 公顷 升 万元 标准立方米 台 套 辆 床 间 学年 学期 季度';

export interface UnitWord {
  readonly word: string;
  readonly kind: UnitKind;
}

/** The longest unit that starts at `at`, or null. */
export function readUnit(text: string, at: number): UnitWord | null {
  const candidates = BY_FIRST.get(text.charCodeAt(at));
  if (!candidates) return null;
  for (const unit of candidates) {
    if (!text.startsWith(unit.word, at)) continue;
    // 30个点位: places, and no points of a percentage.
    if (unit.word === '个点' && text[at + 2] === '位') continue;
    return withPer(text, at, unit);
  }
  return null;
}

function withPer(text: string, at: number, unit: UnitWord): UnitWord {
  const behind = at + unit.word.length;
  if (text[behind] !== '/' || unit.kind === 'name') return unit;
  for (const word of PER_WORDS) {
    if (text.startsWith(word, behind + 1)) return { word: `${unit.word}/${word}`, kind: unit.kind };
  }
  return unit;
}

const PER_WORDS = PER.split(' ').sort((a, b) => b.length - a.length);
const BY_FIRST = new Map<number, UnitWord[]>();
for (const [kind, words] of Object.entries(UNITS) as [UnitKind, string][]) {
  for (const word of new Set(words.split(' '))) {
    const list = BY_FIRST.get(word.charCodeAt(0)) ?? [];
    if (list.some((unit) => unit.word === word)) continue;
    list.push({ word, kind });
    BY_FIRST.set(word.charCodeAt(0), list);
  }
}
for (const list of BY_FIRST.values()) list.sort((a, b) => b.word.length - a.word.length);
