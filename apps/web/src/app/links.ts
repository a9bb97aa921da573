import { linkOptions } from '@tanstack/react-router';

/** Every address of the product, in one place; types check them against the routes. */
export const links = {
  signIn: (next?: string) => linkOptions({ to: '/sign-in', search: next ? { next } : {} }),
  overview: () => linkOptions({ to: '/' }),
  verb: (verb: 'plan' | 'own' | 'act') => linkOptions({ to: `/${verb}` }),
  documents: () => linkOptions({ to: '/documents' }),
  importDocument: () => linkOptions({ to: '/documents/import' }),
  document: (id: string) => linkOptions({ to: '/documents/$id', params: { id } }),
  importTable: (reading?: string) => linkOptions({ to: '/documents/tables', search: reading ? { reading } : {} }),
  superior: () => linkOptions({ to: '/superior' }),
  superiorList: (id: string) => linkOptions({ to: '/superior/$id', params: { id } }),
  campaigns: () => linkOptions({ to: '/campaigns' }),
  campaign: (id: string) => linkOptions({ to: '/campaigns/$id', params: { id } }),
  commitments: () => linkOptions({ to: '/commitments' }),
  commitment: (id: string) => linkOptions({ to: '/commitments/$id', params: { id } }),
  units: () => linkOptions({ to: '/units' }),
  unit: (id: string) => linkOptions({ to: '/units/$id', params: { id } }),
  people: () => linkOptions({ to: '/people' }),
  regions: () => linkOptions({ to: '/regions' }),
  calendar: () => linkOptions({ to: '/calendar' }),
  ledger: () => linkOptions({ to: '/ledger' }),
  account: () => linkOptions({ to: '/account' }),
} as const;
