import type { SourceTable } from '@chengshi/taskbook';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { MAX_HTML_DEPTH } from './limits.ts';
import { FaultError, fault } from './result.ts';
import { TextWriter } from './text-writer.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Nothing of these is read. */
const DROPPED = new Set(
  'script style noscript template head svg math iframe object embed applet select button textarea nav audio video canvas map'.split(
    ' ',
  ),
);
/** These run on in the line; every other element stands on lines of its own. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark o:p q rp rt ruby s samp small span strike strong sub sup time tt u var wbr st1:chsdate'.split(
    ' ',
  ),
);

export interface HtmlOptions {
  /** Pages of old sites lay themselves out with tables; Word's tables are all meant. */
  readonly layoutTables: boolean;
}

/**
 * The visible text of a page and its tables. Blocks become lines, list items of numbered lists get their number, scripts, styles, menus and
 * hidden elements are left out. A table inside which other tables stand, of one column or of one row is taken for layout (when
 * `layoutTables` says that there may be such) and read as blocks; one of a single cell is only a frame everywhere.
 * Throws a FaultError `damaged` for elements nested deeper than MAX_HTML_DEPTH. Linear in the size of the page.
 */
export function readHtml(html: string, options: HtmlOptions): { text: string; tables: readonly SourceTable[] } {
  const document = parse(html);
  const writer = new TextWriter();
  walk(document, { writer, options, tables: [], nextItem: new Map() });
  return writer.finish();
}

interface Walk {
  readonly writer: TextWriter;
  readonly options: HtmlOptions;
  /** For each table around the present element, outermost first: whether it is meant as a table. */
  readonly tables: boolean[];
  /** Number of the next item of each numbered list. */
  readonly nextItem: Map<Node, number>;
}

type Step = { readonly node: Node } | { readonly leave: () => void };

/** Depth first, with its own stack: broken pages nest deeper than a call stack. */
function walk(root: Node, state: Walk): void {
  const stack: Step[] = [{ node: root }];
  let depth = 0;
  for (let step = stack.pop(); step; step = stack.pop()) {
    if ('leave' in step) {
      step.leave();
      depth--;
      continue;
    }
    const { node } = step;
    if (defaultTreeAdapter.isTextNode(node)) state.writer.text(node.value);
    else if (!defaultTreeAdapter.isElementNode(node)) pushChildren(stack, node);
    else if (!isDropped(node)) {
      if (++depth > MAX_HTML_DEPTH) throw new FaultError(fault('damaged'));
      stack.push({ leave: enter(node, state) });
      pushChildren(stack, node);
    }
  }
}

function pushChildren(stack: Step[], node: Node): void {
  const nodes = children(node);
  for (let i = nodes.length - 1; i >= 0; i--) stack.push({ node: nodes[i] as Node });
}

/** Writes the beginning of an element and gives back what writes its end. */
function enter(element: Element, { writer, options, tables, nextItem }: Walk): () => void {
  const inTable = tables.at(-1) ?? false;
  switch (element.tagName) {
    case 'table': {
      const meant = isMeant(element, options);
      tables.push(meant);
      if (meant) writer.startTable();
      else writer.line();
      return () => {
        tables.pop();
        if (meant) writer.endTable();
        else writer.line();
      };
    }
    case 'tr':
      if (!inTable) break;
      writer.startRow();
      return nothing;
    case 'td':
    case 'th':
      if (!inTable) break;
      writer.startCell(Number(attribute(element, 'rowspan') ?? 1), Number(attribute(element, 'colspan') ?? 1));
      return () => writer.endCell();
    case 'tbody':
    case 'thead':
    case 'tfoot':
      if (inTable) return nothing;
      break;
    case 'li':
      writer.line();
      writer.prefix(itemNumber(element, nextItem));
      return () => {
        writer.prefix('');
        writer.line();
      };
  }
  if (INLINE.has(element.tagName)) return nothing;
  writer.line();
  return () => writer.line();
}

const nothing = () => {};

function isMeant(table: Element, { layoutTables }: HtmlOptions): boolean {
  const rows = ownRows(table);
  const widest = rows.reduce((most, row) => Math.max(most, cellsOf(row).length), 0);
  if (rows.length <= 1 && widest <= 1) return false;
  if (!layoutTables) return true;
  if (attribute(table, 'role') === 'presentation' || rows.length <= 1 || widest <= 1) return false;
  return !rows.some((row) => cellsOf(row).some(holdsTable));
}

function ownRows(table: Element): Element[] {
  return children(table)
    .filter(defaultTreeAdapter.isElementNode)
    .flatMap((child) => (child.tagName === 'tr' ? [child] : children(child).filter(defaultTreeAdapter.isElementNode)))
    .filter((child) => child.tagName === 'tr');
}

function cellsOf(row: Element): Element[] {
  return children(row)
    .filter(defaultTreeAdapter.isElementNode)
    .filter((child) => child.tagName === 'td' || child.tagName === 'th');
}

function holdsTable(element: Element): boolean {
  const stack: Node[] = [element];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node !== element && defaultTreeAdapter.isElementNode(node) && node.tagName === 'table') return true;
    for (const child of children(node)) stack.push(child);
  }
  return false;
}

/** What a browser would draw before an item of a numbered list. */
function itemNumber(item: Element, nextItem: Map<Node, number>): string {
  const list = item.parentNode;
  if (!list || !defaultTreeAdapter.isElementNode(list) || list.tagName !== 'ol') return '';
  const start = Number.parseInt(attribute(list, 'start') ?? '1', 10);
  const number = nextItem.get(list) ?? (Number.isNaN(start) ? 1 : start);
  nextItem.set(list, number + 1);
  return `${number}. `;
}

function isDropped(element: Element): boolean {
  if (DROPPED.has(element.tagName) || attribute(element, 'hidden') !== null) return true;
  // Marks that lead to a footnote and back, as mammoth writes them, are no words of the text.
  if (element.tagName === 'a' && /^#(foot|end)note-/.test(attribute(element, 'href') ?? '')) return true;
  return /display\s*:\s*none/i.test(attribute(element, 'style') ?? '');
}

function children(node: Node): Node[] {
  return 'childNodes' in node ? node.childNodes : [];
}

function attribute(element: Element, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null;
}
