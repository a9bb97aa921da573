import type { PublicationPlan } from '@chengshi/contract';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../app/FormDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { newMade, withGroup, withoutMade } from './made.ts';
import { type Place, PlaceFields } from './PlaceFields.tsx';
import type { PlanInUse } from './usePlan.ts';

/** A group that the document has no heading for: made, named, put somewhere, removed. */
export function GroupDialog(props: {
  readonly plan: PublicationPlan;
  readonly change: PlanInUse['change'];
  /** The group to be changed; none for a new one. */
  readonly group: PublicationPlan['nodes'][number] | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { plan, group } = props;
  const [name, setName] = useState(group?.title ?? '');
  const [place, setPlace] = useState<Place>({ parent: group?.parent ?? undefined, front: group?.front ?? undefined });
  const words = name.trim();
  const save = () => {
    const made = group ? { key: group.key, kind: 'group' as const, name: words } : newMade('group', words);
    const parent = place.parent ?? null;
    props.change((decisions) =>
      withGroup(decisions, made, { parent, front: parent === null ? (place.front ?? null) : null }),
    );
    props.onClose();
  };
  return (
    <FormDialog
      title={t(group ? 'publication.tree.groupChange' : 'publication.tree.groupNew')}
      ok={t('act.save')}
      ready={words !== ''}
      sending={false}
      error={null}
      onClose={props.onClose}
      onSend={save}
    >
      <Field label={t('publication.tree.groupName')} help={t('publication.tree.groupHelp')}>
        {(control) => (
          <Input {...control} autoFocus maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <PlaceFields plan={plan} of={group?.key} place={place} onPlace={setPlace} />
      {group && (
        <Button
          danger
          onClick={() => {
            props.change((decisions) => withoutMade(decisions, group.key));
            props.onClose();
          }}
        >
          {t('publication.tree.groupRemove')}
        </Button>
      )}
    </FormDialog>
  );
}
