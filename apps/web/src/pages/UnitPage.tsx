import type { Unit } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { PageWaiting } from '../app/RouteStates.tsx';
import { useMay } from '../app/session.ts';
import { UnitLoad } from '../deliver/loads/UnitLoad.tsx';
import { AliasList } from '../org/units/AliasList.tsx';
import { PostList } from '../org/units/PostList.tsx';
import { UnitActions } from '../org/units/UnitActions.tsx';
import { SeatsCard } from '../own/bodies/SeatsCard.tsx';

const route = getRouteApi('/inside/units/$id');

/** A unit with its names and posts; one that was merged leads to where it went. */
export function UnitPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const navigate = route.useNavigate();
  const mayChange = useMay()((all) => all.units.change);
  const query = useQuery(api.units.get.queryOptions({ input: { id } }));
  if (!query.data) return <PageWaiting query={query} />;
  const unit = query.data as Unit; // Only the brands of its ids are lost on the way.
  return (
    <div className="page page-narrow">
      <PageHead
        title={unit.name}
        mark={unit.closedOn !== null && <span className="state">{t('administration.closed')}</span>}
        crumbs={[
          <Link key="up" {...links.units()}>
            {t('units.title')}
          </Link>,
        ]}
        lead={
          <span className="head-facts">
            {unit.shortName && <span>{unit.shortName}</span>}
            <span>{t(`units.kind.${unit.kind}`)}</span>
            <span>{unit.regionName}</span>
            {unit.parentId && (
              <Link {...links.unit(unit.parentId)}>
                {t('administration.unit.belongsTo', { name: unit.parentName ?? '' })}
              </Link>
            )}
          </span>
        }
        actions={
          mayChange && <UnitActions key={unit.id} unit={unit} onMerged={(into) => void navigate(links.unit(into))} />
        }
      />
      {unit.closedOn !== null && <Closed unit={unit} />}
      {!unit.mergedInto && <UnitLoad id={unit.id} />}
      <SeatsCard of={{ unitId: unit.id }} />
      {!unit.mergedInto && <PostList unit={unit} />}
      {!unit.mergedInto && <AliasList unit={unit} />}
    </div>
  );
}

function Closed({ unit }: { readonly unit: Unit }) {
  const { t } = useTranslation();
  const { mergedInto, name, closedOn: date } = unit;
  return (
    <Alert
      className="notice"
      type="info"
      showIcon
      title={
        mergedInto ? (
          <>
            {t('administration.unit.mergedNotice', { name, date })}{' '}
            <Link {...links.unit(mergedInto.id)}>{mergedInto.name}</Link>
          </>
        ) : (
          t('administration.unit.closedNotice', { name, date })
        )
      }
    />
  );
}
