/** A choice of one from few, all in sight: radio buttons, which arrow keys move through. */
import { useId } from "react";

type Option = { value: string; label: React.ReactNode };

/** The options side by side, as one control. */
export function Choice(props: {
  legend: string;
  hint?: string;
  options: readonly Option[];
  value: string | null;
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <fieldset aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}>
      <legend className="field-label mb-1">{props.legend}</legend>
      <div className="flex flex-wrap gap-2">
        {props.options.map(({ value, label }) => (
          <label
            key={value}
            className="chip relative cursor-pointer has-checked:border-ink has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ink hover:not-has-checked:bg-wash"
          >
            <input
              type="radio"
              name={id}
              value={value}
              checked={props.value === value}
              onChange={() => props.onChange(value)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            {label}
          </label>
        ))}
      </div>
      {props.hint !== undefined && (
        <p id={`${id}-hint`} className="mt-1.5 text-small text-ink-2">
          {props.hint}
        </p>
      )}
    </fieldset>
  );
}
