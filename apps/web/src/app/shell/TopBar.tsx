import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { may } from '../access.ts';
import { links } from '../links.ts';
import { useMe } from '../session.ts';
import { Bell } from './Bell.tsx';
import { placeOf, things, thingsOf, verbLink, verbs } from './navigation.ts';
import { ThingLink } from './ThingLink.tsx';
import { UserMenu } from './UserMenu.tsx';

/** The four verbs, and under them what exists of the one that the reader is in. */
export function TopBar() {
  const { t } = useTranslation();
  const me = useMe();
  const { verb: here } = placeOf(useLocation().pathname);
  const below = here ? thingsOf(here).filter((name) => may(me, things[name].needs)) : [];
  return (
    <header className="top">
      <div className="top-row">
        <Link {...links.overview()} className="brand" aria-label={t('act.home')}>
          <img src="/seal.svg" alt="" width="30" height="30" />
          <span className="brand-name" lang="zh-CN">
            {t('shell.product')}
          </span>
        </Link>
        <nav className="verbs" aria-label={t('shell.navigation')}>
          {verbs.map((verb) => (
            <Link
              key={verb}
              {...verbLink(verb)}
              className={`verb verb-${verb}`}
              data-here={verb === here}
              aria-current={verb === here ? 'true' : undefined}
            >
              {t(`shell.verbs.${verb}`)}
            </Link>
          ))}
        </nav>
        <Bell />
        <UserMenu />
      </div>
      {below.length > 0 && here && (
        <nav className="things" aria-label={t(`shell.verbs.${here}`)}>
          {below.map((name) => (
            <ThingLink key={name} name={name} className="thing" />
          ))}
        </nav>
      )}
    </header>
  );
}
