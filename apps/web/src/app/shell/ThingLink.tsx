import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { links } from '../links.ts';
import { placeOf, type ThingName } from './navigation.ts';

export function ThingLink({ name, className }: { readonly name: ThingName; readonly className: string }) {
  const { t } = useTranslation();
  const here = placeOf(useLocation().pathname).thing === name;
  const link = useRef<HTMLAnchorElement>(null);
  // On a phone the row is wider than the screen: where the reader is must be seen.
  useEffect(() => {
    const row = link.current?.parentElement;
    if (here && link.current && row && row.scrollWidth > row.clientWidth) {
      row.scrollLeft = link.current.offsetLeft - (row.clientWidth - link.current.offsetWidth) / 2;
    }
  }, [here]);
  return (
    <Link ref={link} {...links[name]()} className={className} data-here={here} aria-current={here ? 'page' : undefined}>
      {t(`shell.things.${name}`)}
    </Link>
  );
}
