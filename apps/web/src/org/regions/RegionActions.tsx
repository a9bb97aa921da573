import type { Region } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { DayDialog } from '../../app/DayDialog.tsx';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { MoveRegion } from './MoveRegion.tsx';
import { RenameRegion } from './RenameRegion.tsx';

/** What an administrator can do with a region. */
export function RegionActions({ region }: { readonly region: Region }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const [open, setOpen] = useState<'rename' | 'move' | 'close'>();
  const shut = () => setOpen(undefined);
  const after = async (sentence: string) => {
    say.done(sentence);
    shut();
    await refresh('regions', 'units');
  };
  const close = useMutation(
    api.regions.close.mutationOptions({ onSuccess: () => after(t('administration.region.wasClosed')) }),
  );
  const reopen = useMutation(
    api.regions.reopen.mutationOptions({
      onSuccess: () => after(t('administration.region.reopened')),
      onError: say.failed,
    }),
  );
  const { name } = region;
  if (region.closedOn !== null) {
    return (
      <div className="row-actions">
        <Button
          size="small"
          loading={reopen.isPending}
          aria-label={t('administration.region.reopenLabel', { name })}
          onClick={() => reopen.mutate({ id: region.id })}
        >
          {t('administration.region.reopen')}
        </Button>
      </div>
    );
  }
  return (
    <div className="row-actions">
      <Button size="small" aria-label={t('regions.renameLabel', { name })} onClick={() => setOpen('rename')}>
        {t('regions.rename')}
      </Button>
      <Button size="small" aria-label={t('administration.region.moveLabel', { name })} onClick={() => setOpen('move')}>
        {t('administration.region.move')}
      </Button>
      <Button
        size="small"
        danger
        aria-label={t('administration.region.closeLabel', { name })}
        onClick={() => setOpen('close')}
      >
        {t('administration.region.close')}
      </Button>
      {open === 'rename' && <RenameRegion region={region} onClose={shut} />}
      {open === 'move' && <MoveRegion region={region} onClose={shut} />}
      {open === 'close' && (
        <DayDialog
          title={t('administration.region.closeLabel', { name })}
          ok={t('administration.region.close')}
          help={t('administration.region.closeHelp')}
          label={t('administration.region.closeDay')}
          sending={close.isPending}
          error={close.error}
          onClose={shut}
          onSend={(on) => close.mutate({ id: region.id, on })}
        />
      )}
    </div>
  );
}
