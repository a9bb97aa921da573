import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/Choice.tsx';
import type { FieldControl } from '../../../ui/Field.tsx';
import type { ChangeField } from './fields.ts';

export interface Front {
  readonly id: string;
  readonly name: string;
}

/** The control for one field: a date, a choice, a number or words. */
export function ValueControl(props: {
  readonly field: ChangeField;
  readonly value: string;
  readonly fronts: readonly Front[];
  readonly control?: FieldControl;
  readonly label?: string;
  readonly onChange: (value: string) => void;
}) {
  const { t } = useTranslation();
  const { field, value, control, label, onChange } = props;
  if (field === 'front') {
    return (
      <Choice
        {...(control ? { control } : {})}
        {...(label ? { label } : {})}
        none={t('table.change.noFront')}
        value={value || undefined}
        options={props.fronts.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => onChange(id ?? '')}
      />
    );
  }
  if (field === 'strength') {
    return (
      <Choice
        {...(control ? { control } : {})}
        {...(label ? { label } : {})}
        none={t('table.history.none')}
        value={(value || undefined) as 'must' | 'strive' | 'plain' | undefined}
        options={(['must', 'strive', 'plain'] as const).map((name) => ({ value: name, label: t(`strength.${name}`) }))}
        onChange={(name) => onChange(name ?? '')}
      />
    );
  }
  const units = field === 'lead' || field === 'support' || field === 'addLead' || field === 'addSupport';
  return (
    <Input
      {...control}
      {...(label ? { 'aria-label': label } : {})}
      type={field === 'due' ? 'date' : 'text'}
      {...(field === 'quantity' ? { inputMode: 'decimal' as const } : {})}
      {...(units ? { placeholder: t('table.change.units') } : {})}
      maxLength={field === 'due' ? 10 : 300}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
