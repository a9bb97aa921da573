import { BellOutlined } from '@ant-design/icons';
import { mostUnread } from '@chengshi/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { links } from '../links.ts';
import { useUnread } from './useUnread.ts';

/** How many messages wait, and the way to them. */
export function Bell() {
  const { t } = useTranslation();
  const count = useUnread();
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
