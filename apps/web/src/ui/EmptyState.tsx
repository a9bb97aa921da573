import type { ReactNode } from 'react';

/** An empty page teaches: what belongs here, and the way to the first one. */
export function EmptyState(props: { readonly title: string; readonly help: string; readonly action?: ReactNode }) {
  return (
    <div className="empty">
      <svg className="empty-picture" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
        <path d="M10 5h20l8 8v30H10Z" />
        <path d="M30 5v8h8" />
        <path className="empty-line" d="M16 22h16M16 28h16M16 34h9" />
      </svg>
      <h2 className="empty-title">{props.title}</h2>
      <p className="empty-help">{props.help}</p>
      {props.action}
    </div>
  );
}
