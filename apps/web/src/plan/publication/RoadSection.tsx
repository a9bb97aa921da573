import type { PublicationPlan } from '@chengshi/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Road, RoadRows, roadReady } from '../../ui/RoadRows.tsx';
import type { PlanInUse } from './usePlan.ts';

/** Phases and milestones: kept when the button says so, since half a date is no date. */
export function RoadSection({
  plan,
  change,
}: {
  readonly plan: PublicationPlan;
  readonly change: PlanInUse['change'];
}) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Road>();
  const road: Road = draft ?? { phases: plan.phases, milestones: plan.milestones };
  const decided = plan.decisions.phases !== null || plan.decisions.milestones !== null;
  return (
    <>
      <RoadRows road={road} dated={plan.dated} onChange={setDraft} />
      <div className="form-actions road-actions">
        <Button
          type="primary"
          disabled={!draft || !roadReady(road)}
          title={!draft ? t('publication.road.unchanged') : !roadReady(road) ? t('publication.road.incomplete') : ''}
          onClick={() => {
            const { phases, milestones } = road;
            change((decisions) => ({ ...decisions, phases: [...phases], milestones: [...milestones] }));
            setDraft(undefined);
          }}
        >
          {t('publication.road.keep')}
        </Button>
        {draft && <Button onClick={() => setDraft(undefined)}>{t('act.cancel')}</Button>}
        {decided && !draft && (
          <Button onClick={() => change((decisions) => ({ ...decisions, phases: null, milestones: null }))}>
            {t('publication.road.asProposed')}
          </Button>
        )}
      </div>
    </>
  );
}
