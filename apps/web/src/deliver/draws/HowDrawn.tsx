import type { DrawRecord } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { saveFile } from '../../app/saveFile.ts';
import { useSay } from '../../app/useSay.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { doneOf, stratumName } from './names.ts';
import { Proof } from './Proof.tsx';

/** How a list was drawn: from what, by which seed, with how many places for each stratum; and the draw once more. */
export function HowDrawn({ draw }: { readonly draw: DrawRecord }) {
  const { t } = useTranslation();
  const say = useSay();
  const { id, region, campaign, front, closedToo, stratifiedBy, strata } = draw;
  const download = useMutation({
    mutationFn: () => client.draws.population({ id }),
    onSuccess: (file) => saveFile(file, `${t('draws.population')} ${region.name} ${draw.number}.txt`),
    onError: say.failed,
  });
  return (
    <section className="card draw-made" aria-labelledby="draw-made">
      <h2 id="draw-made" className="card-title">
        {t('draws.made')}
      </h2>
      <Facts
        facts={[
          [
            t('draws.scope'),
            <span key="scope" className="head-facts">
              <span>{region.name}</span>
              {campaign && <span lang="zh-CN">{campaign.name}</span>}
              {front && <span lang="zh-CN">{front.name}</span>}
              {closedToo && <span>{t('draws.closedToo')}</span>}
            </span>,
          ],
          [t('draws.population'), t('draws.populationWords', { eligible: draw.eligible, ...draw.leftOut })],
          [
            t('draws.list'),
            t('draws.listWords', { count: doneOf(draw).all, wanted: draw.wanted, share: draw.riskShare }),
          ],
          [t('draws.stratifiedBy'), t(`draws.by.${stratifiedBy}`)],
          [
            t('draws.seed'),
            <span key="seed" className="pledge-digest">
              {draw.seed}
            </span>,
          ],
          [
            t('draws.populationDigest'),
            <span key="p" className="pledge-digest">
              {draw.populationDigest}
            </span>,
          ],
          [
            t('draws.ledgerDigest'),
            <span key="l">
              <span className="pledge-digest">{draw.ledgerDigest}</span>
              <span className="fact-note">{t('draws.ledgerHelp')}</span>
            </span>,
          ],
        ]}
      />
      <h3 className="card-subtitle">{t('draws.strata')}</h3>
      <p className="muted">{t('draws.strataHelp')}</p>
      <DataTable
        caption={t('draws.strata')}
        rows={strata}
        rowKey={({ key }) => key}
        columns={[
          { id: 'name', head: true, title: t(`draws.by.${stratifiedBy}`), cell: (row) => stratumName(row, t) },
          { id: 'size', title: t('draws.size'), numeric: true, cell: (row) => row.size },
          { id: 'risk', title: t('draws.risk'), numeric: true, cell: (row) => row.risk },
          { id: 'chance', title: t('draws.chance'), numeric: true, cell: (row) => row.chance },
        ]}
      />
      <Proof
        id={id}
        aside={
          <Button loading={download.isPending} onClick={() => download.mutate()}>
            {t('draws.download')}
          </Button>
        }
      />
    </section>
  );
}
