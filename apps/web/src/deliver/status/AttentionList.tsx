import type { Mark } from '@chengshi/contract';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { links } from '../../app/links.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LightBadge } from '../../ui/LightBadge.tsx';
import { ownerWords } from '../../ui/wording.ts';
import { reasonWords } from './reasons.ts';

/** As many as a reader takes in before scrolling. */
const first = 6;

/** What needs somebody today; each leads to its place in the text. */
export function AttentionList({ marks }: { readonly marks: readonly Mark[] }) {
  const { t, i18n } = useTranslation();
  const [all, setAll] = useState(false);
  if (marks.length === 0) {
    return <EmptyState title={t('overview.needsNone')} help={t('overview.needsNoneHelp')} />;
  }
  const shown = all ? marks : marks.slice(0, first);
  return (
    <>
      <ol className="attention">
        {shown.map((mark) => (
          <li key={mark.id} className="attention-row">
            <LightBadge light={mark.status.light} />
            <div className="attention-words">
              <Link {...links.document(mark.documentId)} search={{ c: mark.id }} className="attention-title">
                {mark.title}
              </Link>
              <p className="attention-why">
                {mark.status.reasons.map((reason) => reasonWords(reason, i18n.language)).join(t('unitJoin'))}
              </p>
              <p className="attention-owner">
                <span className="figure">{mark.code}</span> {ownerWords(mark.owner, t)}
              </p>
            </div>
          </li>
        ))}
      </ol>
      {shown.length < marks.length && (
        <Button onClick={() => setAll(true)}>{t('overview.needsAll', { count: marks.length })}</Button>
      )}
    </>
  );
}
