import type { Body } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { PageWaiting } from '../app/RouteStates.tsx';
import { StandingCard } from '../deliver/standings/StandingCard.tsx';
import { BodyActs } from '../own/bodies/BodyActs.tsx';
import { BodyHistory } from '../own/bodies/BodyHistory.tsx';
import { CarriesCard } from '../own/bodies/CarriesCard.tsx';
import { MembersCard } from '../own/bodies/MembersCard.tsx';

const route = getRouteApi('/inside/bodies/$id');

/** A leading group, headquarters, chain or task force: who leads it, what it carries and how that stands, what ordered it, what became of it. */
export function BodyPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { view = 'all' } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(api.bodies.get.queryOptions({ input: { id } }));
  if (!query.data) return <PageWaiting query={query} />;
  const body = query.data as Body; // Only the brands of its ids are lost on the way.
  return (
    <div className="page page-narrow">
      <PageHead
        title={body.name}
        mark={body.dissolvedOn !== null && <span className="state">{t('bodies.dissolved')}</span>}
        crumbs={[
          <Link key="up" {...links.bodies()}>
            {t('bodies.title')}
          </Link>,
        ]}
        lead={
          <span className="head-facts">
            <span>{t(`bodies.kind.${body.kind}`)}</span>
            <span>{body.region.name}</span>
            {body.parent && (
              <Link {...links.body(body.parent.id)}>{t('bodies.under', { name: body.parent.name })}</Link>
            )}
            {body.campaign && (
              <Link {...links.campaign(body.campaign.id)} lang="zh-CN">
                {body.campaign.name}
              </Link>
            )}
            <span>{t('bodies.foundedOn', { date: body.foundedOn })}</span>
          </span>
        }
        actions={<BodyActs key={body.id} body={body} />}
      />
      {body.dissolvedOn !== null && (
        <Alert
          className="notice"
          type="info"
          showIcon
          title={t('bodies.dissolvedNotice', { name: body.name, date: body.dissolvedOn })}
        />
      )}
      <MembersCard body={body} />
      <StandingCard
        bodyId={body.id}
        view={view}
        onView={(next) =>
          void navigate({
            search: compact({ view: next === 'all' ? undefined : next }),
            ...{ replace: true, resetScroll: false },
          })
        }
      />
      <CarriesCard body={body} />
      {body.below.length > 0 && <Below body={body} />}
      {body.order && <Order order={body.order} />}
      <BodyHistory body={body} />
    </div>
  );
}

function Below({ body }: { readonly body: Body }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="below">
      <h2 id="below" className="card-title">
        {t('bodies.below')}
      </h2>
      <ul className="body-members">
        {body.below.map(({ id, name, kind }) => (
          <li key={id} className="body-member">
            <p className="head-facts">
              <Link {...links.body(id)} className="row-title" lang="zh-CN">
                {name}
              </Link>
              <span className="muted">{t(`bodies.kind.${kind}`)}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The sentence that ordered it, and the way to its place in the text. */
function Order({ order: { document, quote, start } }: { readonly order: NonNullable<Body['order']> }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="order">
      <h2 id="order" className="card-title">
        {t('bodies.order')}
      </h2>
      <blockquote className="body-quote" lang="zh-CN">
        {quote}
      </blockquote>
      <p className="head-facts">
        <span lang="zh-CN">{document.title}</span>
        <Link {...links.document(document.id)} search={{ s: start }}>
          {t('bodies.orderLink')}
        </Link>
      </p>
    </section>
  );
}
