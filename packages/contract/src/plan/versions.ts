import { z } from 'zod';
import { CommitmentId, DocumentId, PageInput, page, route } from '../base.ts';

const tags = ['Versions · 更正版'];

export const DifferenceKind = z.enum(['reworded', 'moved', 'new', 'gone', 'harder', 'softened']);
const Passage = z.object({ start: z.number().int(), end: z.number().int(), quote: z.string() });

/** What becomes of a commitment when the corrected version is published. */
export const VersionOutcome = z.enum(['kept', 'changed', 'gone']);

/** A sentence that is not the same in both versions, with the commitments that it touches. */
export const Difference = z.object({
  kind: DifferenceKind,
  before: Passage.nullable(),
  after: Passage.nullable(),
  reasons: z
    .array(
      z.object({
        code: z.enum(['strength', 'due', 'value', 'owner', 'target', 'rhythm']),
        direction: z.enum(['harder', 'softer']),
        before: z.string(),
        after: z.string(),
      }),
    )
    .describe('Why it counts as harder or softened'),
  commitments: z.array(z.object({ id: CommitmentId, code: z.string(), title: z.string(), outcome: VersionOutcome })),
});
export type Difference = z.infer<typeof Difference>;

export const versions = {
  differences: route
    .route({
      method: 'GET',
      path: '/documents/{id}/differences',
      tags,
      summary: 'How a corrected version differs from the published one, before it is published',
      description: '`outcome` counts what publishing will do with the commitments. Undecided items count as accepted.',
    })
    .meta({ access: ['office'] })
    .input(z.object({ id: DocumentId }).and(PageInput.extend({ kind: DifferenceKind.optional() })))
    .output(
      page(Difference).extend({
        replaces: z.object({ id: DocumentId, title: z.string(), version: z.number().int() }),
        counts: z.record(DifferenceKind, z.number().int()),
        outcome: z.object({
          kept: z.number().int(),
          changed: z.number().int(),
          fresh: z.number().int(),
          gone: z.number().int(),
        }),
      }),
    ),
};
