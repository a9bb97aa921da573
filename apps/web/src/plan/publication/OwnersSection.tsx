import type { OwnerMatch, PublicationPlan } from '@chengshi/contract';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../ui/Choice.tsx';
import type { PlanInUse } from './usePlan.ts';

/** Which unit each name of the document stands for: what is doubtful first, what is certain folded away. */
export function OwnersSection(props: {
  readonly plan: PublicationPlan;
  readonly change: PlanInUse['change'];
  /** Opens a search for units; given by the page. */
  readonly picker: (words: string, onPick: (unitId: string) => void, onClose: () => void) => ReactNode;
}) {
  const { t } = useTranslation();
  const { owners } = props.plan;
  const [picking, setPicking] = useState<string>();
  const decide = (words: string, unitIds: readonly string[] | null) =>
    props.change((decisions) => ({
      ...decisions,
      owners: [
        ...decisions.owners.filter((owner) => owner.words !== words),
        ...(unitIds ? [{ words, unitIds: unitIds as never }] : []),
      ],
    }));
  const open = owners.filter(({ how, doubtful }) => doubtful || how === null || how === 'chosen');
  const sure = owners.filter((owner) => !open.includes(owner));
  if (owners.length === 0) return <p className="muted">{t('publication.owners.none')}</p>;
  const rows = (list: readonly OwnerMatch[]) => (
    <ul className="plan-rows">
      {list.map((owner) => (
        <OwnerRow
          key={owner.words}
          owner={owner}
          onUnits={(ids) => decide(owner.words, ids)}
          onPick={() => setPicking(owner.words)}
        />
      ))}
    </ul>
  );
  return (
    <>
      {open.length === 0 ? <p className="muted">{t('publication.owners.allSure')}</p> : rows(open)}
      {sure.length > 0 && (
        <details className="plan-fold">
          <summary>{t('publication.owners.sure', { count: sure.length })}</summary>
          {rows(sure)}
        </details>
      )}
      {picking !== undefined &&
        props.picker(
          picking,
          (unitId) => {
            decide(picking, [unitId]);
            setPicking(undefined);
          },
          () => setPicking(undefined),
        )}
    </>
  );
}

function OwnerRow(props: {
  readonly owner: OwnerMatch;
  readonly onUnits: (unitIds: readonly string[] | null) => void;
  readonly onPick: () => void;
}) {
  const { t } = useTranslation();
  const { owner } = props;
  const names = owner.units.map(({ name }) => name).join(t('unitJoin'));
  return (
    <li className="plan-row owner-row">
      <div>
        <p className="plan-node-title">{owner.words}</p>
        <p className="field-help">{t('publication.owners.times', { count: owner.times })}</p>
      </div>
      <div>
        <p>
          {names || <span className="field-fault">{t('publication.owners.unmatched')}</span>}{' '}
          {(owner.how !== null || owner.doubtful) && (
            <span className={owner.doubtful ? 'tag tag-alert' : 'tag'}>
              {owner.how === null ? t('publication.owners.several') : t(`publication.how.${owner.how}`)}
            </span>
          )}
        </p>
        <span className="plan-add">
          {owner.candidates.length > 0 && (
            <Choice
              label={t('publication.owners.candidatesOf', { words: owner.words })}
              none={t('publication.owners.candidates')}
              value={undefined}
              options={owner.candidates.map(({ id, name }) => ({ value: id as string, label: name }))}
              onChange={(id) => id && props.onUnits([id])}
            />
          )}
          <Button
            size="small"
            aria-label={t('publication.owners.pickOf', { words: owner.words })}
            onClick={props.onPick}
          >
            {t('publication.owners.pick')}
          </Button>
          {owner.how === 'chosen' && (
            <Button size="small" type="text" onClick={() => props.onUnits(null)}>
              {t('publication.owners.asProposed')}
            </Button>
          )}
        </span>
      </div>
    </li>
  );
}
