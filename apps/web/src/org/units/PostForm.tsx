import type { Post } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { Field } from '../../ui/Field.tsx';

/** A new post, or title and rank of one that is there. */
export function PostForm(props: {
  readonly unitId: string;
  readonly post: Post | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { post } = props;
  const say = useSay();
  const refresh = useRefresh();
  const { key } = useIdempotencyKey();
  const [title, setTitle] = useState(post?.title ?? '');
  const [rank, setRank] = useState(String(post?.rank ?? 100));
  const after = async () => {
    say.done(t(post ? 'administration.unit.saved' : 'units.added'));
    props.onClose();
    await refresh('posts', 'people');
  };
  const add = useMutation(api.posts.create.mutationOptions({ context: { idempotencyKey: key }, onSuccess: after }));
  const change = useMutation(api.posts.change.mutationOptions({ onSuccess: after }));
  const values = { title: title.trim(), rank: Number(rank) };
  return (
    <FormDialog
      title={post ? t('administration.post.editLabel', { title: post.title }) : t('units.addPost')}
      ok={post ? t('act.save') : t('units.addPost')}
      ready={values.title !== '' && /^\d{1,3}$/.test(rank)}
      sending={add.isPending || change.isPending}
      error={add.error ?? change.error}
      onClose={props.onClose}
      onSend={() =>
        post ? change.mutate({ id: post.id, ...values }) : add.mutate({ unitId: props.unitId, ...values })
      }
    >
      <Field label={t('units.postTitle')}>
        {(control) => (
          <Input {...control} maxLength={100} value={title} onChange={(event) => setTitle(event.target.value)} />
        )}
      </Field>
      <Field label={t('units.postRank')} help={t('units.postRankHelp')}>
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            maxLength={3}
            value={rank}
            onChange={(event) => setRank(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
