import { useMutation, useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';

/** A person holds a post of a unit, and may get an account. Roles are the security administrator's. */
export function AddPerson({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const { key } = useIdempotencyKey();
  const [name, setName] = useState('');
  const [unitId, setUnitId] = useState<string>();
  const [postId, setPostId] = useState<string>();
  const [account, setAccount] = useState(false);
  const [userName, setUserName] = useState('');
  const [password, setPassword] = useState('');
  const units = useQuery(api.units.list.queryOptions({ input: { limit: 200 } }));
  const posts = useQuery(
    api.posts.list.queryOptions({ input: { unitId: unitId ?? '' }, enabled: unitId !== undefined }),
  );
  const add = useMutation(
    api.people.create.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async () => {
        say.done(t('people.added'));
        onClose();
        await refresh('people', 'posts');
      },
    }),
  );
  return (
    <FormDialog
      title={t('people.add')}
      ok={t('people.add')}
      ready={
        name.trim() !== '' && postId !== undefined && (!account || (userName.trim().length >= 2 && password !== ''))
      }
      sending={add.isPending}
      error={add.error}
      onClose={onClose}
      onSend={() =>
        postId &&
        add.mutate({
          name: name.trim(),
          postIds: [postId],
          ...(account ? { account: { userName: userName.trim(), password } } : {}),
        })
      }
    >
      <Field label={t('people.name')}>
        {(control) => (
          <Input {...control} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Field label={t('people.unit')}>
        {(control) => (
          <Choice
            control={control}
            none={t('people.chooseUnit')}
            value={unitId}
            options={(units.data?.rows ?? []).map((unit) => ({ value: unit.id as string, label: unit.name }))}
            onChange={(id) => {
              setUnitId(id);
              setPostId(undefined);
            }}
          />
        )}
      </Field>
      <Field label={t('people.post')} help={posts.data?.rows.length === 0 ? t('units.postsEmptyHelp') : undefined}>
        {(control) => (
          <Choice
            control={control}
            none={unitId ? t('people.choosePost') : t('people.chooseUnit')}
            disabled={unitId === undefined}
            value={postId}
            options={(posts.data?.rows ?? []).map((post) => ({ value: post.id as string, label: post.title }))}
            onChange={setPostId}
          />
        )}
      </Field>
      <label className="check">
        <input type="checkbox" checked={account} onChange={(event) => setAccount(event.target.checked)} />
        {t('people.account')}
      </label>
      {account && (
        <>
          <Field label={t('people.userName')}>
            {(control) => (
              <Input
                {...control}
                maxLength={64}
                autoComplete="off"
                value={userName}
                onChange={(event) => setUserName(event.target.value)}
              />
            )}
          </Field>
          <Field label={t('people.password')} help={t('people.passwordRule')}>
            {(control) => (
              <Input.Password
                {...control}
                maxLength={256}
                autoComplete="new-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
