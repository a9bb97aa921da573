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
}

/** A row as it came, with what is known today in the place of what was written. Rows that became nothing go back as they came. */
export function filled(row: RowFields, now: Standing | undefined): RowFields {
  if (!now) return row;
  const { title, due, owner, figure, status, acceptance } = now;
  return {
    ...row,
    title,
    due,
    lead: owner?.lead ?? [],
    support: owner?.support ?? [],
    targets: row.targets.map((target) =>
      target.column === figure?.column ? { ...target, text: figure.text } : target,
    ),
    status,
    progress: acceptance ? acceptedWords(acceptance) : row.progress,
  };
}

const acceptedWords = ({ on, note }: NonNullable<Standing['acceptance']>): string =>
  `${on} 验收办结${note ? `。${note}` : ''}`;
