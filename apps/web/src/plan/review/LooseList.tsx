import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { Span } from '../../ui/text/spans.ts';

/** The sentences that became nothing, to be read once: choosing one shows it in the text and offers to mark it. */
export function LooseList(props: {
  readonly text: string;
  readonly loose: readonly Span[];
  readonly chosen: Span | undefined;
  readonly onChoose: (span: Span) => void;
}) {
  const { t } = useTranslation();
  const { text, loose, chosen } = props;
  if (loose.length === 0) return <EmptyState title={t('review.loose.none')} help={t('review.loose.lead')} />;
  return (
    <>
      <p className="rows-lead">{t('review.loose.lead')}</p>
      <ol className="rows" aria-label={t('review.loose.title')}>
        {loose.map((span) => (
          <li key={span.start} className="row row-loose" data-current={span.start === chosen?.start || undefined}>
            <button
              type="button"
              className="row-words"
              lang="zh-CN"
              aria-current={span.start === chosen?.start ? 'true' : undefined}
              onClick={() => props.onChoose(span)}
            >
              {text.slice(span.start, span.end)}
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}
