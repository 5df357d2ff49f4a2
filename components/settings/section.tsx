/** One matter of a settings page, under its own heading. */
import { useId } from "react";

export function Section(props: { title: string; text?: string; children: React.ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-10 grid gap-5 border-t border-hair pt-6">
      <div>
        <h2 id={id} className="section-title">
          {props.title}
        </h2>
        {props.text !== undefined && <p className="mt-1 max-w-prose text-ink-2">{props.text}</p>}
      </div>
      {props.children}
    </section>
  );
}
