import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MessageList } from '../act/messages/MessageList.tsx';
import { compact } from '../app/compact.ts';
import { PageHead } from '../app/PageHead.tsx';
import { Tabs } from '../ui/Tabs.tsx';

const route = getRouteApi('/inside/messages');

/** What the reader is to know or to do. */
export function MessagesPage() {
  const { t } = useTranslation();
  const { unread = false } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <div className="page page-narrow">
      <PageHead title={t('messages.title')} lead={t('messages.lead')} />
      <Tabs
        label={t('messages.which')}
        value={unread ? 'unread' : 'all'}
        tabs={[
          { value: 'all', label: t('messages.all') },
          { value: 'unread', label: t('messages.unread') },
        ]}
        onChange={(value) =>
          void navigate({ search: compact({ unread: value === 'unread' || undefined }), replace: true })
        }
      />
      <MessageList key={String(unread)} unread={unread} />
    </div>
  );
}
