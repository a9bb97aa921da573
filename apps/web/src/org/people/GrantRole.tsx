import { type Person, type Role, roles } from '@chengshi/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';

/** A role is always for something: a region with all below it, or one unit. */
export function GrantRole({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const { key } = useIdempotencyKey();
  const [role, setRole] = useState<Role>();
  const [scope, setScope] = useState<'region' | 'unit'>('region');
  const [scopeId, setScopeId] = useState<string>();
  const regions = useQuery(api.regions.list.queryOptions({ input: {} }));
  const below = useQuery(
    api.regions.list.queryOptions({
      input: { parentId: regions.data?.rows[0]?.id ?? '' },
      enabled: regions.data?.rows[0] !== undefined,
    }),
  );
  const units = useQuery(api.units.list.queryOptions({ input: { limit: 200 }, enabled: scope === 'unit' }));
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
  const choices =
    scope === 'region' ? [...(regions.data?.rows ?? []), ...(below.data?.rows ?? [])] : (units.data?.rows ?? []);
  return (
    <FormDialog
      title={t('people.grantLabel', { name: person.name })}
      ok={t('people.grant')}
      ready={role !== undefined && scopeId !== undefined}
      sending={grant.isPending}
      error={grant.error}
      onClose={onClose}
      onSend={() =>
        role &&
        scopeId &&
        grant.mutate({ id: person.id, role, ...(scope === 'region' ? { regionId: scopeId } : { unitId: scopeId }) })
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
          setScopeId(undefined);
        }}
        options={[
          { value: 'region' as const, label: t('people.scopeRegion') },
          { value: 'unit' as const, label: t('people.scopeUnit') },
        ]}
      />
      <Field label={t('people.scope')}>
        {(control) => (
          <Choice
            control={control}
            none={t(scope === 'region' ? 'people.chooseRegion' : 'people.chooseUnit')}
            value={scopeId}
            options={choices.map(({ id, name }) => ({ value: id as string, label: name }))}
            onChange={setScopeId}
          />
        )}
      </Field>
    </FormDialog>
  );
}
