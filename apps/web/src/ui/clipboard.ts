/** The clipboard exists only on https and localhost; elsewhere an old way serves. False when the browser refuses both. */
export async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (error) {
      console.warn('The clipboard refused; trying the older way.', error);
    }
  }
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'only-read';
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
}
