import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { PageWaiting } from '../app/RouteStates.tsx';
import { PostList } from '../org/units/PostList.tsx';

const route = getRouteApi('/inside/units/$id');

export function UnitPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const query = useQuery(api.units.get.queryOptions({ input: { id } }));
  if (!query.data) return <PageWaiting query={query} />;
  const unit = query.data;
  return (
    <div className="page page-narrow">
      <PageHead
        title={unit.name}
        crumbs={[
          <Link key="up" {...links.units()}>
            {t('units.title')}
          </Link>,
        ]}
        lead={
          <span className="head-facts">
            <span>{t(`units.kind.${unit.kind}`)}</span>
            <span>{unit.regionName}</span>
            <span>
              {t('units.columns.aliases')}{' '}
              {[unit.shortName, ...unit.aliases].filter(Boolean).join(t('unitJoin')) || t('units.noAliases')}
            </span>
          </span>
        }
      />
      <PostList unitId={unit.id} />
    </div>
  );
}
