import { Outlet, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OutboxBar } from '../offline/OutboxBar.tsx';
import { useMe } from '../session.ts';
import { MenuDrawer } from './MenuDrawer.tsx';
import { PhoneBar } from './PhoneBar.tsx';
import { TopBar } from './TopBar.tsx';

/** The frame around every page behind the sign-in. */
export function Shell() {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const { pathname } = useLocation();
  const [openedAt, setOpenedAt] = useState<string>();
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t('shell.skip')}
      </a>
      {me.demonstration && (
        <p className="demonstration" role="note">
          <strong>{t('shell.demonstration')}</strong>{' '}
          {i18n.language === 'en' ? me.demonstration.en : me.demonstration.zh}
        </p>
      )}
      <TopBar />
      <OutboxBar />
      <main id="content" className="content" tabIndex={-1}>
        <Outlet />
      </main>
      <PhoneBar onMenu={() => setOpenedAt(pathname)} />
      <MenuDrawer open={openedAt === pathname} onClose={() => setOpenedAt(undefined)} />
    </div>
  );
}
