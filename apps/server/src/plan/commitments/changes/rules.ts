import type { CommitmentChange, Fault } from '@chengshi/contract';
import type { Trx } from '../../../platform/database/database.ts';
import type { CommitmentRow } from '../store.ts';
import { frontsByIds, placesByIds } from './store.ts';

export interface Wish {
  readonly row: CommitmentRow;
  readonly change: CommitmentChange;
}

/** What cannot be changed like this, each with the code of its commitment. */
export async function faultsOf(trx: Trx, wishes: readonly Wish[]): Promise<Fault[]> {
  const [fronts, parents] = [
    await frontsByIds(
      trx,
      idsOf(wishes, ({ change }) => change.frontId),
    ),
    await placesByIds(
      trx,
      idsOf(wishes, ({ change }) => change.parentId),
    ),
  ];
  return wishes.flatMap(({ row, change }) => {
    const front = change.frontId ? fronts.get(change.frontId) : undefined;
    const parent = change.parentId ? parents.get(change.parentId) : undefined;
    const faults = [...kindFaults(row, change)];
    if (change.frontId && front?.campaignId !== row.campaignId) {
      faults.push({ zh: '战线不属于该事项所在的攻坚行动', en: 'the front belongs to another campaign' });
    }
    // Groups are judged from the end of the text to its beginning: what is above must stand before.
    const fits = parent?.kind === 'group' && parent.campaignId === row.campaignId && parent.ordinal < row.ordinal;
    if (change.parentId && !fits) {
      faults.push({
        zh: '上级须是同一攻坚行动中排在前面的分组',
        en: 'what is above must be a group of the same campaign that stands before it',
      });
    }
    return faults.map((fault) => ({ place: row.code, ...fault }));
  });
}

function kindFaults({ kind }: CommitmentRow, change: CommitmentChange): { zh: string; en: string }[] {
  const faults: { zh: string; en: string }[] = [];
  if (change.quantity !== undefined && kind !== 'target') {
    faults.push({ zh: '只有目标有数值', en: 'only a target has a value' });
  }
  if (kind === 'mechanism' && (change.due || change.strength)) {
    faults.push({ zh: '机制按频次办理，没有时限和力度', en: 'a mechanism recurs: it has no deadline and no strength' });
  }
  if (kind === 'group' && (change.due || change.strength || change.owner)) {
    faults.push({
      zh: '分组由下辖事项构成，没有自己的时限、责任单位和力度',
      en: 'a group is made of its parts: it has no deadline, owner or strength of its own',
    });
  }
  return faults;
}

const idsOf = (wishes: readonly Wish[], pick: (wish: Wish) => string | null | undefined): string[] => [
  ...new Set(wishes.map(pick).filter((id) => typeof id === 'string')),
];
