import { useState } from 'react';
import { UnitPicker } from '../../app/pickers.tsx';
import { Field } from '../../ui/Field.tsx';
import type { Found } from '../../ui/Finder.tsx';

/** A field for one unit, found by any of its names. */
export function UnitField(props: {
  readonly label: string;
  readonly onChoose: (unitId: string | undefined) => void;
  readonly except?: string;
  /** What it holds before anything is chosen. */
  readonly given?: { readonly id: string; readonly name: string } | null;
}) {
  const { given } = props;
  const [unit, setUnit] = useState<Found | undefined>(given ? { value: given.id, label: given.name } : undefined);
  return (
    <Field label={props.label}>
      {(control) => (
        <UnitPicker
          control={control}
          value={unit}
          {...(props.except ? { except: props.except } : {})}
          onChoose={(chosen) => {
            setUnit(chosen);
            props.onChoose(chosen?.value);
          }}
        />
      )}
    </Field>
  );
}
