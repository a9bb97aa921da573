import type { Structure } from '../2-structure/index.ts';
import type { DocumentKind } from './context.ts';

/**
 * Where a work report turns from what was to what will be, when no heading says so: 今年经济社会发展的主要预期目标是:…. What stands before it in sections of no
 * known kind is told, and what stands behind it in a review that never ends is not. 0 where headings tell, or where the turn comes late. Linear.
 */
export function turnOfReport(text: string, { sections, head }: Structure, kind: DocumentKind): number {
  const year = head.head.year;
  if (kind !== 'report' || year === null) return 0;
  const last = text.length * LATEST;
  const known = sections.filter(
    ({ start, type, style }) =>
      style !== 'part' && start < last && (type === 'review' || type === 'task' || type === 'goal'),
  );
  // One review that never ends has lost the heading of what comes behind it.
  const endless = known.some(
    ({ parent, type, start, end }) => parent < 0 && type === 'review' && end - start > text.length * 0.75,
  );
  if (known.length > 0 && !endless) return 0;
  for (const match of text.slice(0, last).matchAll(TURN)) {
    if (match.index < text.length * EARLIEST) continue;
    if (match[1] === undefined || Number(match[1]) >= year) return match.index;
  }
  return 0;
}

const EARLIEST = 0.1;
const LATEST = 0.6;
const TURN =
  /(?:今年|新的一年|今后五年|(20\d\d)年)[^。;!?\n]{0,40}(?:总体要求|总要求|指导思想|预期目标|主要目标|奋斗目标|目标任务|指标预期|预期指标|总体思路|工作思路)[^。;!?\n]{0,8}[是为:]/g;
