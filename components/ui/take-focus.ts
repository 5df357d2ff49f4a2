/**
 * A ref for what takes the place of a control that had the focus and is gone with its press: without it the
 * keyboard would begin anew at the page's head. Handed over only after a press, never on a page that loads.
 */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}
