/** Who answers for a row, as one cell says it. */
export interface OwnersOfCell {
  readonly lead: readonly string[];
  readonly support: readonly string[];
  /** Names without a word about their part: the column decides. */
  readonly plain: readonly string[];
}

const LEAD = /^(?:(?:总)?牵头|主办|主责|第一责任|主要责任)(?:责任)?(?:单位|部门|人|领导)?\s*[:：]\s*/;
const SUPPORT = /^(?:配合|协办|协同|参与|参加|协助|支持|责任|会办)(?:责任)?(?:单位|部门|人)?\s*[:：]\s*/;
const LEAD_MARK = /[（(]?(?:总牵头|牵头|主办|主责)(?:单位|部门|负责)?[）)]?$/;
const SUPPORT_MARK = /[（(]?(?:等?(?:按职责(?:分工)?)?(?:负责|配合|协同|参与|协办))(?:单位|部门)?[）)]?$/;

/**
 * The names in a cell, in order, each once: separated by 、，,；; or a line break, by a slash, or by spaces between names; not inside brackets
 * (各区（市）、高新区 is two names). Labels (牵头：…；配合：…) and marks (甲局牵头，乙局配合; 甲局（牵头）) say who leads.
 */
export function readOwners(text: string): OwnersOfCell {
  const lead: string[] = [];
  const support: string[] = [];
  const plain: string[] = [];
  let label: string[] | null = null;
  let waiting: string[] = [];
  for (const piece of splitNames(text)) {
    let name = piece;
    if (LEAD.test(name)) label = lead;
    else if (SUPPORT.test(name)) label = support;
    name = name.replace(LEAD, '').replace(SUPPORT, '');
    const mark = LEAD_MARK.test(name) ? lead : SUPPORT_MARK.test(name) && !/[（(]/.test(name) ? support : null;
    name = name
      .replace(mark === lead ? LEAD_MARK : SUPPORT_MARK, '')
      .replace(/等(?:单位|部门)?$/, '')
      .trim();
    if (name === '' && !mark) continue;
    if (label) label.push(name);
    else if (mark === support) {
      // 甲局、乙局配合: the word stands behind the last of those it speaks of.
      support.push(...waiting, name);
      waiting = [];
    } else if (mark === lead) {
      const bracketed = /[（(]/.test(piece);
      if (bracketed) lead.push(name);
      else {
        lead.push(...waiting, name);
        waiting = [];
      }
    } else waiting.push(name);
  }
  plain.push(...waiting);
  return { lead: unique(lead), support: unique(support), plain: unique(plain) };
}

/** The pieces of a list of names, brackets kept whole. */
export function splitNames(text: string): readonly string[] {
  const pieces: string[] = [];
  let [depth, start] = [0, 0];
  const cut = (end: number) => {
    const piece = text
      .slice(start, end)
      .trim()
      .replace(/[。.]$/, '');
    if (piece !== '')
      pieces.push(...(/^[\u4e00-\u9fa5]{2,}(\s+[\u4e00-\u9fa5]{2,})+$/.test(piece) ? piece.split(/\s+/) : [piece]));
    start = end + 1;
  };
  for (let at = 0; at < text.length; at++) {
    const c = text[at] as string;
    if (c === '（' || c === '(') depth++;
    else if ((c === '）' || c === ')') && depth > 0) depth--;
    else if (c === '\n' || (depth === 0 && '、，,；;/／'.includes(c))) {
      cut(at);
      depth = 0;
    }
  }
  cut(text.length);
  return pieces;
}

export function unique(names: readonly string[]): readonly string[] {
  if (names.length < 2) return names[0] === '' ? [] : names;
  return [...new Set(names)].filter((name) => name !== '');
}
