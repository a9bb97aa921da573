import { DownOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { links } from '../links.ts';
import { useMe } from '../session.ts';
import { PreferenceSwitches } from './PreferenceSwitches.tsx';
import { SignOutButton } from './SignOutButton.tsx';

export function UserMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const post = me.posts[0];
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
        <div className="user-menu">
          <p className="user-menu-name">{me.person.name}</p>
          {post && (
            <p className="user-menu-post">
              {post.unit} {post.title}
            </p>
          )}
          <Link {...links.account()} className="user-menu-link" onClick={() => setOpen(false)}>
            {t('account.title')}
          </Link>
          <PreferenceSwitches />
          <SignOutButton />
        </div>
      }
    >
      <Button
        type="text"
        className="user-button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={t('shell.userMenu', { name: me.person.name })}
      >
        <span className="user-name">{me.person.name}</span>
        <DownOutlined aria-hidden />
      </Button>
    </Popover>
  );
}
