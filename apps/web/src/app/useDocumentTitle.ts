import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** The title of the browser's tab. */
export function useDocumentTitle(title: string): void {
  const { t } = useTranslation();
  const product = t('shell.product');
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
  }, [title, product]);
}
