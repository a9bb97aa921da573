import { PlusOutlined } from '@ant-design/icons';
import type { PublicationDecisions, PublicationPlan } from '@chengshi/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FrontRows, moved } from '../../ui/FrontRows.tsx';
import { FrontDialog } from './FrontDialog.tsx';
import { isMade, newMade, withFront, withoutMade } from './made.ts';
import type { PlanInUse } from './usePlan.ts';

type FrontDecision = PublicationDecisions['fronts'][number];

/** All fronts as decisions, in their order; those merged stand behind the others. */
function asDecided(plan: PublicationPlan): FrontDecision[] {
  return plan.fronts.flatMap((front) => [
    {
      key: front.key,
      ...(front.name === front.heading ? {} : { name: front.name }),
      patronId: front.patron?.id ?? null,
    },
    ...front.merged.map(({ key }) => ({ key, into: front.key })),
  ]);
}

export function FrontsSection(props: {
  readonly plan: PublicationPlan;
  readonly change: PlanInUse['change'];
  readonly patrons: readonly { readonly id: string; readonly name: string }[];
}) {
  const { t } = useTranslation();
  const { plan } = props;
  const [adding, setAdding] = useState(false);
  const decide = (make: (fronts: FrontDecision[]) => FrontDecision[]) =>
    props.change((decisions) => ({ ...decisions, fronts: make(asDecided(plan)) }));
  const set = (key: string, part: Partial<FrontDecision>) =>
    decide((fronts) => fronts.map((front) => (front.key === key ? { ...front, ...part } : front)));
  return (
    <>
      {plan.fronts.length === 0 && <p className="muted">{t('publication.fronts.none')}</p>}
      <FrontRows
        fronts={plan.fronts}
        patrons={props.patrons}
        onName={(key, name) => set(key, { name })}
        onPatron={(key, patronId) => set(key, { patronId: patronId as FrontDecision['patronId'] })}
        onMove={(key, to) => {
          const order = moved(plan.fronts, key, to).map((front) => front.key);
          decide((fronts) => [...fronts].sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key)));
        }}
        onMerge={(key, into) =>
          decide((fronts) =>
            fronts.map((front) => (front.key === key || front.into === key ? { key: front.key, into } : front)),
          )
        }
        onPart={(key) => decide((fronts) => fronts.map((front) => (front.key === key ? { key } : front)))}
        removable={isMade}
        onRemove={(key) => props.change((decisions) => withoutMade(decisions, key))}
      />
      <Button icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
        {t('publication.fronts.add')}
      </Button>
      {adding && (
        <FrontDialog
          names={plan.fronts.map(({ name }) => name)}
          onName={(name) => props.change((decisions) => withFront(decisions, newMade('front', name)))}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}
