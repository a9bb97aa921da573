import { zipSync } from 'fflate';
import type { Client } from './client.ts';
import { acceptedDispatch, clearDispatches, dispatched, openCommitments } from './dispatches.ts';
import type { World } from './world.ts';

/** The smallest photo there is: one grey point, with a place in its EXIF as phones write it. */
export function photo(text = '34.8N117.3E'): Uint8Array {
  const exif = [...new TextEncoder().encode(`Exif\0\0${text}`)];
  const segment = (marker: number, body: readonly number[]) => [
    ...[0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff],
    ...body,
  ];
  const table = Array.from({ length: 64 }, () => 1);
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xe1, exif),
    ...segment(0xdb, [0, ...table]),
    ...segment(0xc0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
    ...segment(0xc4, [0, 1, ...Array.from({ length: 15 }, () => 0), 0]),
    ...segment(0xc4, [0x10, 1, ...Array.from({ length: 15 }, () => 0), 0]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...[0x3f, 0xff, 0xd9],
  ]);
}

export const sheetFile = () =>
  zipSync({ '[Content_Types].xml': new TextEncoder().encode('<Types/>'), 'xl/workbook.xml': new Uint8Array(4) });

export function fileForm(bytes: Uint8Array, name: string): FormData {
  const form = new FormData();
  form.set('file', new File([Uint8Array.from(bytes)], name));
  return form;
}

export const attach = async (client: Client, commitmentId: string, bytes = photo(), name = '现场.jpg') =>
  client.post<{ id: string; name: string; mediaType: string; bytes: number }>(
    `/commitments/${commitmentId}/evidence`,
    fileForm(bytes, name),
  );

export const progress = { kind: 'progress', words: '已完成土建，正在安装设备', seconds: 34 };

/** A commitment that the industry bureau has accepted and can report about. */
export async function reportable(world: World): Promise<string> {
  const [id = ''] = await openCommitments(world, 1);
  await acceptedDispatch(world, id);
  return id;
}

/** A report of the industry bureau that nobody has verified. */
export async function filedReport(world: World, change: object = {}): Promise<string> {
  await clearDispatches(world);
  const liaison = await world.client('liaison');
  const made = await liaison.post<{ id: string }>(`/commitments/${await reportable(world)}/reports`, {
    ...progress,
    ...change,
  });
  if (made.status !== 201) throw new Error(`not reported: ${JSON.stringify(made.body)}`);
  return made.body.id;
}

/** A commitment that a town answers for, as if its unit had accepted. */
export async function townCommitment(world: World): Promise<string> {
  await clearDispatches(world);
  const unitId = await world.value(
    "select u.id from units u join regions r on r.id = u.region_id where r.code = '379921100' order by u.name limit 1",
  );
  const [id = ''] = await openCommitments(world, 1);
  const [dispatchId] = await dispatched(world, { ids: [id], unitId });
  await world.owner.query("update dispatches set state = 'accepted' where id = $1", [dispatchId]);
  return id;
}

/** Lets the town of the demonstration's cadre enter reports itself. */
export async function openTown(world: World): Promise<string> {
  const office = await world.client('office');
  const made = await office.post<{ id: string }>('/entry-openings', {
    ...{ regionId: await world.region('379921100'), filingNumber: '云减负备〔2026〕8号', reason: '防汛值守' },
    until: await world.value("select ((now() at time zone 'Asia/Shanghai')::date + 30)::text"),
  });
  if (made.status !== 201) throw new Error(`not opened: ${JSON.stringify(made.body)}`);
  return made.body.id;
}
