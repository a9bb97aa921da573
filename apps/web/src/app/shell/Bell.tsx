import { BellOutlined } from '@ant-design/icons';
import { mostUnread } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../client.ts';
import { links } from '../links.ts';

/** How often the bell asks by itself; it also asks whenever the window comes back. */
const everyMs = 60_000;

/** How many messages wait, and the way to them. */
export function Bell() {
  const { t } = useTranslation();
  const count = useQuery({ ...api.messages.unread.queryOptions({}), refetchInterval: everyMs }).data?.count ?? 0;
  const figure = count > mostUnread ? `${mostUnread}+` : String(count);
  return (
    <Link
      {...links.messages()}
      className="bell"
      aria-label={count === 0 ? t('shell.noMessages') : t('shell.unreadMessages', { figure })}
    >
      <BellOutlined aria-hidden />
      {count > 0 && (
        <span className="bell-count" aria-hidden>
          {figure}
        </span>
      )}
    </Link>
  );
}
