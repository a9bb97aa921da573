import type { ChangedState, Commitment } from '@chengshi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/Field.tsx';
import { type ChangeField, faultOf, fieldsToAsk, hasField, shownValue, type Wish, wishFrom } from './fields.ts';
import { ValueControl } from './ValueControl.tsx';

/** What a commitment is to be: its promised fields as they are, to be written over. Tells the change; null while there is none that can be made. */
export function WishEditor(props: {
  readonly commitment: Commitment;
  /** What was asked for, to begin with. */
  readonly from?: ChangedState | undefined;
  readonly onWish: (wish: Wish | null, revision: number) => void;
}) {
  const { t } = useTranslation();
  const { commitment, from } = props;
  const fields = fieldsToAsk.filter((field) => hasField(commitment, field));
  const [values, setValues] = useState<Partial<Record<ChangeField, string>>>(() => {
    const shown = { ...commitment, ...from } as Commitment;
    return Object.fromEntries(fields.map((field) => [field, shownValue(shown, field)]));
  });
  const set = (field: ChangeField, value: string) => {
    const next = { ...values, [field]: value };
    setValues(next);
    const faulty = fields.some((name) => faultOf(name, next[name] ?? '') !== null);
    const wish = faulty ? {} : wishFrom(commitment, next);
    props.onWish(Object.keys(wish).length > 0 ? wish : null, commitment.revision);
  };
  return (
    <div className="wish-fields">
      {fields.map((field) => {
        const value = values[field] ?? '';
        const fault = faultOf(field, value);
        return (
          <Field
            key={field}
            label={t(field === 'lead' ? 'owner.lead' : `table.change.fields.${field}`)}
            fault={fault ? t(`table.change.${fault}`) : undefined}
            help={field === 'due' && value === '' ? t('table.change.noDate') : undefined}
          >
            {(control) => (
              <ValueControl
                field={field}
                value={value}
                fronts={[]}
                control={control}
                onChange={(next) => set(field, next)}
              />
            )}
          </Field>
        );
      })}
    </div>
  );
}
