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
      className={`m-auto max-h-[min(90dvh,56rem)] w-[calc(100%-2rem)] overflow-auto rounded-card border border-hair bg-raised text-ink shadow-float backdrop:bg-scrim max-[700px]:mb-0 max-[700px]:w-full max-[700px]:rounded-t-sheet max-[700px]:rounded-b-none ${props.wide ? "max-w-[54rem]" : "max-w-[38rem]"} max-[700px]:max-w-none`}
    >
      <div className="relative px-6 pt-5 pb-6 max-sheet:px-5">
        <h2 id={title} className="section-title mb-4 pt-1 pr-10">
          {props.title}
        </h2>
        {props.children}
        {/* Behind what the dialog is for, which the browser then gives the focus first. */}
        <button
          type="button"
          className="btn btn-icon absolute top-5 right-4 max-sheet:right-3"
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
