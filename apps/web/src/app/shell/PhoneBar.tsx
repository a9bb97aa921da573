import { MenuOutlined } from '@ant-design/icons';
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { placeOf, verbLink, verbs } from './navigation.ts';

/** On a phone the verbs lie at the bottom, where the thumb is. */
export function PhoneBar({ onMenu }: { readonly onMenu: () => void }) {
  const { t } = useTranslation();
  const { verb: here } = placeOf(useLocation().pathname);
  return (
    <nav className="phone-bar" aria-label={t('shell.navigation')}>
      {verbs
        .filter((verb) => verb !== 'manage')
        .map((verb) => (
          <Link
            key={verb}
            {...verbLink(verb)}
            className="phone-verb"
            data-here={verb === here}
            aria-current={verb === here ? 'true' : undefined}
          >
            {t(`shell.verbs.${verb}`)}
          </Link>
        ))}
      <button type="button" className="phone-verb" onClick={onMenu}>
        <MenuOutlined aria-hidden />
        {t('shell.menu')}
      </button>
    </nav>
  );
}
