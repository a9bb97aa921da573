import type { ResponseHeadersPluginContext } from '@orpc/server/plugins';

/**
 * Bytes as a download. Always of unknown type: nothing that was imported is ever run or shown as a page of this site.
 */
export function attachment(
  context: ResponseHeadersPluginContext,
  name: string,
  bytes: Uint8Array,
  type = 'application/octet-stream',
): File {
  context.resHeaders?.set('content-disposition', `attachment; filename*=UTF-8''${headerEncoded(name)}`);
  return new File([Uint8Array.from(bytes)], name, { type });
}

/** A file name as a header may carry it (RFC 8187). */
const headerEncoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
