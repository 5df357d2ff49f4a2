/** A person as a circle with initials. */

/** The initials a person is known by: of the first and the last name. */
export function initials(name: string): string {
  const names = name.trim().split(/\s+/);
  const letters = names.length > 1 ? [names[0], names.at(-1)] : [names[0]];
  return letters.map((part) => Array.from(part ?? "")[0]?.toLocaleUpperCase("bg") ?? "").join("");
}

/** Draws the initials of `name`; whoever shows it says the name in words, or passes `label`. */
export function Face(props: { name: string; label?: string; me?: boolean; className?: string }) {
  const { name, label, me = false, className = "" } = props;
  return (
    <span
      className={`face ${me ? "border-2 border-ink text-ink" : ""} ${className}`}
      {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
    >
      {initials(name)}
    </span>
  );
}
