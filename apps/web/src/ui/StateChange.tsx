import type { ChangedState, PromisedState } from '@chengshi/contract';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { quantityWords, rhythmWords } from './wording.ts';

type State = ChangedState & Pick<PromisedState, 'rhythm'>;

/** The fields of a commitment that differ, each as it was and as it is or is to be. */
export function StateChange({ before, after }: { readonly before: State; readonly after: State }) {
  const { t } = useTranslation();
  return (
    <dl className="change-parts">
      {(Object.keys(after) as (keyof State)[]).map((field) => (
        <div key={field}>
          <dt>{t(`table.history.field.${field}`)}</dt>
          <dd lang="zh-CN">
            <del>{stateWords(before, field, t)}</del>
            <span aria-hidden="true"> → </span>
            <ins>{stateWords(after, field, t)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** One field in words. */
function stateWords(state: State, field: keyof State, t: TFunction): string {
  const none = t('table.history.none');
  switch (field) {
    case 'title':
      return state.title ?? none;
    case 'front':
      return state.front?.name ?? none;
    case 'parent':
      return state.parent?.title ?? none;
    case 'due':
      return state.due ? (state.due.end ?? state.due.text) : none;
    case 'quantity':
      return state.quantity ? quantityWords(state.quantity, t) : none;
    case 'strength':
      return state.strength ? t(`strength.${state.strength}`) : none;
    case 'rhythm':
      return state.rhythm ? rhythmWords({ ...state.rhythm, action: '' }, t) : none;
    case 'owner': {
      const { lead = [], support = [] } = state.owner ?? {};
      if (lead.length + support.length === 0) return none;
      const supporting = support.length > 0 ? t('table.history.support', { names: support.join(t('unitJoin')) }) : '';
      return `${lead.join(t('unitJoin'))}${supporting}`;
    }
  }
}
