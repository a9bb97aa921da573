import { CloseOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import type { ItemKind } from '@chengshi/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

export const markKinds: readonly ItemKind[] = ['target', 'task', 'mechanism'];

/** For words that are no item yet: what to mark them as. */
export function MarkBar(props: {
  readonly words: string;
  readonly onMark: (kind: ItemKind) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <section className="mark-bar" aria-label={t('review.mark.title')}>
      <p className="mark-words" lang="zh-CN">
        {props.words}
      </p>
      <div className="mark-actions">
        <span className="mark-as">{t('review.mark.as')}</span>
        {markKinds.map((kind, at) => (
          <Button key={kind} onClick={() => props.onMark(kind)}>
            {t(`kind.${kind}`)}{' '}
            <span className="key" aria-hidden="true">
              {at + 1}
            </span>
          </Button>
        ))}
        <span className="mark-steps">
          <Button
            type="text"
            icon={<LeftOutlined />}
            aria-label={t('review.mark.previous')}
            onClick={() => props.onStep(-1)}
          />
          <Button
            type="text"
            icon={<RightOutlined />}
            aria-label={t('review.mark.next')}
            onClick={() => props.onStep(1)}
          />
          <Button type="text" icon={<CloseOutlined />} aria-label={t('act.close')} onClick={props.onClose} />
        </span>
      </div>
    </section>
  );
}
