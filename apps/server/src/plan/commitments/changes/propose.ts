import type { CommitmentChange } from '@chengshi/contract';
import type { Trx } from '../../../platform/database/database.ts';
import { failure } from '../../../platform/http/fail.ts';
import { canonical } from '../../../platform/ledger/digest.ts';
import type { CommitmentRow } from '../store.ts';
import { changed, type Difference, difference, type Fields, fieldsOf } from './fields.ts';
import { faultsOf } from './rules.ts';

/** What a change would make of a commitment, by the same rules as if it were made. Nothing is stored. */
export async function proposeChange(
  trx: Trx,
  row: CommitmentRow,
  revision: number,
  change: CommitmentChange,
): Promise<Difference> {
  if (revision !== row.revision) {
    throw failure('STALE_COMMITMENT', { count: 1 }, [
      { place: row.code, zh: '刚被他人修改过', en: 'was changed by somebody else' },
    ]);
  }
  const faults = await faultsOf(trx, [{ row, change }]);
  if (faults.length > 0) throw failure('CHANGE_FAULTS', { count: faults.length }, faults);
  const differs = difference(fieldsOf(row), changed(fieldsOf(row), change));
  if (!differs) throw failure('CONFLICT', { detail: '与现有内容相同，无需变更 · it is so already' });
  return differs;
}

/** Those of the named fields of a commitment that are not as they were, as they are now; null when all are as they were. */
export function fieldsNow(row: CommitmentRow, before: Partial<Fields>): Partial<Fields> | null {
  const all = fieldsOf(row);
  const names = (Object.keys(before) as (keyof Fields)[]).filter(
    (name) => canonical(all[name]) !== canonical(before[name]),
  );
  return names.length === 0 ? null : Object.fromEntries(names.map((name) => [name, all[name]]));
}
