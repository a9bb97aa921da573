import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { FormDialog } from '../../app/FormDialog.tsx';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { PageLoading } from '../../app/RouteStates.tsx';
import { useMay } from '../../app/session.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Field } from '../../ui/Field.tsx';

/** The posts of a unit in their order, and who holds them. */
export function PostList({ unitId }: { readonly unitId: string }) {
  const { t } = useTranslation();
  const mayAdd = useMay()((all) => all.posts.create);
  const [adding, setAdding] = useState(false);
  const query = useQuery(api.posts.list.queryOptions({ input: { unitId } }));
  const add = mayAdd && <Button onClick={() => setAdding(true)}>{t('units.addPost')}</Button>;
  if (query.isPending) return <PageLoading />;
  if (!query.data) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <section className="card" aria-labelledby="posts">
      <div className="card-head">
        <h2 id="posts" className="card-title">
          {t('units.posts')}
        </h2>
        {query.data.rows.length > 0 && add}
      </div>
      {query.data.rows.length === 0 && (
        <EmptyState title={t('units.postsEmpty')} help={t('units.postsEmptyHelp')} action={add} />
      )}
      <ul className="posts">
        {query.data.rows.map((post) => (
          <li key={post.id} className="post">
            <span className="post-title">{post.title}</span>
            <span className={post.holders.length === 0 ? 'muted' : undefined}>
              {post.holders.map(({ name }) => name).join(t('unitJoin')) || t('units.vacant')}
            </span>
          </li>
        ))}
      </ul>
      {adding && <AddPost unitId={unitId} onClose={() => setAdding(false)} />}
    </section>
  );
}

function AddPost({ unitId, onClose }: { readonly unitId: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const { key } = useIdempotencyKey();
  const [title, setTitle] = useState('');
  const [rank, setRank] = useState('100');
  const add = useMutation(
    api.posts.create.mutationOptions({
      context: { idempotencyKey: key },
      onSuccess: async () => {
        say.done(t('units.added'));
        onClose();
        await refresh('posts');
      },
    }),
  );
  return (
    <FormDialog
      title={t('units.addPost')}
      ok={t('units.addPost')}
      ready={title.trim() !== '' && /^\d{1,3}$/.test(rank)}
      sending={add.isPending}
      error={add.error}
      onClose={onClose}
      onSend={() => add.mutate({ unitId, title: title.trim(), rank: Number(rank) })}
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
