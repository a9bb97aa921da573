import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { may } from '../app/access.ts';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { useMe } from '../app/session.ts';
import { things } from '../app/shell/navigation.ts';

/** What belongs under a verb, one card each, in words. */
function VerbCards({ cards }: { readonly cards: readonly { name: CardName; help: string }[] }) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <ul className="verb-cards">
      {cards
        .filter(({ name }) => may(me, things[name].needs))
        .map(({ name, help }) => (
          <li key={name} className="verb-card">
            <Link {...links[name]()} className="verb-card-link">
              {t(`shell.things.${name}`)}
            </Link>
            <p>{help}</p>
          </li>
        ))}
    </ul>
  );
}

type CardName =
  | 'documents'
  | 'superior'
  | 'campaigns'
  | 'commitments'
  | 'indicators'
  | 'plans'
  | 'assignments'
  | 'dispatches'
  | 'bodies'
  | 'splits'
  | 'loads'
  | 'mine'
  | 'reports'
  | 'entries'
  | 'amendments'
  | 'pledges'
  | 'verification'
  | 'messages'
  | 'figures'
  | 'silences'
  | 'units'
  | 'people'
  | 'regions'
  | 'organisation'
  | 'overview';

export function PlanPage() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <PageHead title={t('shell.verbs.plan')} lead={t('shell.verbPages.plan.lead')} />
      <VerbCards
        cards={[
          { name: 'documents', help: t('shell.verbPages.plan.documents') },
          { name: 'superior', help: t('shell.verbPages.plan.superior') },
          { name: 'campaigns', help: t('shell.verbPages.plan.campaigns') },
          { name: 'commitments', help: t('shell.verbPages.plan.commitments') },
          { name: 'indicators', help: t('shell.verbPages.plan.indicators') },
          { name: 'plans', help: t('shell.verbPages.plan.plans') },
        ]}
      />
    </div>
  );
}

export function OwnPage() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <PageHead title={t('shell.verbs.own')} lead={t('shell.verbPages.own.lead')} />
      <VerbCards
        cards={[
          { name: 'assignments', help: t('shell.verbPages.own.assignments') },
          { name: 'dispatches', help: t('shell.verbPages.own.dispatches') },
          { name: 'bodies', help: t('shell.verbPages.own.bodies') },
          { name: 'splits', help: t('shell.verbPages.own.splits') },
          { name: 'loads', help: t('shell.verbPages.own.loads') },
          { name: 'mine', help: t('shell.verbPages.own.mine') },
          { name: 'pledges', help: t('shell.verbPages.own.pledges') },
          { name: 'units', help: t('shell.verbPages.own.units') },
          { name: 'people', help: t('shell.verbPages.own.people') },
          { name: 'regions', help: t('shell.verbPages.own.regions') },
          { name: 'organisation', help: t('shell.verbPages.own.organisation') },
        ]}
      />
    </div>
  );
}

export function ActPage() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <PageHead title={t('shell.verbs.act')} lead={t('shell.verbPages.act.lead')} />
      <VerbCards
        cards={[
          { name: 'mine', help: t('shell.verbPages.own.mine') },
          { name: 'reports', help: t('shell.verbPages.act.reports') },
          { name: 'verification', help: t('shell.verbPages.act.verification') },
          { name: 'entries', help: t('shell.verbPages.act.entries') },
          { name: 'amendments', help: t('shell.verbPages.act.amendments') },
          { name: 'messages', help: t('shell.verbPages.act.messages') },
          { name: 'figures', help: t('shell.verbPages.act.figures') },
          { name: 'silences', help: t('shell.verbPages.act.silences') },
        ]}
      />
    </div>
  );
}
