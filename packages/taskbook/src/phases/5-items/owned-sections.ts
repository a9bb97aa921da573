import type { Structure } from '../2-structure/index.ts';
import { isOffice } from '../3-quantities/name-list.ts';
import { splitNames } from '../3-quantities/names.ts';
import type { OwnerMention } from '../3-quantities/owner-mention.ts';
import { isHeadingOfList } from '../3-quantities/owners.ts';
import type { Context } from '../4-cues/context.ts';
import { firstFrom } from '../in-order.ts';
import type { Draft, DraftOwner } from './drafts.ts';

/**
 * Owners that stand above what they answer for: in a heading or right below it (一、推进改革(市工信局牵头)), as the heading itself (二、市财政局),
 * in front of a colon (市财政局:落实资金…), or in a last line for all above (以上工作由市工信局负责). They own what nobody nearer owns.
 */
export function ownSections(context: Context, drafts: readonly Draft[]): void {
  const free = drafts.filter((draft) => !draft.owner && draft.kind !== 'mechanism');
  if (free.length === 0) return;
  const { structure, findings, reading } = context;
  // Deeper sections come later, and what is nearer wins: backwards.
  for (const mention of headingMentions(structure, findings.owners).reverse())
    give(free, mention.owner, mention.owner.end, mention.end);
  for (const range of namedRanges(reading.text, structure).reverse()) give(free, range.owner, range.start, range.end);
  let above = 0;
  for (const draft of drafts) {
    const sentence = structure.sentences[draft.sentence]!;
    if (!draft.owner || !ALL_ABOVE.test(reading.text.slice(sentence.start, sentence.start + 16))) continue;
    give(free, draft.owner, Math.max(above, rootStart(structure, sentence.section)), sentence.start);
    above = sentence.end;
  }
}

function give(free: readonly Draft[], owner: DraftOwner, start: number, end: number): void {
  for (let i = firstFrom(free, start); i < free.length && free[i]!.start < end; i++) free[i]!.owner ??= owner;
}

/** Annotations in the heading of a section that goes on below them, or on the line behind it. */
function headingMentions(
  { sections, sentences }: Structure,
  mentions: readonly OwnerMention[],
): { owner: DraftOwner; end: number }[] {
  const found: { owner: DraftOwner; end: number }[] = [];
  let next = 0;
  for (const { start, end, lead, support } of mentions) {
    if (lead.length + support.length === 0) continue;
    while (next + 1 < sentences.length && sentences[next + 1]!.start <= start) next++;
    const sentence = sentences[next];
    if (!sentence || sentence.section < 0) continue;
    const section = sections[sentence.section]!;
    // The sentence right behind the heading at most: further down it closes what it follows.
    const first = sentence.start === section.start ? sentence : sentences[next - 1];
    if (first?.start !== section.start) continue;
    // Below the heading it has a line of its own: inside a sentence it speaks of that sentence.
    if (first !== sentence && (first.kind !== 'heading' || start > sentence.start + 2)) continue;
    if (section.end > end) found.push({ owner: { start, end, lead, support }, end: section.end });
  }
  return found;
}

/** Sections that are called by offices, and lines that open with them and a colon. */
function namedRanges(
  text: string,
  { sections, lines, sentences, tables }: Structure,
): { owner: DraftOwner; start: number; end: number }[] {
  const found: { owner: DraftOwner; start: number; end: number }[] = [];
  const among = new Map<number, number>();
  // Twice, because (六)滨江集团 is known as a body by its neighbours (一)市财政局, (二)市水利局.
  for (const isKnown of [isOffice, isBody]) {
    for (const { heading, start, end, parent } of sections) {
      if (isKnown === isBody ? (among.get(parent) ?? 0) < 2 : !ENDS_LIKE_OFFICES.test(heading.slice(-1))) continue;
      const at = start + Math.max(0, text.slice(start, start + 90).indexOf(heading));
      // In a table columns say who.
      const owner = heading.length <= 40 && !tables.isCell(start) ? officesOf(heading, at, isKnown) : null;
      if (!owner || (isKnown === isBody && officesOf(heading, at))) continue;
      found.push({ owner, start: owner.end, end });
      among.set(parent, (among.get(parent) ?? 0) + 1);
    }
  }
  found.push(...listHeadings(text, lines));
  let line = -1;
  for (const sentence of sentences) {
    if (sentence.line === line || sentence.kind === 'cell') continue;
    line = sentence.line;
    const from = sentence.start + sentence.markLength;
    const colon = text.slice(from, from + 60).search(/[:。,;\n]/);
    if (colon < 3 || text[from + colon] !== ':') continue;
    const { end } = lines[line]!;
    const owner = end - from - colon > 6 ? officesOf(text.slice(from, from + colon), from) : null;
    if (owner) found.push({ owner, start: sentence.start, end });
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** 市水务局: on a line of its own above 1.…; it owns what follows down to the next of its kind. */
function listHeadings(text: string, lines: Structure['lines']): { owner: DraftOwner; start: number; end: number }[] {
  const found: { owner: DraftOwner; start: number; end: number }[] = [];
  for (const { start, end, chrome } of lines) {
    if (
      chrome ||
      end - start > 40 ||
      !ENDS_LIKE_OFFICES.test(text.slice(end - 2, end)) ||
      !isHeadingOfList(text, start, end)
    )
      continue;
    const words = text.slice(start, end);
    const owner = officesOf(words.replace(/^[[(]|[\])]?:?$/g, ''), start);
    if (!owner) continue;
    const last = found.at(-1);
    if (last) last.end = start;
    found.push({ owner: { ...owner, end }, start: end, end: text.length });
  }
  return found.length > 1 ? found : [];
}

function isBody(name: string): boolean {
  return isOffice(name) || (name.length <= 14 && /(?:集团|公司|中心|协会|学院|医院|银行|管委会)$/.test(name));
}

function officesOf(words: string, at: number, isKnown: (name: string) => boolean = isOffice): DraftOwner | null {
  const names = splitNames(words.replace(CALLS_TASKS, ''));
  if (names.length === 0 || !names.every(isKnown)) return null;
  return { start: at, end: at + words.length, lead: names, support: [] };
}

function rootStart({ sections }: Structure, section: number): number {
  let root = section;
  while (root >= 0 && sections[root]!.parent >= 0) root = sections[root]!.parent;
  return root < 0 ? 0 : sections[root]!.start;
}

/** A glance that spares most headings the closer look. */
const ENDS_LIKE_OFFICES = /[局委办厅部心会室队府关行司团处院区县市镇乡道)\]务作项目实事头责能]/;
/** 市教育局牵头任务(2项), 市教育局(3件): what a heading adds to the names of offices. */
const CALLS_TASKS =
  /(?:牵头|负责|承担|主办)?(?:落实|组织实施)?的?(?:重点|主要)?(?:任务|事项|工作|项目|实事|职责|职能)?(?:\((?:共)?[\d一二三四五六七八九十]+[项件个条](?:任务|工作|事项)?\))?[。:]?$/;
const ALL_ABOVE = /^[\s(]*(?:以上|上述)(?:各?项|全部)?(?:工作|任务|事项|目标|措施|内容)?/;
