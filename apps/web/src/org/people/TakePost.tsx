import type { Person } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { DayField } from '../../app/DayDialog.tsx';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { useMe } from '../../app/session.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { type PostChoice, PostFields } from './PostFields.tsx';

export function TakePost({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { today } = useMe();
  const say = useSay();
  const refresh = useRefresh();
  const { key } = useIdempotencyKey();
  const [post, setPost] = useState<PostChoice>({ unit: undefined, postId: undefined });
  const [since, setSince] = useState(today);
  const take = useMutation(
    api.people.takePost.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async () => {
        say.done(t('administration.person.taken'));
        onClose();
        await refresh('people', 'posts');
      },
    }),
  );
  return (
    <FormDialog
      title={t('administration.person.takeLabel', { name: person.name })}
      ok={t('administration.person.take')}
      ready={post.postId !== undefined && since !== '' && since <= today}
      sending={take.isPending}
      error={take.error}
      onClose={onClose}
      onSend={() => post.postId && take.mutate({ id: person.id, postId: post.postId, since })}
    >
      <PostFields value={post} onChange={setPost} />
      <DayField label={t('administration.person.takeDay')} day={since} onDay={setSince} />
    </FormDialog>
  );
}
