import type { Campaign } from '@chengshi/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { FrontRows, moved } from '../../ui/FrontRows.tsx';

interface Wish {
  readonly key: string;
  readonly name: string;
  readonly heading: string;
  readonly patron: { readonly id: string; readonly name: string } | null;
  readonly commitments: number;
  readonly into: string | null;
}

/** Fronts of a published campaign: named, ordered, merged, given a patron; sent as a whole. */
export function EditFronts({ campaign, onClose }: { readonly campaign: Campaign; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const people = useQuery(api.people.list.queryOptions({ input: { limit: 200 } }));
  const [wishes, setWishes] = useState<readonly Wish[]>(() =>
    campaign.fronts.map(({ id, name, patron, commitments }) => ({
      ...{ key: id, name, heading: name, patron, commitments },
      into: null,
    })),
  );
  const save = useMutation(
    api.campaigns.setFronts.mutationOptions({
      onSuccess: async () => {
        say.done(t('publication.fronts.saved'));
        onClose();
        await refresh('campaigns', 'commitments', 'status');
      },
    }),
  );
  const set = (key: string, part: Partial<Wish>) =>
    setWishes((all) => all.map((wish) => (wish.key === key ? { ...wish, ...part } : wish)));
  const live = wishes.filter((wish) => wish.into === null);
  const patrons = (people.data?.rows ?? []).map(({ id, name }) => ({ id: id as string, name }));
  return (
    <Modal
      open
      width={900}
      title={t('publication.fronts.edit')}
      okText={t('act.save')}
      cancelText={t('act.cancel')}
      okButtonProps={{ loading: save.isPending }}
      onCancel={onClose}
      onOk={() =>
        save.mutate({
          id: campaign.id,
          revision: campaign.revision,
          fronts: [...live, ...wishes.filter((wish) => wish.into !== null)].map((wish) => ({
            ...{ id: wish.key, name: wish.name, patronId: wish.patron?.id ?? null },
            ...(wish.into === null ? {} : { into: wish.into }),
          })),
        })
      }
    >
      {save.isError && <ErrorNotice error={save.error} />}
      <FrontRows
        fronts={live.map((wish) => ({ ...wish, merged: wishes.filter(({ into }) => into === wish.key) }))}
        patrons={patrons}
        onName={(key, name) => set(key, { name })}
        onPatron={(key, id) => set(key, { patron: patrons.find((person) => person.id === id) ?? null })}
        onMove={(key, to) => setWishes([...moved(live, key, to), ...wishes.filter((wish) => wish.into !== null)])}
        onMerge={(key, into) =>
          setWishes((all) => all.map((wish) => (wish.key === key || wish.into === key ? { ...wish, into } : wish)))
        }
        onPart={(key) => set(key, { into: null })}
      />
    </Modal>
  );
}
