import type { Campaign } from '@chengshi/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { type Road, RoadRows, roadReady } from '../../ui/RoadRows.tsx';

/** Phases and milestones of a published campaign; sent as a whole. */
export function EditRoad({ campaign, onClose }: { readonly campaign: Campaign; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const dated = useQuery(
    api.commitments.list.queryOptions({ input: { campaignId: campaign.id, kind: 'task', limit: 200 } }),
  );
  const [road, setRoad] = useState<Road>(() => ({
    phases: campaign.phases.map(({ name, from, until }) => ({ name, from, until })),
    milestones: campaign.milestones.map(({ title, on, commitment }) => ({ title, on, item: commitment?.id ?? null })),
  }));
  const save = useMutation(
    api.campaigns.setRoad.mutationOptions({
      onSuccess: async () => {
        say.done(t('publication.road.saved'));
        onClose();
        await refresh('campaigns');
      },
    }),
  );
  const ready = roadReady(road);
  return (
    <Modal
      open
      width={820}
      title={t('publication.road.edit')}
      okText={t('act.save')}
      cancelText={t('act.cancel')}
      okButtonProps={{
        loading: save.isPending,
        disabled: !ready,
        title: ready ? '' : t('publication.road.incomplete'),
      }}
      onCancel={onClose}
      onOk={() =>
        save.mutate({
          id: campaign.id,
          revision: campaign.revision,
          phases: [...road.phases],
          milestones: road.milestones.map(({ title, on, item }) => ({
            ...{ title, on },
            ...(item === null ? {} : { commitmentId: item }),
          })),
        })
      }
    >
      {save.isError && <ErrorNotice error={save.error} />}
      <RoadRows
        road={road}
        dated={(dated.data?.rows ?? []).flatMap(({ id, title, due }) =>
          due?.end ? [{ item: id as string, title, on: due.end }] : [],
        )}
        onChange={setRoad}
      />
    </Modal>
  );
}
