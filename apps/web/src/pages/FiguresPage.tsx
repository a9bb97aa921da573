import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RequestList } from '../act/figures/RequestList.tsx';
import { compact } from '../app/compact.ts';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { useMay } from '../app/session.ts';
import { Tabs } from '../ui/Tabs.tsx';

const route = getRouteApi('/inside/figures');

/** What the office asks for, and how far it is answered. */
export function FiguresPage() {
  const { t } = useTranslation();
  const may = useMay();
  const { all = false } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <div className="page">
      <PageHead
        title={t('figures.title')}
        lead={t('figures.lead')}
        actions={
          may((every) => every.figures.ask) && (
            <Link {...links.newFigures()} className="button-primary">
              {t('figures.new')}
            </Link>
          )
        }
      />
      <Tabs
        label={t('figures.which')}
        value={all ? 'all' : 'open'}
        tabs={[
          { value: 'open', label: t('figures.open') },
          { value: 'all', label: t('figures.all') },
        ]}
        onChange={(value) => void navigate({ search: compact({ all: value === 'all' || undefined }), replace: true })}
      />
      <RequestList key={String(all)} open={!all} />
    </div>
  );
}
