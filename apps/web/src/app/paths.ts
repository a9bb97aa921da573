/** Where a signed-out person wanted to go. Only a path of our own: never another site. */
export function safeReturn(next: string | undefined): string {
  if (!next?.startsWith('/') || next.startsWith('//') || next.includes('\\') || next.startsWith('/sign-in')) return '/';
  return next;
}
