import type { Unit } from '@chengshi/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { useMay } from '../../app/session.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';
import { instantWords } from '../../ui/formats.ts';

/** The other names of a unit: who added each, when, and where it comes from. */
export function AliasList({ unit }: { readonly unit: Unit }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const mayChange = useMay()((all) => all.units.addAlias) && unit.closedOn === null;
  const [adding, setAdding] = useState(false);
  const query = useQuery(api.units.aliases.queryOptions({ input: { id: unit.id } }));
  const remove = useMutation(
    api.units.removeAlias.mutationOptions({
      onSuccess: async () => {
        say.done(t('administration.unit.aliasRemoved'));
        await refresh('units');
      },
      onError: say.failed,
    }),
  );
  const rows = query.data?.rows ?? [];
  return (
    <section className="card" aria-labelledby="aliases">
      <div className="card-head">
        <h2 id="aliases" className="card-title">
          {t('units.columns.aliases')}
        </h2>
        {mayChange && <Button onClick={() => setAdding(true)}>{t('administration.unit.addAlias')}</Button>}
      </div>
      {query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && rows.length === 0 && <p className="muted">{t('administration.unit.noAliases')}</p>}
      <ul className="posts">
        {rows.map(({ alias, source, addedBy, addedAt }) => (
          <li key={alias} className="post">
            <span className="post-title">{alias}</span>
            <span className="post-holders muted">
              {t(`administration.unit.source.${source}`)}
              {addedAt && ` · ${[addedBy, instantWords(addedAt).slice(0, 10)].filter(Boolean).join(' ')}`}
            </span>
            {mayChange && (
              <Button
                size="small"
                disabled={remove.isPending}
                aria-label={t('administration.unit.removeAliasLabel', { alias })}
                onClick={() => remove.mutate({ id: unit.id, alias })}
              >
                {t('administration.unit.removeAlias')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {adding && <AddAlias unitId={unit.id} onClose={() => setAdding(false)} />}
    </section>
  );
}

function AddAlias({ unitId, onClose }: { readonly unitId: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const { key } = useIdempotencyKey();
  const [alias, setAlias] = useState('');
  const add = useMutation(
    api.units.addAlias.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async () => {
        say.done(t('administration.unit.aliasAdded'));
        onClose();
        await refresh('units');
      },
    }),
  );
  return (
    <FormDialog
      title={t('administration.unit.addAlias')}
      ok={t('administration.unit.addAlias')}
      ready={alias.trim() !== ''}
      sending={add.isPending}
      error={add.error}
      onClose={onClose}
      onSend={() => add.mutate({ id: unitId, alias: alias.trim() })}
    >
      <Field label={t('administration.unit.alias')} help={t('administration.unit.aliasHelp')}>
        {(control) => (
          <Input {...control} maxLength={100} value={alias} onChange={(event) => setAlias(event.target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}
