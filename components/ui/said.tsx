/** A sentence about what was just done or refused, said to screen readers as it appears. */
import { Icon } from "./icon";

/** What went wrong, in the colour of alarm and never by colour alone. */
export function Refused({ children }: { children: React.ReactNode }) {
  return (
    <p role="alert" className="flex items-start gap-2 text-small text-alarm">
      <Icon name="alarm" className="mt-px size-[1.125rem]" />
      <span>{children}</span>
    </p>
  );
}

/** That something is done; stays in the page while empty, so that a screen reader hears it fill. */
export function Done({ children }: { children: React.ReactNode }) {
  return (
    <p role="status" className={children ? "flex items-center gap-1.5 text-small text-ink-2" : "sr-only"}>
      {children && <Icon name="check" className="size-4" />}
      {children}
    </p>
  );
}
