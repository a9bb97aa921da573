import type { TableTrial } from '@chengshi/contract';

/** What a clerk says about a table besides its columns. */
export interface ImportSettings {
  readonly rows: 'all' | 'good';
  readonly title: string;
  readonly classification: 'public' | 'internal' | undefined;
  readonly accept: boolean;
  readonly superior: boolean;
  readonly issuer: string;
  readonly number: string;
  readonly reportOn: string;
}

export const noSettings: ImportSettings = {
  rows: 'all',
  title: '',
  classification: undefined,
  accept: false,
  superior: false,
  issuer: '',
  number: '',
  reportOn: '',
};

export type Hindrance = 'title' | 'trial' | 'trying' | 'empty' | 'faulty' | 'classification' | 'issuer';

/** Why the table cannot be imported yet; undefined when it can. */
export function hindranceOf(
  settings: ImportSettings,
  {
    titled,
    trial,
    failed,
  }: { readonly titled: boolean; readonly trial: TableTrial | undefined; readonly failed: boolean },
): Hindrance | undefined {
  if (!titled) return 'title';
  if (failed) return 'trial';
  if (!trial) return 'trying';
  if (trial.counts.good === 0) return 'empty';
  if (trial.counts.faulty > 0 && settings.rows === 'all') return 'faulty';
  if (!settings.classification) return 'classification';
  return settings.superior && settings.issuer.trim() === '' ? 'issuer' : undefined;
}

/** The settings as the API takes them. */
export const settingsSent = (settings: ImportSettings, classification: 'public' | 'internal') => ({
  rows: settings.rows,
  classification,
  accept: settings.accept,
  ...(settings.title.trim() ? { title: settings.title.trim() } : {}),
  ...(settings.superior
    ? {
        superior: {
          issuer: settings.issuer.trim(),
          ...(settings.number.trim() ? { number: settings.number.trim() } : {}),
          ...(settings.reportOn ? { reportOn: settings.reportOn } : {}),
        },
      }
    : {}),
});
