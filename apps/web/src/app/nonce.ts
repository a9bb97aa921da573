/**
 * The server writes a fresh nonce into the page for each visit; its content security policy lets only styles that carry it apply.
 * antd passes it on to most of what it creates, but not to the scroll lock of dialogs: so every style element that this page creates gets it here.
 */
export function readNonce(): string | undefined {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
  return nonce && !nonce.startsWith('__') ? nonce : undefined;
}

export function giveNonceToCreatedStyles(nonce: string): void {
  const create = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (name.toLowerCase() === 'style') element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}
