import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { may } from '../access.ts';
import { useMe } from '../session.ts';
import { things, thingsOf, verbs } from './navigation.ts';
import { PreferenceSwitches } from './PreferenceSwitches.tsx';
import { SignOutButton } from './SignOutButton.tsx';
import { ThingLink } from './ThingLink.tsx';

/** Everything that exists, by verb, on a phone. */
export function MenuDrawer({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Drawer placement="bottom" size="large" open={open} onClose={onClose} title={me.person.name}>
      <nav className="menu" aria-label={t('shell.menu')}>
        {verbs.map((verb) => {
          const allowed = thingsOf(verb).filter((name) => may(me, things[name].needs));
          if (allowed.length === 0) return null;
          return (
            <section key={verb} className="menu-group">
              <h2 className="menu-verb">{t(`shell.verbs.${verb}`)}</h2>
              <div className="menu-things">
                {allowed.map((name) => (
                  <ThingLink key={name} name={name} className="menu-thing" />
                ))}
              </div>
            </section>
          );
        })}
      </nav>
      <PreferenceSwitches />
      <SignOutButton />
    </Drawer>
  );
}
