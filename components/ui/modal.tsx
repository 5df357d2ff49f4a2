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
      className={`m-auto max-h-[min(90dvh,56rem)] w-[calc(100%-2rem)] overflow-auto rounded-sheet bg-raised text-ink shadow-float backdrop:bg-[#0006] ${props.wide ? "max-w-[54rem]" : "max-w-[38rem]"}`}
    >
      <div className="px-6 pt-5 pb-6 max-sheet:px-5">
        <header className="mb-4 flex items-start gap-3">
          <h2 id={title} className="section-title flex-1 pt-1">
            {props.title}
          </h2>
          <button
            type="button"
            className="btn btn-icon -mr-2"
            aria-label={props.close}
            onClick={() => dialog.current?.close()}
          >
            <Icon name="close" />
          </button>
        </header>
        {props.children}
      </div>
    </dialog>,
    document.body,
  );
}
