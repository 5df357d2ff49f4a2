/** What an empty page says: what is missing, and what to do next. */
export function Empty(props: { title: string; text: string; children?: React.ReactNode }) {
  return (
    <div className="mx-auto mt-16 max-w-96">
      <h2 className="section-title mb-1">{props.title}</h2>
      <p className="text-ink-2">{props.text}</p>
      {props.children && <div className="mt-4 flex flex-wrap gap-2">{props.children}</div>}
    </div>
  );
}
