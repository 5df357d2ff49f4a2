"use client";
/**
 * A dialog over the page: the browser's own, so that focus stays inside, Escape closes it and the rest of
 * the page is out of reach. Mounted means open.
 */
import { useEffect, useId, useRef } from "react";
import { createPortal } from "react-dom";
import { Icon } from "./icon";

export function Modal(props: {
  title: string;
  /** The words of the button that closes it. */
  close: string;
  onClose: () => void;
  wide?: boolean;
  children: React.ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  // At the page's end, whoever opens it: in the bar its head would be taken for one of the page's.
  return createPortal(
    <dialog
      ref={dialog}
      aria-labelledby={title}
      onClose={props.onClose}
      // A press on the ground around it, which belongs to the dialog element itself.
      onPointerDown={(event) => event.target === event.currentTarget && dialog.current?.close()}
      data-wide={props.wide || undefined}
      className="modal"
    >
      <div className="modal-page">
        <h2 id={title} className="section-title modal-title">
          {props.title}
        </h2>
        {props.children}
        {/* Behind what the dialog is for, which the browser then gives the focus first. */}
        <button
          type="button"
          className="btn btn-icon modal-close"
          aria-label={props.close}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
        </button>
      </div>
    </dialog>,
    document.body,
  );
}
