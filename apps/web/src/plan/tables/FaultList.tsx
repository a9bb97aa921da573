import type { CellFault } from '@chengshi/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { cellId } from './SheetPreview.tsx';

const shownAtOnce = 30;

/** What is wrong, errors first: each leads to its cell in the preview. */
export function FaultList({ faults }: { readonly faults: readonly CellFault[] }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const [shown, setShown] = useState(shownAtOnce);
  const words = language === 'en' ? 'en' : 'zh';
  const go = (fault: CellFault) => {
    const cell = document.getElementById(cellId(fault.row, fault.column));
    cell?.scrollIntoView({ block: 'center', inline: 'center' });
    cell?.focus({ preventScroll: true });
  };
  return (
    <>
      <ol className="sheet-faults">
        {faults.slice(0, shown).map((fault) => (
          <li key={`${fault.row} ${fault.column} ${fault.code} ${fault.text}`}>
            <button type="button" className="sheet-fault" onClick={() => go(fault)}>
              <span className="sheet-severity" data-severity={fault.severity}>
                {t(`tables.severity.${fault.severity}`)}
              </span>
              <span className="figure">
                {t('tables.faultPlace', {
                  sheet: fault.sheet,
                  row: fault.row,
                  column: fault.column ? t('tables.faultColumn', { column: fault.column }) : '',
                })}
              </span>
              <span>{fault[words]}</span>
            </button>
          </li>
        ))}
      </ol>
      {faults.length > shown && (
        <Button onClick={() => setShown((old) => old + shownAtOnce * 5)}>
          {t('tables.moreFaults', { count: Math.min(shownAtOnce * 5, faults.length - shown) })}
        </Button>
      )}
    </>
  );
}
