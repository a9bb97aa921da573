import { type Body, type BodyEvent, bodyKinds } from '@chengshi/contract';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { instantWords } from '../../ui/formats.ts';

/** What came before these is folded. */
const mostShown = 8;

/** What was done to a body, by whom; the newest first. */
export function BodyHistory({ body }: { readonly body: Body }) {
  const { t } = useTranslation();
  const line = (event: BodyEvent) => (
    <li key={event.number}>
      <p className="body-event">
        <span className="figure muted">{instantWords(event.at)}</span>{' '}
        <strong>{t(`bodies.event.${event.kind}`)}</strong> {event.subject && <span lang="zh-CN">{event.subject}</span>}{' '}
        {event.duty && <span className="tag">{t(`bodies.duty.${body.kind}.${event.duty}`)}</span>}{' '}
        <span className="muted">{event.by}</span>
      </p>
      {event.words && <p lang="zh-CN">{event.words}</p>}
      {event.changes && <Changes changes={event.changes} />}
    </li>
  );
  return (
    <section className="card" aria-labelledby="history">
      <h2 id="history" className="card-title">
        {t('bodies.history')}
      </h2>
      <ol className="plan-history">{body.history.slice(0, mostShown).map(line)}</ol>
      {body.history.length > mostShown && (
        <details className="body-former">
          <summary>{t('bodies.earlier', { count: body.history.length - mostShown })}</summary>
          <ol className="plan-history">{body.history.slice(mostShown).map(line)}</ol>
        </details>
      )}
    </section>
  );
}

function Changes({ changes }: { readonly changes: NonNullable<BodyEvent['changes']> }) {
  const { t } = useTranslation();
  return (
    <dl className="change-parts">
      {changes.map(({ field, from, to }) => (
        <div key={field}>
          <dt>{t(`bodies.field.${field}`)}</dt>
          <dd lang="zh-CN">
            <del>{valueWords(t, from)}</del>
            <span aria-hidden="true"> → </span>
            <ins>{valueWords(t, to)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A kind by its name; everything else as it is written. */
function valueWords(t: TFunction, value: string | null): string {
  const kind = bodyKinds.find((one) => one === value);
  return kind ? t(`bodies.kind.${kind}`) : (value ?? t('bodies.none'));
}
