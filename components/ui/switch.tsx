/** On or off, in force at once or with the form it stands in. */
import { useId } from "react";

export function Switch(props: {
  label: string;
  hint: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const id = useId();
  return (
    <div className="grid grid-cols-[auto_1fr] items-start gap-x-3">
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={props.checked}
        aria-checked={props.checked}
        onChange={(event) => props.onChange(event.target.checked)}
        aria-describedby={`${id}-hint`}
        className="relative mt-0.5 h-6 w-10 cursor-pointer appearance-none rounded-full border border-edge bg-sunk transition-colors before:absolute before:top-[3px] before:left-[3px] before:size-4 before:rounded-full before:bg-ink-2 before:transition-transform checked:border-ink checked:bg-ink checked:before:translate-x-4 checked:before:bg-paper focus-visible:rounded-full forced-colors:appearance-auto"
      />
      <label
        htmlFor={id}
        className="cursor-pointer pt-px font-medium pointer-coarse:-my-2.5 pointer-coarse:py-3"
      >
        {props.label}
      </label>
      <p id={`${id}-hint`} className="col-start-2 text-small text-ink-2">
        {props.hint}
      </p>
    </div>
  );
}
