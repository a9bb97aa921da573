import { useTranslation } from 'react-i18next';
import { PageHead } from '../app/PageHead.tsx';
import { usePreferences } from '../app/preferences.ts';
import { IssueAll } from '../org/people/IssueAll.tsx';
import { ImportWorkbook } from '../org/workbook/ImportWorkbook.tsx';

/** Regions, units, posts and people in one workbook, out and in. */
export function OrganisationPage() {
  const { t } = useTranslation();
  const { language } = usePreferences();
  return (
    <div className="page page-narrow">
      <PageHead title={t('administration.workbook.title')} lead={t('administration.workbook.lead')} />
      <section className="card" aria-labelledby="download">
        <h2 id="download" className="card-title">
          {t('administration.workbook.download')}
        </h2>
        <p className="card-lead">{t('administration.workbook.downloadHelp')}</p>
        <div className="form-actions">
          <a className="button-primary" href={`/api/organisation/workbook?language=${language}`} download>
            {t('administration.workbook.export')}
          </a>
          <a className="button-plain" href={`/api/organisation/workbook/template?language=${language}`} download>
            {t('administration.workbook.template')}
          </a>
        </div>
      </section>
      <section className="card" aria-labelledby="upload">
        <h2 id="upload" className="card-title">
          {t('administration.workbook.upload')}
        </h2>
        <p className="card-lead">{t('administration.workbook.uploadHelp')}</p>
        <ImportWorkbook
          accounts={(people) => (
            <section className="workbook-accounts">
              <h3 className="card-subtitle">{t('administration.workbook.prepared', { count: people.length })}</h3>
              <IssueAll personIds={people.map(({ id }) => id)} label={t('administration.workbook.issuePrepared')} />
            </section>
          )}
        />
      </section>
    </div>
  );
}
