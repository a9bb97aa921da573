import type { Structure } from '../2-structure/index.ts';
import type { OwnerMention } from '../3-quantities/owners.ts';
import { splitNames } from '../3-quantities/owners.ts';
import type { Context } from '../4-cues/context.ts';
import type { Deadlines } from './deadlines.ts';
import type { Draft, DraftOwner, DraftTask } from './drafts.ts';
import { taskTitle } from './titles.ts';

/**
 * Gives each draft its owner: the annotation behind it in the same numbered section, the words of its own sentence, or the cells of its table row.
 * An annotation that follows no item makes its sentence a task, because somebody was named to do it. Drafts are in order of their start.
 */
export function attachOwners(context: Context, drafts: Draft[], deadlines: Deadlines): Draft[] {
  const { structure, findings } = context;
  const added: Draft[] = [];
  let previousEnd = 0;
  for (const mention of findings.owners) {
    const range =
      mention.place === 'inside'
        ? sentenceRange(structure, mention)
        : { start: Math.max(previousEnd, coveredFrom(structure, mention.start)), end: mention.start };
    if (mention.place === 'behind') previousEnd = mention.end;
    const covered = between(drafts, range.start, range.end);
    for (const draft of covered) {
      draft.owner ??= ownerOf(mention);
      if (mention.deadline && !draft.due) draft.due = deadlines.due(mention.deadline);
    }
    if (covered.length === 0) {
      const task = taskFor(context, mention, range, deadlines);
      if (task) added.push(task);
    }
  }
  for (const draft of drafts) draft.owner ??= rowOwner(context, draft.start) ?? subjectOwner(context, draft);
  return added.length === 0 ? drafts : [...drafts, ...added].sort((a, b) => a.start - b.start || a.end - b.end);
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

function sentenceRange(structure: Structure, mention: OwnerMention): { start: number; end: number } {
  const sentence = structure.sentences[lastSentenceBefore(structure, mention.start + 1)];
  return sentence ? { start: sentence.start, end: sentence.end } : { start: mention.start, end: mention.end };
}

function lastSentenceBefore(structure: Structure, at: number): number {
  let low = 0;
  let high = structure.sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (structure.sentences[middle]!.start < at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function between(drafts: readonly Draft[], start: number, end: number): Draft[] {
  let low = 0;
  let high = drafts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (drafts[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  const found: Draft[] = [];
  for (let i = low; i < drafts.length && drafts[i]!.start < end; i++) found.push(drafts[i]!);
  return found;
}

function taskFor(
  context: Context,
  mention: OwnerMention,
  range: { start: number; end: number },
  deadlines: Deadlines,
): DraftTask | null {
  const { structure, reading } = context;
  const sentence =
    structure.sentences[lastSentenceBefore(structure, mention.place === 'inside' ? mention.start + 1 : mention.start)];
  if (!sentence || sentence.end <= range.start || sentence.kind === 'frame' || sentence.kind === 'title') return null;
  const type = sentence.section >= 0 ? structure.sections[sentence.section]!.type : 'none';
  if (mention.place === 'inside' && (type === 'review' || type === 'problem')) return null;
  const words = reading.text.slice(sentence.start, sentence.end);
  return {
    kind: 'task',
    sentence: sentence.index,
    start: sentence.start,
    end: mention.place === 'inside' ? sentence.end : Math.min(sentence.end, mention.start),
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
  const cells = [...named('lead'), ...named('unit'), ...named('support')];
  if (cells.length === 0 || lead.length + units.length + support.length === 0) return null;
  return {
    start: Math.min(...cells.map((cell) => cell.start)),
    end: Math.max(...cells.map((cell) => cell.end)),
    lead: lead.length > 0 ? lead : units,
    support: lead.length > 0 ? [...units, ...support] : support,
  };
}

/** 各区要…, 办公室要…,成员单位要…: who is told to act, when the sentence names a unit and not everybody. */
function subjectOwner(context: Context, draft: Draft): DraftOwner | null {
  if (draft.kind === 'mechanism') return null;
  const sentence = context.structure.sentences[draft.sentence]!;
  const { text } = context.reading;
  const from = sentence.start + sentence.markLength;
  const words = text.slice(from, Math.min(sentence.end, from + 120));
  const match = SUBJECT.exec(words);
  if (!match) return null;
  const helper = /,(成员单位|各成员单位|相关部门|有关部门|各有关单位)要/.exec(words);
  const start = from + match.index + match[0].indexOf(match[1]!);
  return { start, end: start + match[1]!.length, lead: splitNames(match[1]!), support: helper ? [helper[1]!] : [] };
}

const SUBJECT =
  /(?:^|[,:])((?:(?:各|相关|有关)(?:县|市|区|地|镇|乡|街道)[^,。;:]{0,14}?|[^,。;:]{0,14}(?:领导小组|办公室|指挥部|专项小组|工作专班|管委会)(?:及办公室)?(?:、各?[^,。;:]{2,10}小组)?))(?:,)?(?:要|应|须|必须|将|负责|每年|建立健全|抓紧|立即)/;
