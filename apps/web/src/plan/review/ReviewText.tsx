import type { Document, Item } from '@chengshi/contract';
import { memo, type RefObject, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { MarkTip } from '../../ui/text/MarkTip.tsx';
import { OfficialText } from '../../ui/text/OfficialText.tsx';
import type { Paragraph } from '../../ui/text/paragraphs.ts';
import { offsetAt } from '../../ui/text/places.ts';
import type { Span } from '../../ui/text/spans.ts';
import { markMaker } from './marks.ts';
import { StateIcon } from './StateIcon.tsx';
import { selectedSpan } from './selection.ts';
import { certaintyWords, factsOf } from './words.ts';

/** The text of the draft with every item in place. Selecting words, or a click beside the items, chooses what to mark. */
export const ReviewText = memo(function ReviewText(props: {
  readonly root: RefObject<HTMLElement | null>;
  readonly document: Document;
  readonly paragraphs: readonly Paragraph[];
  readonly items: readonly Item[];
  readonly hidden: ReadonlySet<string>;
  readonly loose: readonly Span[];
  readonly showLoose: boolean;
  readonly current: Item | undefined;
  readonly onItem: (id: string, offset: number | undefined) => void;
  readonly onSelect: (span: Span) => void;
  readonly onSentence: (offset: number) => void;
}) {
  const { t } = useTranslation();
  const { root, document, items, current, onItem } = props;
  const marksOf = useMemo(() => markMaker(t), [t]);
  const marks = useMemo(() => marksOf(items), [marksOf, items]);
  const pointed = useRef<number>(undefined);
  const explain = (id: string) => {
    const item = items.find((one) => one.id === id);
    return item && <Explanation item={item} />;
  };
  return (
    <div
      className="paper"
      onPointerUp={(event) => {
        pointed.current = offsetAt(event.clientX, event.clientY);
        const span = root.current && selectedSpan(root.current);
        if (span) props.onSelect(span);
      }}
    >
      <OfficialText
        root={root}
        label={t('review.text')}
        text={document.text}
        paragraphs={props.paragraphs}
        marks={marks}
        hidden={props.hidden}
        loose={props.loose}
        showLoose={props.showLoose}
        faded={document.chrome}
        selected={current?.id}
        tabStop={current?.id}
        onMark={(id) => onItem(id, pointed.current)}
        onText={(x, y) => {
          const offset = offsetAt(x, y);
          if (offset !== undefined) props.onSentence(offset);
        }}
      />
      <MarkTip root={root} explain={explain} />
    </div>
  );
});

function Explanation({ item }: { readonly item: Item }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="tip-head">
        <span className={`row-state tone-is-${item.state}`}>
          <StateIcon state={item.state} />
          {t(`review.state.${item.state}`)}
        </span>
        <span>{t(`kind.${item.kind}`)}</span>
        <span className="figure">{certaintyWords(item, t)}</span>
      </p>
      <p className="tip-target" lang="zh-CN">
        {item.title}
      </p>
      {factsOf(item, t).map(({ name, words }) => (
        <p key={name}>{words}</p>
      ))}
    </>
  );
}
