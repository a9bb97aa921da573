import { formatNumber } from './number-formats.ts';
import { xmlTags } from './xml.ts';

export interface NumberingLevel {
  readonly start: number;
  readonly format: string;
  /** `%1、` or `%1.%2`, where %n stands for the number of level n. */
  readonly text: string;
  /** What follows the number. */
  readonly suffix: string;
  /** All numbers in it are Arabic (legal numbering). */
  readonly arabic: boolean;
  /** The paragraph style that brings this level. */
  readonly style: string | null;
  /** The level count whose step starts this one again; null: any level above. */
  readonly restart: number | null;
}

interface NumberingList {
  /** Lists of one definition count on together. */
  readonly definition: string;
  readonly levels: ReadonlyMap<number, NumberingLevel>;
  readonly startOverrides: ReadonlyMap<number, number>;
}

/** Which list and level a paragraph belongs to; either may be left to its style. */
export interface NumberingUse {
  readonly list: string | null;
  readonly level: number | null;
}

export interface Numbering {
  readonly lists: ReadonlyMap<string, NumberingList>;
  /** What paragraph styles bring, with what they inherit. */
  readonly styles: ReadonlyMap<string, NumberingUse>;
  readonly defaultStyle: string | null;
}

type MutableLevel = { -readonly [K in keyof NumberingLevel]: NumberingLevel[K] };

const NEW_LEVEL: NumberingLevel = {
  start: 1,
  format: 'decimal',
  text: '',
  suffix: 'tab',
  arabic: false,
  style: null,
  restart: null,
};

/** Reads `numbering.xml` and `styles.xml` of a Word file (ECMA-376 Part 1, 17.9). Either may be missing: ''. */
export function readNumbering(numberingXml: string, stylesXml: string): Numbering {
  const { definitions, links, lists } = readNumberingPart(numberingXml);
  const { styles, defaultStyle } = readStyles(stylesXml);
  const resolved = new Map<string, NumberingList>();
  for (const [id, list] of lists) {
    // A definition may only point to a numbering style, whose list has the levels.
    const linked = links.get(list.definition);
    const target = linked === undefined ? undefined : lists.get(styles.get(linked)?.list ?? '');
    const definition = target?.definition ?? list.definition;
    const levels = new Map([...(definitions.get(definition) ?? []), ...list.levels]);
    resolved.set(id, { definition, levels, startOverrides: list.startOverrides });
  }
  return { lists: resolved, styles, defaultStyle };
}

function readNumberingPart(xml: string) {
  const definitions = new Map<string, Map<number, NumberingLevel>>();
  const links = new Map<string, string>();
  const lists = new Map<
    string,
    { definition: string; levels: Map<number, NumberingLevel>; startOverrides: Map<number, number> }
  >();
  let definition = '';
  let list = '';
  let override = 0;
  let level: MutableLevel = { ...NEW_LEVEL };
  for (const tag of xmlTags(xml)) {
    if (tag.kind === 'close') {
      if (tag.name === 'abstractNum') definition = '';
      if (tag.name === 'num') list = '';
      continue;
    }
    const value = () => tag.attribute('val') ?? '';
    switch (tag.name) {
      case 'abstractNum':
        definition = tag.attribute('abstractNumId') ?? '';
        definitions.set(definition, new Map());
        break;
      case 'num':
        list = tag.attribute('numId') ?? '';
        lists.set(list, { definition: '', levels: new Map(), startOverrides: new Map() });
        break;
      case 'abstractNumId': {
        const found = lists.get(list);
        if (found) found.definition = value();
        break;
      }
      case 'numStyleLink':
        links.set(definition, value());
        break;
      case 'lvlOverride':
        override = Number(tag.attribute('ilvl') ?? 0);
        break;
      case 'startOverride':
        lists.get(list)?.startOverrides.set(override, Number(value()));
        break;
      case 'lvl':
        level = { ...NEW_LEVEL };
        (list === '' ? definitions.get(definition) : lists.get(list)?.levels)?.set(
          Number(tag.attribute('ilvl') ?? 0),
          level,
        );
        break;
      case 'start':
        level.start = Number(value());
        break;
      case 'numFmt':
        level.format = value();
        break;
      case 'lvlText':
        level.text = value();
        break;
      case 'suff':
        level.suffix = value();
        break;
      case 'isLgl':
        level.arabic = isOn(tag.attribute('val'));
        break;
      case 'pStyle':
        level.style = value();
        break;
      case 'lvlRestart':
        level.restart = Number(value());
        break;
    }
  }
  return { definitions, links, lists };
}

function readStyles(xml: string): { styles: ReadonlyMap<string, NumberingUse>; defaultStyle: string | null } {
  const own = new Map<string, { list: string | null; level: number | null; base: string | null }>();
  let id = '';
  let defaultStyle: string | null = null;
  for (const tag of xmlTags(xml)) {
    if (tag.kind === 'close') {
      if (tag.name === 'style') id = '';
      continue;
    }
    if (tag.name === 'style') {
      id = tag.attribute('styleId') ?? '';
      own.set(id, { list: null, level: null, base: null });
      if (tag.attribute('type') === 'paragraph' && isOn(tag.attribute('default') ?? '0')) defaultStyle = id;
    }
    const style = own.get(id);
    if (!style) continue;
    if (tag.name === 'basedOn') style.base = tag.attribute('val');
    if (tag.name === 'numId') style.list = tag.attribute('val');
    if (tag.name === 'ilvl') style.level = Number(tag.attribute('val') ?? 0);
  }
  const styles = new Map<string, NumberingUse>();
  for (const first of own.keys()) {
    let list: string | null = null;
    let level: number | null = null;
    const seen = new Set<string>();
    for (let at: string | null = first; at !== null && !seen.has(at); at = own.get(at)?.base ?? null) {
      seen.add(at);
      list ??= own.get(at)?.list ?? null;
      level ??= own.get(at)?.level ?? null;
    }
    styles.set(first, { list, level });
  }
  return { styles, defaultStyle };
}

/** A switch element is on when it stands there without a value. */
export function isOn(value: string | null): boolean {
  return value === null || value === '1' || value === 'true' || value === 'on';
}

/** Counts the numbered paragraphs of a document in their order. */
export class NumberingCounter {
  private readonly numbering: Numbering;
  private readonly counts = new Map<string, (number | undefined)[]>();
  private readonly startedLists = new Set<string>();

  constructor(numbering: Numbering) {
    this.numbering = numbering;
  }

  /** What Word draws before the next paragraph of this list and style: `（二）`, `1.2 `, or '' when nothing. */
  next(use: NumberingUse, style: string | null): string {
    const inherited = this.numbering.styles.get(style ?? this.numbering.defaultStyle ?? '');
    const id = use.list ?? inherited?.list ?? '0';
    const list = this.numbering.lists.get(id);
    if (!list) return '';
    const at = use.level ?? styleLevel(list, style) ?? inherited?.level ?? 0;
    const level = list.levels.get(at);
    if (!level) return '';
    const counts = this.counts.get(list.definition) ?? [];
    this.counts.set(list.definition, counts);
    if (!this.startedLists.has(id)) {
      this.startedLists.add(id);
      for (const at of list.startOverrides.keys()) counts[at] = undefined;
    }
    const count = counts[at];
    counts[at] = count === undefined ? (list.startOverrides.get(at) ?? level.start) : count + 1;
    for (let below = at + 1; below < 9; below++) {
      const restart = list.levels.get(below)?.restart ?? null;
      if (restart === null || (restart > 0 && at < restart)) counts[below] = undefined;
    }
    return draw(list, level, counts);
  }
}

function styleLevel(list: NumberingList, style: string | null): number | null {
  if (style === null) return null;
  for (const [at, level] of list.levels) if (level.style === style) return at;
  return null;
}

function draw(list: NumberingList, level: NumberingLevel, counts: readonly (number | undefined)[]): string {
  if (level.format === 'bullet' || level.text === '') return '';
  const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const other = list.levels.get(Number(digit) - 1);
    const count = counts[Number(digit) - 1] ?? other?.start ?? 1;
    return formatNumber(count, level.arabic ? 'decimal' : (other?.format ?? 'decimal'));
  });
  // After 一、 and （一） Chinese text runs on; after 1. or 1.2 a space keeps the number from the words.
  const apart = level.suffix !== 'nothing' && /[\x21-\x7e]$/.test(text);
  return apart ? `${text} ` : text;
}
