import type { Document } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { ErrorNotice } from '../app/ErrorNotice.tsx';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { usePreferences } from '../app/preferences.ts';
import { PageLoading } from '../app/RouteStates.tsx';
import { UnitPicker } from '../org/units/UnitPicker.tsx';
import { FrontsSection } from '../plan/publication/FrontsSection.tsx';
import { OwnersSection } from '../plan/publication/OwnersSection.tsx';
import { PublishSection } from '../plan/publication/PublishSection.tsx';
import { RoadSection } from '../plan/publication/RoadSection.tsx';
import { RhythmList, TargetsSection } from '../plan/publication/TargetsSection.tsx';
import { TreeSection } from '../plan/publication/TreeSection.tsx';
import { usePlan } from '../plan/publication/usePlan.ts';
import { Differences } from '../plan/versions/Differences.tsx';

const route = getRouteApi('/inside/documents/$id/publish');
const allSteps = ['differences', 'fronts', 'tree', 'targets', 'owners', 'road', 'publish'] as const;
type Step = (typeof allSteps)[number];
/** The first version makes a campaign; a corrected one goes on with the campaign as it is. */
const firstVersion: readonly Step[] = ['fronts', 'tree', 'targets', 'owners', 'road', 'publish'];
const laterVersion: readonly Step[] = ['differences', 'owners', 'publish'];

/** How a draft is published: all is proposed, everything can be changed, nothing must be. */
export function PublishPage() {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { id } = route.useParams();
  const navigate = route.useNavigate();
  const inUse = usePlan(id);
  const draft = useQuery(api.documents.get.queryOptions({ input: { id } }));
  const people = useQuery(api.people.list.queryOptions({ input: { limit: 200 } }));
  const { plan, query } = inUse;
  if (!plan || !draft.data) {
    if (query.isPending || draft.isPending) return <PageLoading />;
    return (
      <div className="page">
        <ErrorNotice error={query.error ?? draft.error} onRetry={() => void query.refetch()} />
        <Link {...links.document(id)}>{t('publication.back')}</Link>
      </div>
    );
  }
  const document = draft.data as Document; // Only the brands of its ids are lost on the way.
  const patrons = (people.data?.rows ?? []).map((person) => ({ id: person.id as string, name: patronWords(person) }));
  const steps = document.replaces ? laterVersion : firstVersion;
  const parts: Record<Step, ReactNode> = {
    differences: <Differences documentId={id} />,
    fronts: <FrontsSection plan={plan} change={inUse.change} patrons={patrons} />,
    tree: <TreeSection plan={plan} change={inUse.change} />,
    targets: (
      <>
        <TargetsSection plan={plan} change={inUse.change} />
        {plan.rhythms.length > 0 && (
          <details className="plan-fold">
            <summary>
              {t('rhythms.title')}{' '}
              <span className="muted">{t('campaigns.commitmentCount', { count: plan.rhythms.length })}</span>
            </summary>
            <p className="card-lead">{t('rhythms.lead')}</p>
            <RhythmList rhythms={plan.rhythms} />
          </details>
        )}
      </>
    ),
    owners: (
      <OwnersSection
        plan={plan}
        change={inUse.change}
        picker={(words, onPick, onClose) => (
          <UnitPicker words={words} onPick={({ id }) => onPick(id)} onClose={onClose} />
        )}
      />
    ),
    road: <RoadSection plan={plan} change={inUse.change} />,
    publish: (
      <PublishSection
        document={document}
        plan={plan}
        inUse={inUse}
        onPublished={() => void navigate(links.document(id))}
      />
    ),
  };
  return (
    <div className="page page-narrow">
      <PageHead
        title={t('publication.title')}
        crumbs={[
          <Link key="document" {...links.document(id)}>
            {document.title}
          </Link>,
        ]}
        lead={t('publication.lead')}
      />
      <nav className="plan-anchors" aria-label={t('publication.steps')}>
        <ol>
          {steps.map((step) => (
            <li key={step}>
              <a href={`#${step}`}>{t(`publication.step.${step}`)}</a>
            </li>
          ))}
        </ol>
        <span className="plan-kept" role="status">
          {inUse.saving
            ? t('publication.saving')
            : plan.changed
              ? t('publication.kept', { name: plan.changed.by })
              : t('publication.asProposed')}
        </span>
      </nav>
      {plan.notes.length > 0 && (
        <Alert
          className="notice"
          type="warning"
          role="note"
          showIcon
          title={t('publication.notes')}
          description={
            <ul>
              {plan.notes.map((note) => (
                <li key={note.zh}>{language === 'en' ? note.en : note.zh}</li>
              ))}
            </ul>
          }
        />
      )}
      {steps.map((step) => (
        <section key={step} id={step} className="card plan-section" aria-labelledby={`${step}-title`}>
          <h2 id={`${step}-title`} className="card-title">
            {t(`publication.step.${step}`)}
          </h2>
          <p className="card-lead">{t(`publication.help.${step}`)}</p>
          {parts[step]}
        </section>
      ))}
    </div>
  );
}

function patronWords(person: { name: string; posts: readonly { title: string; unitName: string }[] }): string {
  const post = person.posts[0];
  return post ? `${person.name}（${post.unitName}${post.title}）` : person.name;
}
