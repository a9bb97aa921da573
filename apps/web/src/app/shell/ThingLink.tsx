import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { links } from '../links.ts';
import { placeOf, type ThingName } from './navigation.ts';

export function ThingLink({ name, className }: { readonly name: ThingName; readonly className: string }) {
  const { t } = useTranslation();
  const here = placeOf(useLocation().pathname).thing === name;
  return (
    <Link {...links[name]()} className={className} data-here={here} aria-current={here ? 'page' : undefined}>
      {t(`shell.things.${name}`)}
    </Link>
  );
}
