import type { Client } from './client.ts';
import { newAccount, type World } from './world.ts';

/** What two neighbouring districts and the city above them have in hand. */
export interface Districts {
  /** The office of 青埠区 (379904), and that of 望岳区 (379903). */
  readonly district: Client;
  readonly neighbour: Client;
  /** Accounts of the neighbouring district. */
  readonly security: Client;
  readonly administrator: Client;
  readonly cityDraft: string;
  readonly neighbourDraft: string;
  readonly neighbourPublished: string;
}

export async function openDistricts(world: World): Promise<Districts> {
  const place = { regionCode: '379903' };
  const neighbour = (await newAccount(world, { ...place, userName: 'wangyue', role: 'office' })).client;
  const security = (await newAccount(world, { ...place, userName: 'wangyue-sec', role: 'security' })).client;
  const administrator = (await newAccount(world, { ...place, userName: 'wangyue-adm', role: 'administrator' })).client;
  const text = '全市要点：暗河工程年底前打通隧道8公里。';
  const imported = await (await world.client('office')).import({ classification: 'internal', text });
  const neighbourDraft = await world.draft(neighbour);
  const neighbourPublished = await world.draft(neighbour);
  await neighbour.post(`/documents/${neighbourPublished}/publication`, { undecided: 'accept' });
  return {
    ...{ district: await world.client('district'), neighbour, security, administrator },
    ...{ cityDraft: imported.events.at(-1)?.documentId ?? '', neighbourDraft, neighbourPublished },
  };
}
