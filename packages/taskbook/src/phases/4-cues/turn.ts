import type { Structure } from '../2-structure/index.ts';

/**
 * Where a work report turns from what was to what will be, when no heading says so: 今年经济社会发展的主要预期目标是:…. What stands before it in sections of no
 * known kind is told, and what stands behind it in a review that never ends is not. 0 where headings tell, or where the turn comes late. Linear.
 */
export function turnOfReport(text: string, { sections, head }: Structure): number {
  const year = head.head.year;
  if (year === null) return 0;
  const last = text.length * LATEST;
  const roots = sections.filter(({ parent, style }) => parent < 0 && style !== 'part');
  const reviewed = roots.filter(({ type, start }) => type === 'review' && start < last);
  // One review that never ends has lost the heading of what comes behind it.
  const endless = reviewed.some(({ start, end }) => end - start > text.length * 0.75);
  if (reviewed.length > 0 && !endless) return 0;
  // What stands before the first part that plans is told.
  const late = Number(head.head.date?.slice(5, 7) ?? 1) >= 11;
  const plans = roots.find(
    ({ type, time }) => type === 'goal' || type === 'task' || (time?.year ?? 0) >= (late ? year + 1 : year),
  );
  if (!endless && plans && plans.start < last) return plans.start < text.length * EARLIEST ? 0 : plans.start;
  for (const match of text.slice(0, last).matchAll(TURN)) {
    if (match.index < text.length * EARLIEST) continue;
    if (match[1] === undefined || Number(match[1]) >= year) return match.index;
  }
  return 0;
}

const EARLIEST = 0.1;
const LATEST = 0.6;
const TURN =
  /(?:今年|新的一年|今后五年|(20\d\d)年)[^。;!?\n]{0,40}(?:总体要求|总要求|指导思想|预期目标|主要目标|奋斗目标|目标任务|指标预期|预期指标|总体思路|工作思路)[^。;!?\n]{0,8}[是为:]|经济社会发展的?(?:主要|总体)?预期目标[^。;!?\n]{0,8}[是为:]/g;
