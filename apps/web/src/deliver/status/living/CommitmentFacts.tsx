import type { Commitment } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../ui/Facts.tsx';
import { dueWords } from '../../../ui/wording.ts';

/** `ownersElsewhere`: the page says who answers for it in a block of its own. */
export function CommitmentFacts({
  commitment,
  ownersElsewhere = false,
}: {
  readonly commitment: Commitment;
  readonly ownersElsewhere?: boolean;
}) {
  const { t } = useTranslation();
  const { due, front, strength, quantity } = commitment;
  const owner = ownersElsewhere ? null : commitment.owner;
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
        [
          t('owner.lead'),
          owner && owner.lead.length > 0 ? owner.lead.join(t('unitJoin')) : ownersElsewhere ? null : t('owner.none'),
        ],
        [t('owner.support'), owner?.support.join(t('unitJoin'))],
        [t('living.panel.front'), front?.name],
        [t('living.panel.strength'), strength && t(`strength.${strength}`)],
        [t('living.panel.qualifier'), quantity?.qualifier],
      ]}
    />
  );
}
