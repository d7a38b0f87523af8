/** Text that a page shows as it is, in an element or in an attribute with double quotes. */
export const html = (text: string): string =>
  text.replaceAll(/[\ufffe\uffff]/g, '\ufffd').replaceAll(/[&<>"']/g, (character) => named[character] ?? '')

const named: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
