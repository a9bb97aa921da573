import type { PartStanding } from '@chengshi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { SendDialog } from './SendDialog.tsx';
import { UnitField } from './UnitField.tsx';

/** Gives out the parts of a split that nobody was told to do: those whose unit is known at once, for the others it is asked. */
export function SendPartsDialog(props: {
  readonly commitmentId: string;
  readonly parts: readonly PartStanding[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { commitmentId, parts, onClose } = props;
  const [chosen, setChosen] = useState<ReadonlyMap<string, string | undefined>>(new Map());
  const unitOf = ({ place, proposed }: PartStanding) => proposed?.id ?? chosen.get(place);
  const choose = (place: string, unitId: string | undefined) => setChosen(new Map(chosen).set(place, unitId));
  const entries = parts.flatMap((part) => {
    const unitId = unitOf(part);
    return unitId ? [{ commitmentId, place: part.place, unitId }] : [];
  });
  return (
    <SendDialog entries={entries} onClose={onClose}>
      <ul className="plain-list" lang="zh-CN">
        {parts.flatMap(({ place, name, proposed }) =>
          proposed ? [<li key={place}>{t('dispatches.partTo', { part: name, unit: proposed.name })}</li>] : [],
        )}
      </ul>
      {parts
        .filter(({ proposed }) => !proposed)
        .map(({ place, name, candidates }) =>
          candidates.length > 0 ? (
            <Field key={place} label={t('dispatches.unitOfPart', { part: name })}>
              {(control) => (
                <Choice
                  control={control}
                  none={t('dispatches.partLater')}
                  value={chosen.get(place)}
                  options={candidates.map((unit) => ({ value: unit.id as string, label: unit.name }))}
                  onChange={(unitId) => choose(place, unitId)}
                />
              )}
            </Field>
          ) : (
            <UnitField
              key={place}
              label={t('dispatches.unitOfPart', { part: name })}
              onChoose={(unitId) => choose(place, unitId)}
            />
          ),
        )}
    </SendDialog>
  );
}
