import { xmlTags } from '../xml.ts';
import type { Zip } from '../zip.ts';
import { WorkbookFaultError } from './fault.ts';
import { MAX_SHEETS } from './limits.ts';
import { decodeXml } from './xml-text.ts';

export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  /** Path of the part inside the archive. */
  readonly path: string;
}

export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly sharedStrings: string | null;
  readonly styles: string | null;
  readonly date1904: boolean;
}

/** Which parts of the archive hold what: the package names the workbook, the workbook its sheets. Charts and dialogs are no sheets. */
export function readWorkbookParts(zip: Zip): WorkbookParts {
  const workbook = [...relationsOf(zip, '').values()].find(({ type }) => type === 'officeDocument')?.target;
  const path = workbook ?? 'xl/workbook.xml';
  const xml = partText(zip, path);
  if (xml === null) throw new WorkbookFaultError('damaged');
  const relations = relationsOf(zip, path);
  const sheets: SheetPart[] = [];
  let date1904 = false;
  for (const tag of xmlTags(xml)) {
    if (tag.kind === 'close') continue;
    if (tag.name === 'workbookPr') date1904 = /^(1|true|on)$/.test(tag.attribute('date1904') ?? '');
    if (tag.name !== 'sheet' || sheets.length >= MAX_SHEETS) continue;
    const relation = relations.get(tag.attribute('id') ?? '');
    if (relation?.type !== 'worksheet') continue;
    const hidden = (tag.attribute('state') ?? 'visible') !== 'visible';
    sheets.push({ name: tag.attribute('name') ?? '', hidden, path: relation.target });
  }
  const targetOf = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.target ?? null;
  return { sheets, sharedStrings: targetOf('sharedStrings'), styles: targetOf('styles'), date1904 };
}

export function partText(zip: Zip, path: string): string | null {
  const bytes = zip.read(path) ?? zip.read(`${path[0]?.toUpperCase()}${path.slice(1)}`);
  return bytes === null ? null : decodeXml(bytes);
}

interface Relation {
  /** Last word of the type's address, which transitional and strict files have in common. */
  readonly type: string;
  readonly target: string;
}

function relationsOf(zip: Zip, path: string): ReadonlyMap<string, Relation> {
  const slash = path.lastIndexOf('/') + 1;
  const folder = path.slice(0, slash);
  const xml = partText(zip, `${folder}_rels/${path.slice(slash)}.rels`);
  const relations = new Map<string, Relation>();
  for (const tag of xml === null ? [] : xmlTags(xml)) {
    if (tag.name !== 'Relationship' || tag.attribute('TargetMode') === 'External') continue;
    const type = (tag.attribute('Type') ?? '').split('/').at(-1) ?? '';
    relations.set(tag.attribute('Id') ?? '', { type, target: resolve(folder, tag.attribute('Target') ?? '') });
  }
  return relations;
}

function resolve(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
