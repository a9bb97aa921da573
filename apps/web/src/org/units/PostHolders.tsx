import type { Post } from '@chengshi/contract';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { links } from '../../app/links.ts';
import { useMay } from '../../app/session.ts';

/** Who holds a post; the way to each person for those who may look at people. */
export function PostHolders({ post }: { readonly post: Post }) {
  const { t } = useTranslation();
  const maySee = useMay()((all) => all.people.get);
  if (post.holders.length === 0) return <span className="muted">{t('units.vacant')}</span>;
  return post.holders.map(({ id, name }, index) => (
    <Fragment key={id}>
      {index > 0 && t('unitJoin')}
      {maySee ? <Link {...links.person(id)}>{name}</Link> : name}
    </Fragment>
  ));
}
