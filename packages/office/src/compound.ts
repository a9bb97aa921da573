import CFB from 'cfb';
import { type Fault, FaultError, fault } from './result.ts';

/** The streams of an OLE compound file, which .doc, .xls, .ppt and .wps all are. */
export type Streams = (name: string) => Uint8Array | null;

/** Opens a compound file. Throws a FaultError `damaged` when its directory cannot be read. */
export function openCompound(bytes: Uint8Array): Streams {
  let container: CFB.CFB$Container;
  try {
    container = CFB.read(bytes, { type: 'array' });
  } catch {
    // The library throws plain errors of many kinds; none tells the user more than this.
    throw new FaultError(fault('damaged'));
  }
  return (name) => {
    const entry = CFB.find(container, `/${name}`);
    return entry?.content ? Uint8Array.from(entry.content) : null;
  };
}

/** What a compound file is when it is no Word document to read; null when it is one. */
export function compoundFault(streams: Streams, name: string): Fault | null {
  if (streams('EncryptedPackage')) return fault('encrypted');
  if (streams('Workbook') ?? streams('Book')) return fault('spreadsheet');
  if (streams('PowerPoint Document')) return fault('presentation');
  // WPS Writer keeps its own additions in Word's streams: only the name tells its files from Word's.
  if (/\.wps$/i.test(name)) return fault('wps');
  if (streams('WordDocument')) return null;
  return fault(streams('CONTENTS') ? 'wps' : 'binary');
}
