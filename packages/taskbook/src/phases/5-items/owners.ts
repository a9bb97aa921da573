import type { TableRow } from '../2-structure/columns.ts';
import type { Structure } from '../2-structure/index.ts';
import { isOffice } from '../3-quantities/name-list.ts';
import { splitNames } from '../3-quantities/names.ts';
import type { OwnerMention } from '../3-quantities/owner-mention.ts';
import type { Context } from '../4-cues/context.ts';
import { sentenceOwner } from '../4-cues/subjects.ts';
import { firstFrom } from '../in-order.ts';
import type { Deadlines } from './deadlines.ts';
import type { Draft, DraftOwner, DraftTask } from './drafts.ts';
import { ownSections } from './owned-sections.ts';
import { taskTitle } from './titles.ts';

/**
 * Gives each draft its owner: the annotation behind it in the same numbered section, the words of its own sentence, or the cells of its table row.
 * An annotation that follows no item makes its sentence a task, because somebody was named to do it. Drafts are in order of their start.
 */
export function attachOwners(context: Context, drafts: Draft[], deadlines: Deadlines): Draft[] {
  const { structure, findings } = context;
  const added: Draft[] = [];
  let previousEnd = 0;
  // The words of the sentence itself are nearer than the annotation behind its section.
  for (const draft of drafts) {
    draft.owner =
      rowOwner(context, draft.start) ??
      (draft.kind === 'mechanism' ? null : sentenceOwner(context, structure.sentences[draft.sentence]!));
  }
  ownParagraphs(context, drafts);
  for (const mention of findings.owners) {
    const ahead = mention.lead.length > 0 ? inFront(context, drafts, mention) : [];
    if (ahead.length > 0) {
      for (const draft of ahead) {
        draft.owner ??= ownerOf(mention);
        if (mention.deadline && !draft.due && !recurs(draft)) draft.due = deadlines.due(mention.deadline);
      }
      previousEnd = mention.end;
      continue;
    }
    const range = { start: Math.max(previousEnd, coveredFrom(structure, mention.start)), end: mention.start };
    const names = mention.lead.length + mention.support.length > 0;
    // A deadline alone leaves the owner to the annotation behind it.
    if (names) previousEnd = mention.end;
    const covered = between(drafts, range.start, range.end);
    const free = covered.filter((draft) => !draft.owner);
    for (const draft of !names ? covered : free.length > 0 ? free : covered.slice(-1)) {
      if (names) draft.owner = ownerOf(mention);
      if (mention.deadline && !draft.due && !recurs(draft)) draft.due = deadlines.due(mention.deadline);
    }
    if (covered.length === 0 && names) {
      const task = taskFor(context, mention, range, deadlines);
      if (task) added.push(task);
    }
  }
  const all = added.length === 0 ? drafts : [...drafts, ...added].sort((a, b) => a.start - b.start || a.end - b.end);
  ownSections(context, all);
  return all;
}

/** (牵头单位:市水务局)新建泵站3座。 What follows an annotation that opens its line, when another one opens the next paragraph. */
function inFront(context: Context, drafts: readonly Draft[], mention: OwnerMention): Draft[] {
  const { text } = context.reading;
  if ((text[mention.start - 1] ?? '\n') !== '\n' || !')]'.includes(text[mention.end - 1]!)) return [];
  let end = text.indexOf('\n', mention.end);
  if (end < 0) end = text.length;
  return end - mention.end < 6 ? [] : between(drafts, mention.end, end);
}

/** 由市民政局牵头,各区政府配合,6月底前完成。 A sentence that holds nothing but who and when speaks for those before it in its paragraph. */
function ownParagraphs(context: Context, drafts: readonly Draft[]): void {
  const { text } = context.reading;
  const { sentences } = context.structure;
  let waiting: Draft[] = [];
  let line = -1;
  for (const draft of drafts) {
    const sentence = sentences[draft.sentence]!;
    if (sentence.line !== line) [waiting, line] = [[], sentence.line];
    const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 200));
    if (!draft.owner || !ASSIGNMENT.test(words)) {
      if (!draft.owner && draft.kind !== 'mechanism') waiting.push(draft);
      continue;
    }
    for (const earlier of waiting) {
      earlier.owner = draft.owner;
      if (draft.due && !earlier.due && !recurs(earlier)) earlier.due = draft.due;
    }
    waiting = [];
  }
}

const ASSIGNMENT =
  /^(?:(?:以上|上述|此项|该项|这项)[^,。;]{0,6})?由?[^,。;:]{2,60}(?:牵头|负责)(?:落实|组织实施|实施|推进)?(?:[,、;][^,。;:]{2,50}(?:配合|协助|参与|落实|支持|实施|做好[^,。;]{2,12}))*(?:,[^,。;]{0,14}(?:前|底|内|完成))?[。;]?$/;

/** No column says who: a cell with nothing but offices does. */
function officeCell(text: string, { cells }: TableRow): DraftOwner | null {
  for (const { role, start, end } of cells) {
    // Who judges answers for nothing.
    if (role === 'judge') continue;
    const names = end - start <= LONGEST_LIST ? splitNames(text.slice(start, end)) : [];
    if (names.length > 0 && names.every(isOffice)) return { start, end, lead: names, support: [] };
  }
  return null;
}

const LONGEST_LIST = 60;

function recurs(draft: Draft): boolean {
  return draft.kind === 'target' && draft.recurs;
}

function ownerOf({ start, end, lead, support }: OwnerMention): DraftOwner {
  return { start, end, lead, support };
}

/** From the heading of the numbered section that stands on a line of its own; sections inside a line (一是) share its annotation. */
function coveredFrom(structure: Structure, at: number): number {
  const sentence = structure.sentences[lastSentenceBefore(structure, at)];
  if (!sentence) return 0;
  let section = sentence.section;
  while (section >= 0 && ['ordinal', 'circle', 'digitBracket'].includes(structure.sections[section]!.style)) {
    if (structure.sections[section]!.parent < 0) break;
    section = structure.sections[section]!.parent;
  }
  return section >= 0 ? structure.sections[section]!.start : 0;
}

function lastSentenceBefore(structure: Structure, at: number): number {
  return firstFrom(structure.sentences, at) - 1;
}

function between(drafts: readonly Draft[], start: number, end: number): Draft[] {
  const found: Draft[] = [];
  for (let i = firstFrom(drafts, start); i < drafts.length && drafts[i]!.start < end; i++) found.push(drafts[i]!);
  return found;
}

function taskFor(
  context: Context,
  mention: OwnerMention,
  range: { start: number; end: number },
  deadlines: Deadlines,
): DraftTask | null {
  const { structure, reading } = context;
  const sentence = structure.sentences[lastSentenceBefore(structure, mention.start)];
  if (!sentence || sentence.end <= range.start || sentence.kind === 'frame' || sentence.kind === 'title') return null;
  const words = reading.text.slice(sentence.start, sentence.end);
  return {
    kind: 'task',
    sentence: sentence.index,
    start: sentence.start,
    end: Math.min(sentence.end, mention.start),
    title: taskTitle(words),
    strength: 'plain',
    due: mention.deadline ? deadlines.due(mention.deadline) : deadlines.of(sentence, sentence.start),
    owner: ownerOf(mention),
    cues: ['owner.named'],
    confidence: 0.8,
  };
}

/** The owner cells of the row that holds an item. */
function rowOwner(context: Context, at: number): DraftOwner | null {
  const found = context.structure.tables.cellAt(at);
  if (!found) return null;
  const { text } = context.reading;
  const named = (role: string) => found.row.cells.filter((cell) => cell.role === role);
  const names = (role: string) =>
    named(role).flatMap((cell) => splitNames(text.slice(cell.start, cell.end).replaceAll('\t', '、')));
  const [lead, units, support] = [names('lead'), names('unit'), names('support')];
  const heads = names('head');
  const cells = [...named('head'), ...named('lead'), ...named('unit'), ...named('support')];
  if (cells.length === 0) return officeCell(text, found.row);
  if (heads.length + lead.length + units.length + support.length === 0) return null;
  return {
    start: Math.min(...cells.map((cell) => cell.start)),
    end: Math.max(...cells.map((cell) => cell.end)),
    lead: [...heads, ...(lead.length > 0 ? lead : units)],
    support: lead.length > 0 ? [...units, ...support] : support,
  };
}
