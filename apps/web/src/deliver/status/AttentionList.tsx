import type { Mark } from '@chengshi/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { links } from '../../app/links.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LightBadge } from '../../ui/LightBadge.tsx';
import { ownerWords } from '../../ui/wording.ts';
import { reasonWords } from './reasons.ts';

/** What needs somebody today; each leads to its place in the text. */
export function AttentionList({ marks }: { readonly marks: readonly Mark[] }) {
  const { t, i18n } = useTranslation();
  if (marks.length === 0) {
    return <EmptyState title={t('overview.needsNone')} help={t('overview.needsNoneHelp')} />;
  }
  return (
    <ol className="attention">
      {marks.map((mark) => (
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
  );
}
