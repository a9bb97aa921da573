import type { PlanMeasure } from '@chengshi/contract';
import type { PlanText } from '../documents/service.ts';
import { titleFrom } from '../items/service.ts';
import type { PlanBody } from './body.ts';

/** A plan as the document that it becomes, and which measures of it become commitments. */
interface Source extends PlanBody {
  readonly code: string;
  readonly unitName: string;
  readonly frontName: string;
  readonly sourceName: string | null;
  readonly sourceDigest: string | null;
}

const longestTitle = 300;

/**
 * The text of an approved plan, with places: each measure is a line of its own, its words are the passage, and owner and deadline
 * stand behind them in the wording that documents use. Measures that went elsewhere stand in the text and are no order.
 */
export function planText(plan: Source, becomes: (measure: PlanMeasure) => boolean): PlanText {
  let text = `${plan.title}\n\n（${plan.unitName}，${plan.frontName}，${plan.code}）\n\n`;
  const ideaAt = text.length;
  text += `一、攻坚思路\n${plan.idea}\n\n`;
  const measuresAt = text.length;
  text += '二、攻坚举措\n';
  const items: PlanText['items'][number][] = [];
  const loose: PlanText['loose'][number][] = ideaSpans(plan.idea, ideaAt + '一、攻坚思路\n'.length);
  for (const [index, measure] of plan.measures.entries()) {
    text += `${index + 1}. `;
    const start = text.length;
    const end = start + measure.words.length;
    const owner = `责任单位：${plan.unitName}；责任人：${measure.person}`;
    const due = measure.dueOn === null ? null : { text: `${spoken(measure.dueOn)}前`, end: measure.dueOn };
    text += `${measure.words}（${owner}${due ? `；完成时限：${due.text}` : ''}）\n`;
    if (!becomes(measure)) loose.push({ start, end });
    else {
      items.push({
        ...{ kind: measure.kind, ordinal: index, section: 1, start, end, quote: measure.words },
        ...{ title: titleFrom(measure.words).slice(0, longestTitle), confidence: null, cues: [] },
        quantity: measure.quantity && {
          ...measure.quantity,
          at: start + Math.min(measure.quantity.at, measure.words.length),
        },
        ...{ rhythm: measure.rhythm, due, owner: { quote: owner, lead: [plan.unitName], support: [] } },
        strength: measure.kind === 'mechanism' ? null : 'plain',
      });
    }
  }
  const section = (ordinal: number, number: string, heading: string, start: number, end: number) =>
    ({ ordinal, parent: null, level: 1, number, heading, start, end }) as const;
  return {
    ...{ title: plan.title, text, items, loose, sourceName: plan.sourceName, sourceDigest: plan.sourceDigest },
    sections: [section(0, '一', '攻坚思路', ideaAt, measuresAt), section(1, '二', '攻坚举措', measuresAt, text.length)],
  };
}

/** 2026-12-31 → 2026年12月31日 */
const spoken = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

/** The sentences of the approach: they explain, and order nothing. */
function ideaSpans(idea: string, from: number): { start: number; end: number }[] {
  return [...idea.matchAll(/[^。！？；\n]+[。！？；]?/gu)].map((match) => ({
    start: from + match.index,
    end: from + match.index + match[0].length,
  }));
}
