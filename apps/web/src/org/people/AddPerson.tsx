import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { DayField } from '../../app/DayDialog.tsx';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { useMe } from '../../app/session.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';
import { type PostChoice, PostFields } from './PostFields.tsx';

/** A person holds a post of a unit, and may get an account. Roles are the security administrator's. */
export function AddPerson(props: { readonly onClose: () => void; readonly onAdded: (id: string) => void }) {
  const { t } = useTranslation();
  const { today } = useMe();
  const say = useSay();
  const refresh = useRefresh();
  const { key } = useIdempotencyKey();
  const [name, setName] = useState('');
  const [post, setPost] = useState<PostChoice>({ unit: undefined, postId: undefined });
  const [since, setSince] = useState(today);
  const [account, setAccount] = useState(false);
  const [userName, setUserName] = useState('');
  const add = useMutation(
    api.people.create.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async ({ id }) => {
        say.done(t('people.added'));
        props.onAdded(id);
        await refresh('people', 'posts');
      },
    }),
  );
  const named = !account || userName.trim().length >= 2;
  return (
    <FormDialog
      title={t('people.add')}
      ok={t('people.add')}
      ready={name.trim() !== '' && post.postId !== undefined && since !== '' && since <= today && named}
      sending={add.isPending}
      error={add.error}
      onClose={props.onClose}
      onSend={() =>
        post.postId &&
        add.mutate({
          name: name.trim(),
          postIds: [post.postId],
          since,
          ...(account ? { account: { userName: userName.trim() } } : {}),
        })
      }
    >
      <Field label={t('people.name')}>
        {(control) => (
          <Input {...control} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <PostFields value={post} onChange={setPost} />
      <DayField label={t('administration.person.takeDay')} day={since} onDay={setSince} />
      <label className="check">
        <input type="checkbox" checked={account} onChange={(event) => setAccount(event.target.checked)} />
        {t('people.account')}
      </label>
      {account && (
        <Field label={t('people.userName')} help={t('administration.person.accountWaits')}>
          {(control) => (
            <Input
              {...control}
              maxLength={64}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              value={userName}
              onChange={(event) => setUserName(event.target.value)}
            />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
