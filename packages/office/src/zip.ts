import { Inflate } from 'fflate';
import { MAX_ZIP_DECLARED_BYTES, MAX_ZIP_ENTRIES, MAX_ZIP_INFLATED_BYTES } from './limits.ts';
import { FaultError, fault } from './result.ts';

interface ZipEntry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly packedBytes: number;
  readonly declaredBytes: number;
  readonly headerAt: number;
}

/** A zip archive whose directory was read, and of which nothing is unpacked yet. */
export interface Zip {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** Unpacks one part, or gives null when there is none of this name. All parts together stay under MAX_ZIP_INFLATED_BYTES. */
  read(name: string): Uint8Array | null;
}

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const CHUNK = 65_536;

/**
 * Reads the directory at the end of a zip archive and checks what it declares. Throws a FaultError: `damaged` without a readable directory,
 * `encrypted` for a part with a password, `unpacks-too-large` for too many parts or too many declared bytes. A part that lies about its
 * size is found out while it is unpacked, a chunk at a time.
 */
export function openZip(bytes: Uint8Array): Zip {
  const entries = readDirectory(bytes);
  let declared = 0;
  for (const entry of entries.values()) declared += entry.declaredBytes;
  if (declared > MAX_ZIP_DECLARED_BYTES) throw new FaultError(fault('unpacks-too-large'));
  let left = MAX_ZIP_INFLATED_BYTES;
  return {
    entries,
    read(name) {
      const entry = entries.get(name);
      if (!entry) return null;
      const data = unpack(bytes, entry, left);
      left -= data.length;
      return data;
    },
  };
}

function readDirectory(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const total = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (total > MAX_ZIP_ENTRIES) throw new FaultError(fault('unpacks-too-large'));
  const entries = new Map<string, ZipEntry>();
  const names = new TextDecoder();
  for (let i = 0; i < total; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY) throw new FaultError(fault('damaged'));
    const nameLength = view.getUint16(at + 28, true);
    // Some old programs write the parts' paths with backslashes.
    const name = names.decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/');
    entries.set(name, {
      name,
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packedBytes: view.getUint32(at + 20, true),
      declaredBytes: view.getUint32(at + 24, true),
      headerAt: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end record is the last thing in the file, but for a comment of up to 65,535 bytes. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_BYTES - 0xffff);
  for (let at = view.byteLength - END_BYTES; at >= lowest; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new FaultError(fault('damaged'));
}

function unpack(bytes: Uint8Array, entry: ZipEntry, limit: number): Uint8Array {
  if (entry.encrypted) throw new FaultError(fault('encrypted'));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = entry.headerAt;
  if (header + 30 > bytes.length || view.getUint32(header, true) !== LOCAL) throw new FaultError(fault('damaged'));
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  const packed = bytes.subarray(start, start + entry.packedBytes);
  if (packed.length !== entry.packedBytes) throw new FaultError(fault('damaged'));
  if (entry.declaredBytes > limit) throw new FaultError(fault('unpacks-too-large'));
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw new FaultError(fault('damaged'));
  return inflate(packed, limit);
}

function inflate(packed: Uint8Array, limit: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((chunk) => {
    size += chunk.length;
    if (size > limit) throw new FaultError(fault('unpacks-too-large'));
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < packed.length; at += CHUNK) {
      stream.push(packed.subarray(at, at + CHUNK), at + CHUNK >= packed.length);
    }
  } catch (error) {
    throw error instanceof FaultError ? error : new FaultError(fault('damaged'));
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
