import type { SectionNode } from './section-node.ts';

/**
 * The first parts of a report often say in their headings only how proud one is; what their own headings say shows that they look back: 工业经济实现新突破,
 * 城乡面貌持续改善. Such parts are told, with all inside them. `year` is the document's. Linear.
 */
export function markToldParts(sections: SectionNode[], year: number | null): void {
  const all = sections.filter(({ parent, style }) => parent < 0 && PARTS.has(style));
  // 一、 … 七、 and then 一、 again: another part begins.
  const again = all.findIndex(({ number, style }, i) => i > 2 && number === '一' && style === all[0]!.style);
  const roots = again < 0 ? all : all.slice(0, again);
  const found = roots.findIndex(
    (root) => (AHEAD.has(root.type) && !tells(root)) || (year !== null && (root.time?.year ?? 0) >= year),
  );
  const ahead = found < 0 && again > 0 ? again : found;
  const before = ahead < 0 ? roots.slice(0, 1) : roots.slice(0, ahead);
  const told = new Set(before.filter(({ type }) => type === 'review'));
  const open = before.filter(({ type }) => type === 'none' || type === 'task');
  if (ahead > 0 && open.length > 2 && open.filter(tells).length >= open.length * LEAST_TELLING)
    for (const root of open) told.add(root);
  // What stands between two parts that look back looks back as well.
  const last = before.findLastIndex((root) => told.has(root));
  const first = before.findIndex((root) => told.has(root));
  before.forEach((root, i) => {
    if (i > first && i < last) told.add(root);
  });
  const opening = roots.find(({ style }) => style === 'comma' || style === 'bare');
  if (opening && (opening.type === 'none' || opening.type === 'task') && hasTellingParts(sections, opening))
    told.add(opening);
  for (const root of told) {
    for (let i = root.index; i < sections.length && sections[i]!.start < root.end; i++) sections[i]!.type = 'review';
  }
}

function hasTellingParts(sections: readonly SectionNode[], root: SectionNode): boolean {
  const children = sections.filter(
    ({ parent, style }) => parent === root.index && style !== 'ordinal' && style !== 'circle',
  );
  const telling = children.filter(tells).length;
  // Where the heading above tells as well, fewer do.
  return telling > 1 && telling >= children.length * (tells(root) ? 0.25 : LEAST_TELLING);
}

function tells({ heading }: SectionNode): boolean {
  return TELLS.test(heading.slice(heading.lastIndexOf(',') + 1));
}

const PARTS: ReadonlySet<string> = new Set(['chapter', 'bare', 'comma', 'bracket']);
const AHEAD: ReadonlySet<string> = new Set(['goal', 'task', 'guarantee', 'principle', 'meaning']);
const LEAST_TELLING = 0.4;
const TELLS =
  /^(?!.*(?:着力|奋力|努力|全力|力争|确保|坚定|聚力|[要将]|^(?:推动|推进|加快|促进)))[^,]{2,18}(?:迈出|迈上|迈向|实现|取得|创造|展示|展现|开创|增创|再创|获得|得到|呈现|焕发|结出|享受到|发生|保持)[^,]{0,8}(?:新|更|较大|显著|明显|重大|历史性|长足|积极|突破|跨越|稳健|平稳|稳定)[^,]{0,8}$|更(?:加|具|为)[^,]{1,6}$|(?:成效(?:显著|明显)|稳中[有向][进好][^,]{0,6}|进中向好|深刻变化|扎实步伐|全面发展|提质增效|协调发展|有力有效|持续深化|全面提速|全面实现|逐步解决|和谐稳定|初见成效|(?:同步|较快|持续|稳步|平稳|快速)[^,]{0,4}(?:提高|增长|提升|发展)|提档升级|更加稳固|加速释放|日益增进|逐步缓解|顶压奋进[^,]{0,8}|稳步(?:提升|推进|增长)|持续(?:提升|改善|向好|优化|增强|增进)|不断(?:增强|提升|改善|优化|深入|提高|加强|完善|巩固|释放)|显著(?:提升|增强|改善|提高)|明显(?:提升|增强|改善|提高|加快)|有效提升|取得实效|进一步(?:提升|改善|增强|优化|释放|巩固)|大幅提升|成绩斐然|空前|卓有成效)$/;
