import type { Post, Unit } from '@chengshi/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { DayDialog } from '../../app/DayDialog.tsx';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { PageLoading } from '../../app/RouteStates.tsx';
import { useMay } from '../../app/session.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PostForm } from './PostForm.tsx';
import { PostHolders } from './PostHolders.tsx';

/** The posts of a unit in their order, and who holds them. */
export function PostList({ unit }: { readonly unit: Unit }) {
  const { t } = useTranslation();
  const mayAdd = useMay()((all) => all.posts.create) && unit.closedOn === null;
  const [form, setForm] = useState<'add' | Post>();
  const open = useQuery(api.posts.list.queryOptions({ input: { unitId: unit.id } }));
  const closed = useQuery(api.posts.list.queryOptions({ input: { unitId: unit.id, closed: true } }));
  const add = mayAdd && <Button onClick={() => setForm('add')}>{t('units.addPost')}</Button>;
  if (open.isPending) return <PageLoading />;
  if (!open.data) return <ErrorNotice error={open.error} onRetry={() => void open.refetch()} />;
  return (
    <section className="card" aria-labelledby="posts">
      <div className="card-head">
        <h2 id="posts" className="card-title">
          {t('units.posts')}
        </h2>
        {open.data.rows.length > 0 && add}
      </div>
      {open.data.rows.length === 0 && (
        <EmptyState title={t('units.postsEmpty')} help={t('units.postsEmptyHelp')} action={add} />
      )}
      <ul className="posts">
        {open.data.rows.map((post) => (
          <li key={post.id} className="post">
            <span className="post-title">{post.title}</span>
            <span className="post-holders">
              <PostHolders post={post} />
            </span>
            {mayAdd && <OpenPostActions post={post} onEdit={() => setForm(post)} />}
          </li>
        ))}
      </ul>
      {closed.data && closed.data.rows.length > 0 && (
        <details className="closed-posts">
          <summary>
            {t('administration.closed')} <span className="figure">{closed.data.rows.length}</span>
          </summary>
          <ul className="posts">
            {closed.data.rows.map((post) => (
              <li key={post.id} className="post muted">
                <span className="post-title">{post.title}</span>
                <span className="post-holders">{t('administration.closedOn', { date: post.closedOn })}</span>
                {mayAdd && <Reopen post={post} />}
              </li>
            ))}
          </ul>
        </details>
      )}
      {form && (
        <PostForm unitId={unit.id} post={form === 'add' ? undefined : form} onClose={() => setForm(undefined)} />
      )}
    </section>
  );
}

function OpenPostActions({ post, onEdit }: { readonly post: Post; readonly onEdit: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const [closing, setClosing] = useState(false);
  const { title } = post;
  const close = useMutation(
    api.posts.close.mutationOptions({
      onSuccess: async () => {
        say.done(t('administration.region.wasClosed'));
        setClosing(false);
        await refresh('posts');
      },
    }),
  );
  return (
    <span className="row-actions">
      <Button size="small" aria-label={t('administration.post.editLabel', { title })} onClick={onEdit}>
        {t('administration.post.edit')}
      </Button>
      <Button
        size="small"
        danger
        aria-label={t('administration.post.closeLabel', { title })}
        onClick={() => setClosing(true)}
      >
        {t('administration.post.close')}
      </Button>
      {closing && (
        <DayDialog
          title={t('administration.post.closeLabel', { title })}
          ok={t('administration.post.close')}
          help={t('administration.post.closeHelp')}
          refused={post.holders.length > 0 ? t('administration.post.held') : undefined}
          label={t('administration.region.closeDay')}
          sending={close.isPending}
          error={close.error}
          onClose={() => setClosing(false)}
          onSend={(on) => close.mutate({ id: post.id, on })}
        />
      )}
    </span>
  );
}

function Reopen({ post }: { readonly post: Post }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const reopen = useMutation(
    api.posts.reopen.mutationOptions({
      onSuccess: async () => {
        say.done(t('administration.region.reopened'));
        await refresh('posts');
      },
      onError: say.failed,
    }),
  );
  return (
    <Button
      size="small"
      loading={reopen.isPending}
      aria-label={t('administration.post.reopenLabel', { title: post.title })}
      onClick={() => reopen.mutate({ id: post.id })}
    >
      {t('administration.post.reopen')}
    </Button>
  );
}
