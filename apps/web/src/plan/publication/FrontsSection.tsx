import type { PublicationDecisions, PublicationPlan } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { FrontRows, moved } from '../../ui/FrontRows.tsx';
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
  const decide = (make: (fronts: FrontDecision[]) => FrontDecision[]) =>
    props.change((decisions) => ({ ...decisions, fronts: make(asDecided(plan)) }));
  const set = (key: string, part: Partial<FrontDecision>) =>
    decide((fronts) => fronts.map((front) => (front.key === key ? { ...front, ...part } : front)));
  if (plan.fronts.length === 0) return <p className="muted">{t('publication.fronts.none')}</p>;
  return (
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
    />
  );
}
