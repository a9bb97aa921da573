import type { Document, Item } from '@chengshi/contract';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { PageLoading } from '../../app/RouteStates.tsx';
import { useMay } from '../../app/session.ts';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import type { TextMark } from '../../ui/text/marks.ts';
import { OfficialText } from '../../ui/text/OfficialText.tsx';
import { paragraphsOf } from '../../ui/text/paragraphs.ts';
import { scrollToOffset } from '../../ui/text/places.ts';
import { DraftHead } from './DraftHead.tsx';
import { ItemList } from './ItemList.tsx';
import { PublishBar } from './PublishBar.tsx';
import { useItems } from './useItems.ts';

/** The text of a draft with what was found in it; the office keeps, rejects, and publishes. */
export function DraftReview({ document }: { readonly document: Document }) {
  const query = useItems(document.id);
  if (query.isPending) return <PageLoading />;
  if (!query.data) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  return <Review document={document} items={query.data} />;
}

function Review({ document, items }: { readonly document: Document; readonly items: readonly Item[] }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const mayDecide = useMay()((all) => all.review.edit);
  const root = useRef<HTMLElement>(null);
  const [selected, setSelected] = useState<string>();
  const [showChrome, setShowChrome] = useState(false);
  const [showLoose, setShowLoose] = useState(false);
  const { text, title, sections, chrome, loose } = document;
  const paragraphs = useMemo(
    () => paragraphsOf(text, title, sections, showChrome ? [] : chrome),
    [text, title, sections, chrome, showChrome],
  );
  const marks = useMemo(
    (): readonly TextMark[] =>
      items.map((item) => ({
        id: item.id,
        start: item.start,
        end: item.end,
        tone: item.state === 'rejected' ? 'rejected' : `item-${item.kind}`,
        letter: '',
        label: `${t(`kind.${item.kind}`)} ${item.title}`,
      })),
    [items, t],
  );
  const decide = useMutation(
    api.review.edit.mutationOptions({ onSuccess: () => refresh('documents'), onError: say.failed }),
  );
  return (
    <div className="review">
      <DraftHead key={`${title} ${document.issuedOn}`} document={document} />
      <div className="review-body">
        <section className="review-items" aria-labelledby="review-items">
          <h2 id="review-items" className="card-title">
            {t('documents.review.items')}
          </h2>
          <ItemList
            items={items}
            selected={selected}
            busy={decide.isPending}
            mayDecide={mayDecide}
            onDecide={(itemIds, decision) =>
              decide.mutate({ id: document.id, step: { op: 'decide', itemIds: [...itemIds], decision } })
            }
            onSelect={(item) => {
              setSelected(item.id);
              if (root.current) scrollToOffset(root.current, paragraphs, item.start);
            }}
          />
        </section>
        <section className="review-text" aria-labelledby="review-text">
          <h2 id="review-text" className="only-read">
            {t('documents.review.text')}
          </h2>
          <div className="review-switches">
            {chrome.length > 0 && (
              <label className="check" title={t('documents.review.chromeHelp', { count: chrome.length })}>
                <input type="checkbox" checked={showChrome} onChange={(event) => setShowChrome(event.target.checked)} />
                {t('documents.review.showChrome')} <span className="figure">{chrome.length}</span>
              </label>
            )}
            {loose.length > 0 && (
              <label className="check">
                <input type="checkbox" checked={showLoose} onChange={(event) => setShowLoose(event.target.checked)} />
                {t('documents.review.showLoose')} <span className="figure">{loose.length}</span>
              </label>
            )}
          </div>
          <div className="paper">
            <OfficialText
              root={root}
              label={t('documents.review.text')}
              text={text}
              paragraphs={paragraphs}
              marks={marks}
              loose={loose}
              showLoose={showLoose}
              faded={chrome}
              selected={selected}
              tabStop={selected ?? items[0]?.id}
              onMark={(id) => {
                setSelected(id);
                globalThis.document.getElementById(`item-${id}`)?.scrollIntoView({ block: 'nearest' });
              }}
            />
          </div>
        </section>
      </div>
      <PublishBar document={document} items={items} />
    </div>
  );
}
