import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App as AntdApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode, useLayoutEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { giveNonceToCreatedStyles, readNonce } from './app/nonce.ts';
import { keepPages } from './app/offline/register.ts';
import { listen, preferences, usePreferences, useScheme } from './app/preferences.ts';
import { queryClient, router } from './app/router.tsx';
import { antdTheme } from './app/theme.ts';
import { changeLanguage, startTranslation } from './i18n/index.ts';
import { applyTokens } from './ui/tokens.ts';
import { useMediaQuery } from './ui/useMediaQuery.ts';
import './ui/styles/base.css';
import './ui/styles/shell.css';
import './ui/styles/parts.css';
import './ui/styles/lights.css';
import './ui/styles/forms.css';
import './ui/styles/tables.css';
import './ui/styles/text.css';
import './ui/styles/sign-in.css';
import './ui/styles/overview.css';
import './ui/styles/import.css';
import './ui/styles/sheet.css';
import './ui/styles/review-desk.css';
import './ui/styles/review-head.css';
import './ui/styles/review-filters.css';
import './ui/styles/review-list.css';
import './ui/styles/review-item.css';
import './ui/styles/review-foot.css';
import './ui/styles/review-dialogs.css';
import './ui/styles/review-text.css';
import './ui/styles/review-narrow.css';
import './ui/styles/living-tools.css';
import './ui/styles/living-body.css';
import './ui/styles/panel.css';
import './ui/styles/sentence-bar.css';
import './ui/styles/keys.css';
import './ui/styles/living-narrow.css';
import './ui/styles/table-tools.css';
import './ui/styles/table-grid.css';
import './ui/styles/table-cards.css';
import './ui/styles/table-views.css';
import './ui/styles/offer.css';
import './ui/styles/changes.css';
import './ui/styles/table-narrow.css';
import './ui/styles/panel-more.css';
import './ui/styles/campaigns.css';
import './ui/styles/publication.css';
import './ui/styles/org.css';
import './ui/styles/plans.css';
import './ui/styles/bodies.css';
import './ui/styles/dispatches.css';
import './ui/styles/amendments.css';
import './ui/styles/reports.css';
import './ui/styles/draws.css';
import './ui/styles/integrity.css';
import './ui/styles/messages.css';
import './ui/styles/burden.css';
import './ui/styles/pledges.css';
import './ui/styles/print.css';

const nonce = readNonce();
if (nonce) giveNonceToCreatedStyles(nonce);
startTranslation(preferences().language);
document.documentElement.lang = preferences().language;
listen(() => void changeLanguage(preferences().language));

function Root() {
  const scheme = useScheme();
  const { language } = usePreferences();
  const still = useMediaQuery('(prefers-reduced-motion: reduce)');
  useLayoutEffect(() => applyTokens(scheme), [scheme]);
  return (
    <ConfigProvider
      {...(nonce ? { csp: { nonce } } : {})}
      locale={language === 'en' ? enUS : zhCN}
      theme={antdTheme(scheme, !still)}
      button={{ autoInsertSpace: false }}
    >
      <AntdApp component={false}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  );
}

keepPages();

const place = document.getElementById('root');
if (!place) throw new Error('The page has no element with the id "root"');
createRoot(place).render(
  <StrictMode>
    <Root />
  </StrictMode>,
);
