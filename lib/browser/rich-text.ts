/** Whether what a clipboard holds beside its plain text says more than that: headings, lists, links, posts. */

const STRUCTURE = /<(?:h[1-6]|p|li|blockquote|tr|article|section)[\s>]/gi;

/** The HTML of a paste that has a structure to keep; null where the plain text says as much. */
function structuredHtml(clipboard: DataTransfer): string | null {
  const html = clipboard.getData("text/html");
  // One paragraph is what every program wraps around whatever is copied.
  return (html.match(STRUCTURE)?.length ?? 0) > 1 ? html : null;
}

/**
 * The HTML of a paste over all that a field holds; null for a paste into other words, among which its structure
 * could no longer be told apart, and for one without structure.
 */
export function pastedHtml(paste: {
  readonly clipboardData: DataTransfer;
  readonly currentTarget: Pick<HTMLTextAreaElement, "selectionStart" | "selectionEnd" | "value">;
}): string | null {
  const { selectionStart, selectionEnd, value } = paste.currentTarget;
  return selectionStart === 0 && selectionEnd === value.length ? structuredHtml(paste.clipboardData) : null;
}

/** What was typed as an address, with the scheme that people leave out. */
export function typedAddress(typed: string): string {
  const address = typed.trim();
  return /^[a-z][a-z0-9+.-]*:/i.test(address) && !/^[^/:]+\.[^/:]+:\d/.test(address)
    ? address
    : `https://${address}`;
}
