"use client";
/** A dialog: in the middle of a wide window, a sheet from below on a phone. Radix holds focus and Escape. */
import * as Radix from "radix-ui/dialog";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { Icon } from "./icon";

/**
 * Shows `children` under `title` while it stands in the page. Its opener renders it only while it is open,
 * so that a form inside begins anew each time; `onClose` hears Escape, the cross and a press outside.
 * The focus goes to what is marked `data-focus-first`, else to the first control.
 */
export function Dialog(props: {
  title: React.ReactNode;
  text?: string;
  onClose: () => void;
  children: React.ReactNode;
}) {
  const t = useTranslations("common");
  const opener = useRef<Element | null>(null);
  const content = useRef<HTMLDivElement>(null);
  return (
    <Radix.Root open onOpenChange={(open) => !open && props.onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          ref={content}
          {...(props.text === undefined ? { "aria-describedby": undefined } : {})}
          onOpenAutoFocus={(event) => {
            opener.current = document.activeElement;
            const first = content.current?.querySelector<HTMLElement>("[data-focus-first]");
            if (!first) return;
            event.preventDefault();
            first.focus();
          }}
          onCloseAutoFocus={(event) => {
            // Radix gives the focus back to a trigger of its own, and there is none.
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus();
          }}
          className="fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[min(32rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 flex-col rounded-card border border-hair bg-raised shadow-float focus-visible:outline-none max-[700px]:inset-x-0 max-[700px]:top-auto max-[700px]:bottom-0 max-[700px]:w-full max-[700px]:translate-x-0 max-[700px]:translate-y-0 max-[700px]:rounded-t-sheet max-[700px]:rounded-b-none"
        >
          <Radix.Title className="section-title pt-6 pr-16 pl-6 max-[700px]:pl-5">{props.title}</Radix.Title>
          <div className="overflow-y-auto px-6 pt-3 pb-6 max-[700px]:px-5">
            {props.text !== undefined && (
              <Radix.Description className="mb-4 text-ink-2">{props.text}</Radix.Description>
            )}
            {props.children}
          </div>
          {/* Behind what the dialog is for, which has the focus first. */}
          <Radix.Close
            className="btn btn-icon absolute top-5 right-4 max-[700px]:right-3"
            aria-label={t("close")}
          >
            <Icon name="close" />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The row of buttons at a dialog's end; the one that does it comes first, as in every form of the house. */
export function DialogButtons({ children }: { children: React.ReactNode }) {
  return <div className="mt-2 flex flex-wrap items-center gap-2">{children}</div>;
}
