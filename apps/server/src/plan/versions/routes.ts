import { Difference } from '@chengshi/contract';
import { found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { commitmentsOfDocument } from '../commitments/service.ts';
import { comparisonOf, documentById, draftToChange } from '../documents/service.ts';
import { itemsOf } from '../items/service.ts';
import { planVersion } from './service.ts';

export const versionRoutes = {
  differences: os.versions.differences.handler(async ({ context, input }) => {
    const after = fromCursor(input.cursor, keys.ordinal)?.[0] ?? -1;
    const actor = caller(context);
    return context.platform.database.as(actor, async (trx) => {
      const draft = await draftToChange(trx, actor, input.id);
      const replaced = found(await documentById(trx, found(draft.replaces)));
      const comparison = found(await comparisonOf(trx, draft.id));
      const items = (await itemsOf(trx, draft.id)).filter((row) => row.state !== 'rejected');
      const commitments = (await commitmentsOfDocument(trx, replaced.id)).filter(
        ({ withdrawnOn }) => withdrawnOn === null,
      );
      const plan = planVersion(commitments, await itemsOf(trx, replaced.id), items, comparison);
      const becomes = new Map<string, 'kept' | 'changed'>(
        plan.matched.map(({ commitmentId, change, rhythm }) => [commitmentId, change || rhythm ? 'changed' : 'kept']),
      );
      const differing = comparison.changes.filter(({ kind }) => kind !== 'kept');
      const numbered = differing.map((change, ordinal) => ({ change, ordinal }));
      const rows = numbered
        .filter(({ change, ordinal }) => ordinal > after && (!input.kind || change.kind === input.kind))
        .slice(0, input.limit + 1);
      const page = toPage(
        rows,
        input.limit,
        ({ ordinal }) => [ordinal],
        ({ change }) =>
          Difference.parse({
            ...change,
            before: change.before && { ...change.before, quote: quoteOf(replaced.text, change.before) },
            after: change.after && { ...change.after, quote: quoteOf(draft.text, change.after) },
            commitments: commitments
              .filter(({ kind, start, end }) => {
                const place = change.before;
                return kind !== 'group' && place !== null && start < place.end && place.start < end;
              })
              .map(({ id, code, title }) => ({ id, code, title, outcome: becomes.get(id) ?? 'gone' })),
          }),
      );
      const count = (kind: string) => differing.filter((change) => change.kind === kind).length;
      const kinds = ['reworded', 'moved', 'new', 'gone', 'harder', 'softened'] as const;
      return {
        ...page,
        replaces: { id: replaced.id as never, title: replaced.title, version: replaced.version },
        counts: Object.fromEntries(kinds.map((kind) => [kind, count(kind)])) as Record<(typeof kinds)[number], number>,
        outcome: {
          kept: [...becomes.values()].filter((each) => each === 'kept').length,
          changed: [...becomes.values()].filter((each) => each === 'changed').length,
          fresh: plan.fresh.length,
          gone: plan.gone.length,
        },
      };
    });
  }),
};

const quoteOf = (text: string, { start, end }: { start: number; end: number }): string => text.slice(start, end);
