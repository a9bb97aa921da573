import type { OwnerNames } from '@chengshi/contract';
import type { RowFields } from '@chengshi/office/spreadsheet';
import type { z } from 'zod';

/** What is known today of the commitment that a row became. */
export interface Standing {
  readonly title: string;
  readonly due: RowFields['due'];
  readonly owner: z.infer<typeof OwnerNames> | null;
  /** The figure that was corrected in the review; null when it is the row's own. */
  readonly figure: { readonly column: number; readonly text: string } | null;
  readonly status: string;
  readonly acceptance: { readonly on: string; readonly note: string | null } | null;
  /** Of an entry of a superior's list: who took it over, or why nobody did. */
  readonly answer: SuperiorReply | null;
}

export type SuperiorReply =
  | { readonly kind: 'taken'; readonly unit: string; readonly words: string | null }
  | { readonly kind: 'answered'; readonly words: string };

/** A row as it came, with what is known today in the place of what was written. Rows that became nothing go back as they came. */
export function filled(row: RowFields, now: Standing | undefined, columns: ReadonlySet<string>): RowFields {
  if (!now) return row;
  const { title, due, owner, figure, status, acceptance, answer } = now;
  const done = {
    ...row,
    title,
    due,
    lead: answer?.kind === 'taken' ? [answer.unit] : (owner?.lead ?? []),
    support: owner?.support ?? [],
    targets: row.targets.map((target) =>
      target.column === figure?.column ? { ...target, text: figure.text } : target,
    ),
    status,
    progress: acceptance ? acceptedWords(acceptance) : row.progress,
  };
  if (answer === null) return done;
  // The superior reads the reply where its form has room for one.
  const place = columns.has('note') ? 'note' : 'progress';
  const reply = { ...done, [place]: [done[place], replyWords(answer)].filter((words) => words !== '').join('\n') };
  return answer.kind === 'answered' ? { ...reply, status: '已答复' } : reply;
}

const replyWords = (answer: SuperiorReply): string =>
  answer.kind === 'answered' ? `答复：${answer.words}` : (answer.words ?? '');

const acceptedWords = ({ on, note }: NonNullable<Standing['acceptance']>): string =>
  `${on} 验收办结${note ? `。${note}` : ''}`;
