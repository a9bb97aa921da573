import { Children, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentTitle } from './useDocumentTitle.ts';

/** Where the reader is, what this page is, and what can be done here. `crumbs` are links to the pages above. */
export function PageHead(props: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly crumbs?: readonly ReactNode[];
  readonly actions?: ReactNode;
  readonly mark?: ReactNode;
}) {
  const { t } = useTranslation();
  useDocumentTitle(props.title);
  const crumbs = props.crumbs ?? [];
  return (
    <header className="page-head">
      <div className="page-head-words">
        {crumbs.length > 0 && (
          <nav aria-label={t('shell.breadcrumb')} className="crumbs">
            <ol>
              {Children.map(crumbs, (crumb) => (
                <li>{crumb}</li>
              ))}
            </ol>
          </nav>
        )}
        <h1 className="page-title">
          {props.title} {props.mark}
        </h1>
        {props.lead && <p className="page-lead">{props.lead}</p>}
      </div>
      {props.actions && <div className="page-actions">{props.actions}</div>}
    </header>
  );
}
