import { useTranslation } from 'react-i18next';
import { DeadList } from '../act/channels/DeadList.tsx';
import { MailTrial } from '../act/channels/MailTrial.tsx';
import { WebhookList } from '../act/channels/WebhookList.tsx';
import { PageHead } from '../app/PageHead.tsx';

/** Where messages go outside of the product: set up, tried out, and what failed. */
export function ChannelsPage() {
  const { t } = useTranslation();
  const sections = [
    ['robots', t('channels.robots'), t('channels.robotsHelp'), WebhookList],
    ['mail', t('channels.mail'), t('channels.mailSetup'), MailTrial],
    ['dead', t('channels.dead'), t('channels.deadHelp'), DeadList],
  ] as const;
  return (
    <div className="page page-narrow">
      <PageHead title={t('channels.title')} lead={t('channels.lead')} />
      {sections.map(([id, title, help, Content]) => (
        <section key={id} className="card" aria-labelledby={id}>
          <h2 id={id} className="card-title">
            {title}
          </h2>
          <p className="card-lead">{help}</p>
          <Content />
        </section>
      ))}
    </div>
  );
}
