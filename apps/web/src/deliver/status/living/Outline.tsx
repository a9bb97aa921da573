import type { Document } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { headingWords } from '../../../ui/text/paragraphs.ts';

/** The headings of the text; choosing one jumps there. */
export function Outline(props: {
  readonly text: string;
  readonly sections: Document['sections'];
  readonly onJump: (offset: number) => void;
}) {
  const { t } = useTranslation();
  const shown = props.sections.filter(({ level, heading }) => level <= 2 && heading !== '');
  if (shown.length === 0) return null;
  return (
    <nav className="outline" aria-label={t('living.outline')}>
      <h2 className="outline-title">{t('living.outline')}</h2>
      <ol>
        {shown.map((section) => (
          <li key={section.ordinal} data-level={section.level}>
            <button type="button" lang="zh-CN" onClick={() => props.onJump(section.start)}>
              {headingWords(props.text, section)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
