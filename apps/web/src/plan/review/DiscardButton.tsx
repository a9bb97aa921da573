import type { Document } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { links } from '../../app/links.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';

export function DiscardButton({ document }: { readonly document: Document }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const say = useSay();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const discard = useMutation(
    api.documents.discard.mutationOptions({
      onSuccess: async () => {
        say.done(t('documents.review.discarded'));
        await navigate(links.documents());
        await refresh('documents');
      },
      onError: say.failed,
    }),
  );
  return (
    <Button
      danger
      type="text"
      loading={discard.isPending}
      onClick={() =>
        modal.confirm({
          title: t('documents.review.discardTitle'),
          content: t('documents.review.discardHelp'),
          okText: t('documents.review.discard'),
          okButtonProps: { danger: true },
          cancelText: t('act.cancel'),
          onOk: () => discard.mutateAsync({ id: document.id }).catch(() => undefined), // The notice above tells it.
        })
      }
    >
      {t('documents.review.discard')}
    </Button>
  );
}
