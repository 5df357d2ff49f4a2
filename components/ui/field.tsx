/** Fields of a form: a label, the control, a hint, and what is wrong with it, tied together for screen readers. */
import { useId } from "react";
import { Icon } from "./icon";

type Shared = { label: string; hint?: string | undefined; error?: string | null };

/** What a control needs to be tied to its words. */
type Tied = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

function Frame(props: Shared & { children: (tied: Tied) => React.ReactNode }) {
  const id = useId();
  const { hint, error = null } = props;
  const said = error === null && hint === undefined ? undefined : `${id}-said`;
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="field-label">
        {props.label}
      </label>
      {props.children({ id, "aria-describedby": said, "aria-invalid": error === null ? undefined : true })}
      {error !== null ? (
        <p id={said} className="flex items-center gap-1.5 text-small text-alarm">
          <Icon name="alarm" className="size-4" />
          {error}
        </p>
      ) : (
        hint !== undefined && (
          <p id={said} className="text-small text-ink-2">
            {hint}
          </p>
        )
      )}
    </div>
  );
}

/** One line of text; everything else is handed to the input. */
export function TextField({
  label,
  hint,
  error,
  className = "",
  ...input
}: Shared & React.ComponentProps<"input">) {
  return (
    <Frame label={label} hint={hint} error={error ?? null}>
      {(tied) => (
        <input {...input} {...tied} className={`field-input aria-invalid:border-alarm ${className}`} />
      )}
    </Frame>
  );
}

/** A choice of one from many, by the browser's own list: it is typed into, scrolled and touched as people know. */
export function SelectField({
  label,
  hint,
  error,
  children,
  ...select
}: Shared & React.ComponentProps<"select">) {
  return (
    <Frame label={label} hint={hint} error={error ?? null}>
      {(tied) => (
        <select {...select} {...tied} className="field-input appearance-auto pr-2">
          {children}
        </select>
      )}
    </Frame>
  );
}
