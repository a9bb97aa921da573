/** The tape archive format of POSIX 1003.1 (ustar), as little of it as a backup needs: plain files with short ASCII names. */

const blockBytes = 512;
const mostBytes = 8 ** 11 - 1;

export function tarHeader(path: string, bytes: number, modified: Date): Buffer {
  if (!/^[\x21-\x7e]{1,99}$/.test(path)) throw new Error(`not a name for an archive: ${path}`);
  if (bytes > mostBytes) throw new Error(`too big for an archive: ${path}`);
  const header = Buffer.alloc(blockBytes);
  header.write(path, 0);
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${octal(bytes, 11)}\0`, 124);
  header.write(`${octal(Math.floor(modified.getTime() / 1000), 11)}\0`, 136);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  header.write(`${octal(checksum(header), 6)}\0 `, 148);
  return header;
}

/** Contents fill up their last block. */
export const tarPadding = (bytes: number): Buffer => Buffer.alloc((blockBytes - (bytes % blockBytes)) % blockBytes);

export const tarEnd = (): Buffer => Buffer.alloc(2 * blockBytes);

export type TarEntry = { readonly path: string; readonly bytes: number; readonly body: AsyncIterable<Buffer> };

/** Reads the entries in turn. What is left unread of a body is skipped; an archive that breaks off throws. */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const reader = new BlockReader(source);
  for (;;) {
    const header = await reader.read(blockBytes);
    if (header.every((byte) => byte === 0)) {
      // The rest is read, so that the packing's own check of the whole is made.
      await reader.skipAll();
      return;
    }
    const { path, bytes } = readHeader(header);
    const body = reader.body(bytes);
    yield { path, bytes, body };
    for await (const _ of body);
    await reader.read(tarPadding(bytes).length);
  }
}

function readHeader(header: Buffer): { path: string; bytes: number } {
  const expected = Number.parseInt(text(header, 148, 8), 8);
  if (checksum(header) !== expected) throw new Error('not a tape archive, or a damaged one');
  return { path: text(header, 0, 100), bytes: Number.parseInt(text(header, 124, 12), 8) };
}

const text = (header: Buffer, start: number, length: number): string =>
  header.toString('latin1', start, start + length).replace(/[\0 ].*$/, '');

const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0');

/** The sum of the header's bytes, its own field taken as spaces. */
function checksum(header: Buffer): number {
  let sum = 0;
  for (const [index, byte] of header.entries()) sum += index >= 148 && index < 156 ? 32 : byte;
  return sum;
}

class BlockReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#chunks = source[Symbol.asyncIterator]();
  }

  async read(bytes: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let missing = bytes; missing > 0; ) {
      const part = await this.#take(missing);
      parts.push(part);
      missing -= part.length;
    }
    return Buffer.concat(parts);
  }

  async *body(bytes: number): AsyncGenerator<Buffer> {
    for (let missing = bytes; missing > 0; ) {
      const part = await this.#take(missing);
      missing -= part.length;
      yield part;
    }
  }

  async skipAll(): Promise<void> {
    this.#held = Buffer.alloc(0);
    while (!(await this.#chunks.next()).done);
  }

  async #take(most: number): Promise<Buffer> {
    while (this.#held.length === 0) {
      const { value, done } = await this.#chunks.next();
      if (done) throw new Error('the archive breaks off');
      this.#held = value;
    }
    const part = this.#held.subarray(0, most);
    this.#held = this.#held.subarray(part.length);
    return part;
  }
}
