/** Whether what a clipboard holds beside its plain text says more than that: headings, lists, links, posts. */

const STRUCTURE = /<(?:h[1-6]|p|li|blockquote|tr|article|section)[\s>]/gi;

type Clipboard = Pick<DataTransfer, "getData">;

/** HTML that was pasted, and its words as a field keeps them. */
export type RichText = { readonly html: string; readonly text: string };

/** The HTML of a paste that has a structure to keep; null where the plain text says as much. */
function structuredHtml(clipboard: Clipboard): string | null {
  const html = clipboard.getData("text/html");
  // One paragraph is what every program wraps around whatever is copied.
  return (html.match(STRUCTURE)?.length ?? 0) > 1 ? html : null;
}

/**
 * What is pasted over all that a field holds; null for a paste into other words, among which its structure
 * could no longer be told apart, and for one without structure.
 */
export function pastedRichText(paste: {
  readonly clipboardData: Clipboard;
  readonly currentTarget: Pick<HTMLTextAreaElement, "selectionStart" | "selectionEnd" | "value">;
}): RichText | null {
  const { selectionStart, selectionEnd, value } = paste.currentTarget;
  if (selectionStart !== 0 || selectionEnd !== value.length) return null;
  const html = structuredHtml(paste.clipboardData);
  const text = paste.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n");
  return html === null ? null : { html, text };
}
