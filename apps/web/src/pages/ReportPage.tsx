import type { ReportForm as Form } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { ReportForm } from '../act/reports/ReportForm.tsx';
import { api } from '../app/client.ts';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { PageWaiting } from '../app/RouteStates.tsx';
import { partWords, quantityWords } from '../ui/wording.ts';

const route = getRouteApi('/inside/commitments/$id/report');

/** The form for one report, made for a phone. */
export function ReportPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { place = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(api.reports.form.queryOptions({ input: { id, place }, gcTime: 0 }));
  if (!query.data) return <PageWaiting query={query} />;
  const form = query.data as Form; // Only brands are lost.
  const { commitment, part, unit, quantity, refusal } = form;
  const up = part ? links.split(id, place) : links.commitment(id);
  const due = part ? part.dueOn : commitment.due;
  return (
    <div className="page page-narrow">
      <PageHead
        title={t('reports.formTitle')}
        crumbs={[
          <Link key="up" {...up}>
            {commitment.code}
          </Link>,
        ]}
        lead={
          <span className="head-facts">
            <span lang="zh-CN">{commitment.title}</span>
            {part && <span className="tag">{partWords(part, t, quantity?.unit)}</span>}
            {quantity && !part && <span>{t('reports.target', { words: quantityWords(quantity, t) })}</span>}
            {due && <span>{t('reports.due', { date: due })}</span>}
            {unit && <span>{t('reports.unit', { name: unit.name })}</span>}
          </span>
        }
      />
      {refusal === null ? (
        <ReportForm form={form} onSent={() => void navigate(up)} />
      ) : (
        <Alert type="info" showIcon role="note" title={t(`reports.refusal.${refusal}`)} />
      )}
    </div>
  );
}
