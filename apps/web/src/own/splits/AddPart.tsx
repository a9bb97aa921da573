import { useTranslation } from 'react-i18next';
import { RegionPicker, UnitPicker } from '../../app/pickers.tsx';
import { Field } from '../../ui/Field.tsx';
import type { Found } from '../../ui/Finder.tsx';
import type { DraftPart } from './draft.ts';

/** A further region or unit with a part of its own. */
export function AddPart({ onAdd }: { readonly onAdd: (part: DraftPart) => void }) {
  const { t } = useTranslation();
  const add = (kind: DraftPart['kind']) => (chosen: Found | undefined) =>
    chosen && onAdd({ key: chosen.value, kind, name: chosen.label, weight: '', minimum: '', base: '0', value: '' });
  return (
    <div className="field-pair">
      <Field label={t('splits.addRegion')}>
        {(control) => <RegionPicker control={control} value={undefined} onChoose={add('region')} />}
      </Field>
      <Field label={t('splits.addUnit')}>
        {(control) => <UnitPicker control={control} value={undefined} onChoose={add('unit')} />}
      </Field>
    </div>
  );
}
