import type { DrawItem, DrawRecord, Report } from '@chengshi/contract';
import { drawItemStates } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { type Ref, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { compact } from '../app/compact.ts';
import { links } from '../app/links.ts';
import { PageHead } from '../app/PageHead.tsx';
import { PageWaiting } from '../app/RouteStates.tsx';
import { useMay } from '../app/session.ts';
import { HowDrawn } from '../deliver/draws/HowDrawn.tsx';
import { doneOf } from '../deliver/draws/names.ts';
import { Progress } from '../deliver/draws/Progress.tsx';
import { WithdrawDraw } from '../deliver/draws/WithdrawDraw.tsx';
import { VerifyDialog } from '../deliver/verification/VerifyDialog.tsx';
import { instantWords } from '../ui/formats.ts';
import { Tabs } from '../ui/Tabs.tsx';
import { DrawItems } from './DrawItems.tsx';

const route = getRouteApi('/inside/verification/draws/$id');

/** One list that was drawn: worked off on the site with one thumb, and open about how it came to be. */
export function DrawPage() {
  const { t } = useTranslation();
  const may = useMay();
  const { id } = route.useParams();
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  const [checking, setChecking] = useState<Report>();
  const [verified, setVerified] = useState<ReadonlySet<string>>(new Set());
  const next = useRef<HTMLButtonElement>(null);
  const query = useQuery(api.draws.get.queryOptions({ input: { id } }));
  if (!query.data) return <PageWaiting query={query} />;
  const draw = query.data as DrawRecord; // Only brands are lost.
  const { number, region, inspector, drawn, withdrawn, counts } = draw;
  const works = inspector.self && withdrawn === null && may((all) => all.verification.verify);
  const tabs = drawItemStates
    .filter((one) => (counts[one] ?? 0) > 0 || one === state)
    .map((one) => ({
      value: one,
      label: t('draws.stateCount', { state: t(`draws.states.${one}`), count: counts[one] ?? 0 }),
    }));
  return (
    <div className="page page-narrow">
      <PageHead
        title={t('draws.name', { region: region.name, number })}
        crumbs={[
          <Link key="up" {...links.draws()}>
            {t('draws.title')}
          </Link>,
        ]}
        lead={
          <span className="head-facts">
            <span>{inspector.self ? t('draws.forYou') : t('draws.for', { name: inspector.name })}</span>
            <span>{t('draws.drawnBy', { by: drawn.by, at: instantWords(drawn.at) })}</span>
            <Progress draw={draw} />
          </span>
        }
        actions={!withdrawn && may((all) => all.draws.withdraw) && <WithdrawDraw id={id} />}
      />
      {withdrawn && (
        <Alert
          className="notice"
          type="info"
          showIcon
          title={t('draws.withdrawnBy', { ...withdrawn, at: instantWords(withdrawn.at) })}
        />
      )}
      <Tabs
        label={t('draws.which')}
        value={state ?? 'all'}
        tabs={[
          { value: 'all', label: t('draws.stateCount', { state: t('draws.states.all'), count: doneOf(draw).all }) },
          ...tabs,
        ]}
        onChange={(value) =>
          void navigate({ search: compact({ state: value === 'all' ? undefined : value }), replace: true })
        }
      />
      <DrawItems key={state} id={id} state={state} onVerify={works ? setChecking : undefined} />
      {works && <NextOne id={id} verified={verified} button={next} onVerify={setChecking} />}
      <HowDrawn draw={draw} />
      {checking && (
        <VerifyDialog
          report={checking}
          onClose={() => setChecking(undefined)}
          onRecorded={() => setVerified((before) => new Set([...before, checking.id]))}
          onDone={() => next.current?.focus()}
        />
      )}
    </div>
  );
}

/**
 * Within reach of the thumb: the first item that waits. After each verification it is the next one, at once: a list that
 * arrives late on a slow line must not offer again what was just verified.
 */
function NextOne(props: {
  readonly id: string;
  readonly verified: ReadonlySet<string>;
  readonly button: Ref<HTMLButtonElement>;
  readonly onVerify: (report: Report) => void;
}) {
  const { t } = useTranslation();
  const waiting = useQuery(api.draws.items.queryOptions({ input: { id: props.id, state: 'waiting', limit: 200 } }));
  const next = ((waiting.data?.rows ?? []) as DrawItem[]).find(
    ({ mine, report }) => !mine && !props.verified.has(report.id),
  ); // Only brands are lost.
  if (!waiting.data) return null;
  return (
    <div className="draw-next">
      {next ? (
        <Button
          ref={props.button}
          type="primary"
          size="large"
          block
          aria-label={t('draws.next', { title: next.commitment.title })}
          onClick={() => props.onVerify(next.report)}
        >
          <span className="draw-next-words">{t('draws.next', { title: next.commitment.title })}</span>
        </Button>
      ) : (
        <p className="muted">{t('draws.allDone')}</p>
      )}
    </div>
  );
}
