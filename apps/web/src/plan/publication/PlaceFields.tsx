import type { PublicationPlan } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { isMade } from './made.ts';

export interface Place {
  readonly parent: string | undefined;
  readonly front: string | undefined;
}

/** Where a commitment or group hangs: below another one, or in a front itself. `of` is left out when it is only being made. */
export function PlaceFields(props: {
  readonly plan: PublicationPlan;
  readonly of: string | undefined;
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
}) {
  const { t } = useTranslation();
  const { plan, place, onPlace } = props;
  return (
    <>
      <Field label={t('publication.tree.parent')}>
        {(control) => (
          <Choice
            control={control}
            none={t('publication.tree.top')}
            value={place.parent}
            options={parentsFor(plan, props.of).map(({ key, title, kind }) => ({
              value: key,
              label: `${t(`kind.${kind}`)} ${title}`,
            }))}
            onChange={(parent) => onPlace({ ...place, parent })}
          />
        )}
      </Field>
      {place.parent === undefined && (
        <Field label={t('publication.tree.front')}>
          {(control) => (
            <Choice
              control={control}
              none={t('campaigns.frontNone')}
              value={place.front}
              options={plan.fronts.map(({ key, name }) => ({ value: key, label: name }))}
              onChange={(front) => onPlace({ ...place, front })}
            />
          )}
        </Field>
      )}
    </>
  );
}

/** What can stand above: groups and tasks that stand before it in the text, and groups that were made, which go where they are needed; never what hangs below it. */
function parentsFor(plan: PublicationPlan, of: string | undefined) {
  const parentOf = new Map(plan.nodes.map(({ key, parent }) => [key, parent]));
  const isBelow = (key: string): boolean => {
    for (let at: string | null | undefined = key; at; at = parentOf.get(at)) if (at === of) return true;
    return false;
  };
  const at = plan.nodes.findIndex(({ key }) => key === of);
  // A group that is made stands before the first that it will hold, wherever that is.
  const anywhere = of === undefined || isMade(of);
  return plan.nodes.filter(
    ({ key, kind }, index) =>
      (kind === 'group' || kind === 'task') && (anywhere || index < at || isMade(key)) && !(of && isBelow(key)),
  );
}
