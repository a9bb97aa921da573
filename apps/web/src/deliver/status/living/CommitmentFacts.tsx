import type { Commitment } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../ui/Facts.tsx';
import { dueWords } from '../../../ui/wording.ts';

export function CommitmentFacts({ commitment }: { readonly commitment: Commitment }) {
  const { t } = useTranslation();
  const { due, owner, front, strength, quantity } = commitment;
  return (
    <Facts
      facts={[
        [
          t('living.panel.deadline'),
          <span key="due">
            {dueWords(due, t)}
            {due?.end && <span className="fact-note">{t('due.text', { text: due.text })}</span>}
          </span>,
        ],
        [t('owner.lead'), owner && owner.lead.length > 0 ? owner.lead.join(t('unitJoin')) : t('owner.none')],
        [t('owner.support'), owner?.support.join(t('unitJoin'))],
        [t('living.panel.front'), front?.name],
        [t('living.panel.strength'), strength && t(`strength.${strength}`)],
        [t('living.panel.qualifier'), quantity?.qualifier],
      ]}
    />
  );
}
