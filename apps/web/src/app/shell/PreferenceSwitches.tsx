import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { setPreferences, usePreferences } from '../preferences.ts';

export function PreferenceSwitches() {
  const { t } = useTranslation();
  const { language, theme } = usePreferences();
  return (
    <div className="preferences">
      <Segmented
        aria-label={t('shell.languages.title')}
        value={language}
        onChange={(chosen) => setPreferences({ language: chosen })}
        options={[
          { value: 'zh-CN' as const, label: <span lang="zh-CN">{t('shell.languages.zh')}</span> },
          { value: 'en' as const, label: <span lang="en">{t('shell.languages.en')}</span> },
        ]}
      />
      <Segmented
        aria-label={t('shell.theme.title')}
        value={theme}
        onChange={(chosen) => setPreferences({ theme: chosen })}
        options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`shell.theme.${value}`) }))}
      />
    </div>
  );
}
