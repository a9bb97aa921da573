import type { Campaign } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/client.ts';
import { links } from '../app/links.ts';
import { useMay, useMe } from '../app/session.ts';
import { DrawDialog } from '../deliver/draws/DrawDialog.tsx';
import { DrawList } from '../deliver/draws/DrawList.tsx';

/** Lists drawn for inspectors: the reader's own first; the office draws new ones here. */
export function DrawnLists() {
  const may = useMay();
  const inspects = may((all) => all.verification.verify);
  return (
    <>
      {may((all) => all.draws.create) && <NewDraw />}
      {inspects ? (
        <>
          <DrawList whose="mine" />
          <DrawList whose="others" />
        </>
      ) : (
        <DrawList whose="all" />
      )}
    </>
  );
}

function NewDraw() {
  const { t } = useTranslation();
  const { grants } = useMe();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const campaigns = useQuery(api.campaigns.list.queryOptions({ input: { limit: 200 }, enabled: open }));
  const regions = grants.flatMap(({ role, region }) => (role === 'office' && region ? [region] : []));
  return (
    <p className="messages-acts">
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('draws.draw')}
      </Button>
      {open && (
        <DrawDialog
          regions={regions}
          campaigns={(campaigns.data?.rows ?? []) as unknown as Campaign[]} // Only brands are lost.
          onClose={() => setOpen(false)}
          onDone={(id) => void navigate(links.draw(id))}
        />
      )}
    </p>
  );
}
