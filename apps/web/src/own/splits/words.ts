import type { Split } from '@chengshi/contract';
import type { TFunction } from 'i18next';
import { figureWords } from '../../ui/wording.ts';

/** Whether the parts agree with the whole, with what is left or too much. */
export function checkWords({ rule, check }: Pick<Split, 'rule' | 'check'>, t: TFunction): string {
  const found = figureWords(check.found);
  const remainder = figureWords(Math.abs(check.remainder));
  if (rule !== 'sum') return t(check.holds ? 'splits.check.holds' : 'splits.check.fails', { found, remainder });
  if (check.remainder === 0) return t('splits.check.exact', { found });
  return t(check.remainder > 0 ? 'splits.check.left' : 'splits.check.more', { found, remainder });
}
