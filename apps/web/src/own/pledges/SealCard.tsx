import type { Pledge } from '@chengshi/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { links } from '../../app/links.ts';
import { instantWords } from '../../ui/formats.ts';

/** What holds a signed pledge together, and what came before and after it. */
export function SealCard({ pledge }: { readonly pledge: Pledge }) {
  const { t } = useTranslation();
  const { signature, supersedes, followedBy, withdrawal } = pledge;
  return (
    <>
      {pledge.changed.length > 0 && (
        <section className="card pledge-warning">
          <p>{t('pledges.changed')}</p>
          <ul>
            {pledge.content.items
              .filter(({ id }) => pledge.changed.includes(id))
              .map(({ id, code, title }) => (
                <li key={id}>
                  <span lang="zh-CN">{title}</span>{' '}
                  <Link {...links.commitment(id)}>{t('pledges.changedLink', { code })}</Link>
                </li>
              ))}
          </ul>
        </section>
      )}
      {(supersedes || followedBy || withdrawal) && (
        <p className="head-facts">
          {supersedes && <Link {...links.pledge(supersedes.id)}>{t('pledges.before', { code: supersedes.code })}</Link>}
          {followedBy && (
            <Link {...links.pledge(followedBy.id)}>
              {t('pledges.after', { code: followedBy.code, state: t(`pledges.states.${followedBy.state}`) })}
            </Link>
          )}
          {withdrawal && <span>{t('pledges.withdrawnBy', { ...withdrawal, at: instantWords(withdrawal.at) })}</span>}
        </p>
      )}
      {signature && (
        <section className="card pledge-seal" aria-labelledby="seal">
          <h2 id="seal" className="card-title">
            {t('pledges.seal')}
          </h2>
          <p className={signature.intact ? '' : 'pledge-broken'}>
            {t(signature.intact ? 'pledges.sealIntact' : 'pledges.sealBroken')}
          </p>
          <p className="muted">{t('pledges.signedBy', { by: signature.by, at: instantWords(signature.at) })}</p>
          <dl className="pledge-digests">
            {(
              [
                ['digest', pledge.digest],
                ['fileDigest', signature.fileDigest],
                ['sealCode', signature.seal],
              ] as const
            ).map(([name, digest]) => (
              <div key={name}>
                <dt>{t(`pledges.${name}`)}</dt>
                <dd className="pledge-digest">{digest}</dd>
              </div>
            ))}
          </dl>
          <p className="muted">{t('pledges.sealHelp')}</p>
        </section>
      )}
    </>
  );
}
