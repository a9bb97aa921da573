import { type Person, type Role, roles } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { RegionPicker, UnitPicker } from '../../app/pickers.tsx';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import type { Found } from '../../ui/Finder.tsx';

/** A role is always for something: a region with all below it, or one unit. */
export function GrantRole({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const { key } = useIdempotencyKey();
  const [role, setRole] = useState<Role>();
  const [scope, setScope] = useState<'region' | 'unit'>('region');
  const [place, setPlace] = useState<Found>();
  const grant = useMutation(
    api.people.grant.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async () => {
        say.done(t('people.granted'));
        onClose();
        await refresh('people');
      },
    }),
  );
  const Picker = scope === 'region' ? RegionPicker : UnitPicker;
  return (
    <FormDialog
      title={t('people.grantLabel', { name: person.name })}
      ok={t('people.grant')}
      ready={role !== undefined && place !== undefined}
      sending={grant.isPending}
      error={grant.error}
      onClose={onClose}
      onSend={() =>
        role &&
        place &&
        grant.mutate({
          id: person.id,
          role,
          ...(scope === 'region' ? { regionId: place.value } : { unitId: place.value }),
        })
      }
    >
      <Field label={t('people.role')}>
        {(control) => (
          <Choice
            control={control}
            none={t('people.role')}
            value={role}
            options={roles.map((value) => ({ value, label: t(`shell.roles.${value}`) }))}
            onChange={setRole}
          />
        )}
      </Field>
      <Segmented
        aria-label={t('people.scope')}
        value={scope}
        onChange={(chosen) => {
          setScope(chosen);
          setPlace(undefined);
        }}
        options={[
          { value: 'region' as const, label: t('people.scopeRegion') },
          { value: 'unit' as const, label: t('people.scopeUnit') },
        ]}
      />
      <Field label={t('people.scope')}>
        {(control) => <Picker control={control} value={place} onChoose={setPlace} />}
      </Field>
    </FormDialog>
  );
}
