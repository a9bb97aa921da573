import type { PlanState } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';

/** The state in words; its colour only repeats them. */
export function PlanStateTag({ state }: { readonly state: PlanState }) {
  const { t } = useTranslation();
  return <span className={`state plan-state-${state}`}>{t(`plans.states.${state}`)}</span>;
}
