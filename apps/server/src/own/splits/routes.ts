import { CommitmentId, Quantity, RegionId } from '@chengshi/contract';
import { checkSplit, type SplitRule } from '@chengshi/ruler';
import { z } from 'zod';
import { withinReach } from '../../platform/clock/reach.ts';
import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, toPage } from '../../platform/http/paging.ts';
import { type ListedSplit, listSplits, proposeSplit, setSplit, settleSplit, splitView } from './service.ts';
import { splitStandingView } from './view.ts';

const listPlace = z.tuple([z.int().min(0).max(1), z.uuid()]);

export const splitRoutes = {
  get: os.splits.get.handler(async ({ context, input }) => {
    const actor = caller(context);
    const today = context.platform.clock.today();
    const { split, candidates, ...rest } = await context.platform.database.as(actor, (trx) =>
      splitView(trx, actor, input.id, input.place),
    );
    return {
      ...rest,
      split: split && splitStandingView(split, today),
      candidates: candidates.map((one) => ({ ...one, regionId: RegionId.parse(one.regionId) })),
    };
  }),
  propose: os.splits.propose.handler(async ({ context, input }) => {
    const actor = caller(context);
    const parts = await context.platform.database.as(actor, (trx) =>
      proposeSplit(trx, actor, input.id, input.place, input.shares),
    );
    return { parts };
  }),
  set: os.splits.set.handler(async ({ context, input }) => {
    const { id, place, number, rule, method, weightName = null } = input;
    for (const { startsOn, dueOn, trajectory } of input.parts) {
      for (const date of [startsOn, dueOn]) withinReach(date);
      if (trajectory.kind === 'milestones') for (const { on } of trajectory.points) withinReach(on);
    }
    const parts = input.parts.map(({ regionId = null, unitId = null, ...part }) => ({ ...part, regionId, unitId }));
    const draft = { place, number, rule, method, weightName, parts };
    return splitStandingView(
      await setSplit(context.platform, caller(context), id, draft),
      context.platform.clock.today(),
    );
  }),
  settle: os.splits.settle.handler(async ({ context, input: { id, ...wish } }) =>
    splitStandingView(await settleSplit(context.platform, caller(context), id, wish), context.platform.clock.today()),
  ),
  list: os.splits.list.handler(async ({ context, input }) => {
    const after = fromCursor(input.cursor, listPlace);
    const rows = await context.platform.database.as(caller(context), (trx) =>
      listSplits(trx, { stale: input.stale, after, limit: input.limit + 1 }),
    );
    return toPage(rows, input.limit, (row) => [row.stale ? 0 : 1, row.commitmentId], listedView);
  }),
};

function listedView({ commitmentId, code, title, quantity, parts, rule, ...row }: ListedSplit) {
  const { value, unit, comparator } = Quantity.parse(quantity);
  const check = checkSplit(rule as SplitRule, value, parts, comparator === 'le');
  return {
    ...row,
    ...{ commitment: { id: CommitmentId.parse(commitmentId), code, title }, now: value, unit, rule: rule as SplitRule },
    ...{ parts: parts.length, found: check?.found ?? 0, holds: check?.holds ?? false },
  };
}
