import type { Draw } from '@chengshi/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { links } from '../../app/links.ts';
import { instantWords } from '../../ui/formats.ts';
import { Progress } from './Progress.tsx';

/** One list: whose, how far, and the way to it. */
export function DrawLine({ draw }: { readonly draw: Draw }) {
  const { t } = useTranslation();
  const { number, region, inspector, drawn, withdrawn } = draw;
  return (
    <li className="message">
      <p>
        <Link {...links.draw(draw.id)} className="row-title">
          {t('draws.name', { region: region.name, number })}
        </Link>
        {withdrawn && <span className="tag tag-alert">{t('draws.withdrawnTag')}</span>}
      </p>
      {!withdrawn && <Progress draw={draw} />}
      <p className="head-facts muted">
        <span>{inspector.self ? t('draws.forYou') : t('draws.for', { name: inspector.name })}</span>
        <span>{t('draws.drawnBy', { by: drawn.by, at: instantWords(drawn.at) })}</span>
      </p>
    </li>
  );
}
