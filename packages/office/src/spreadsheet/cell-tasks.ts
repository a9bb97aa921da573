/** One of several tasks in a cell; `text.slice(start, end)` is its words, without the number before them. */
export interface TaskPart {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** How the tasks of a cell are kept apart. */
export interface TaskParts {
  readonly style: 'numbered' | 'lines';
  readonly parts: readonly TaskPart[];
}

/** Ways to number, each with what a number of it is worth. Decimals (1.5亿元) are no numbers of a list. */
const NUMBERINGS: readonly { readonly mark: RegExp; readonly value: (digits: string) => number }[] = [
  { mark: /(?:^|[\n；;。：:\s])\s{0,4}(?:\(|（)(\d{1,2})(?:\)|）)/g, value: Number },
  { mark: /(?:^|[\n；;。：:\s])\s{0,4}(\d{1,2})(?:[、．.](?!\d)|[)）])/g, value: Number },
  { mark: /([①-⑳])/g, value: (c) => c.charCodeAt(0) - 0x245f },
  { mark: /(?:^|[\n；;。：:\s])\s{0,4}(?:\(|（)([一二三四五六七八九十]{1,3})(?:\)|）)/g, value: chinese },
  { mark: /(?:^|[\n；;。：:\s])\s{0,4}([一二三四五六七八九十]{1,3})(?:、|是(?=\S))/g, value: chinese },
];
/** What any numbering begins with. */
const FIRST_NUMBER = /①|[1一][)）、．.是]/;
/** Longer cells are documents, not lists. */
const LONGEST = 20_000;
const SHORTEST_LINE = 4;

/**
 * The tasks that one cell holds: `1.… 2.… 3.…`, `（1）…；（2）…`, ①…, 一是…, or a line for each. Numbers must begin with 1 and go on by one;
 * lines must each be long enough to say something and not go on with the sentence before. Null for a cell with one task. Words before the
 * first number introduce all parts and belong to none.
 */
export function splitTasks(text: string): TaskParts | null {
  if (text.length > LONGEST) return null;
  if (!text.includes('\n') && !FIRST_NUMBER.test(text)) return null;
  for (const { mark, value } of NUMBERINGS) {
    const parts = numbered(text, mark, value);
    if (parts) return { style: 'numbered', parts };
  }
  const parts = lines(text);
  return parts ? { style: 'lines', parts } : null;
}

function numbered(text: string, mark: RegExp, value: (digits: string) => number): readonly TaskPart[] | null {
  const starts: { readonly before: number; readonly behind: number }[] = [];
  for (const match of text.matchAll(mark)) {
    if (value(match[1] as string) !== starts.length + 1) continue;
    starts.push({ before: match.index, behind: match.index + match[0].length });
  }
  if (starts.length < 2) return null;
  const parts = starts.map(({ behind }, i) => part(text, behind, starts[i + 1]?.before ?? text.length));
  return parts.some(({ text: words }) => words === '') ? null : parts;
}

function lines(text: string): readonly TaskPart[] | null {
  if (!text.includes('\n')) return null;
  const parts: TaskPart[] = [];
  let start = 0;
  for (let end = text.indexOf('\n'); start <= text.length; end = text.indexOf('\n', start)) {
    const stop = end < 0 ? text.length : end;
    const line = part(text, start, stop);
    if (line.text !== '') parts.push(line);
    start = stop + 1;
  }
  // A line that ends with a comma, or one too short to be a task, shows that the break only wraps.
  const wraps = parts.some(
    ({ text: words, end }) => words.length < SHORTEST_LINE || /[，,、：:]/.test(text[end] ?? ''),
  );
  return parts.length < 2 || wraps ? null : parts;
}

/** A stretch without the spaces around it and the stops at its end. */
function part(text: string, from: number, to: number): TaskPart {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(text[start] as string)) start++;
  while (end > start && /[\s；;。，,]/.test(text[end - 1] as string)) end--;
  return { start, end, text: text.slice(start, end) };
}

function chinese(digits: string): number {
  const value = '零一二三四五六七八九'.indexOf(digits.at(-1) as string);
  if (!digits.includes('十')) return digits.length === 1 ? value : Number.NaN;
  const [tens = '', ones = ''] = digits.split('十');
  return (
    (tens === '' ? 1 : '零一二三四五六七八九'.indexOf(tens)) * 10 +
    (ones === '' ? 0 : '零一二三四五六七八九'.indexOf(ones))
  );
}
