/** One call of the contract: its address, what goes in, what comes out, how it can be refused. */
import type { Messages } from "@/lib/messages/catalogue";
import type { Operation, Schema } from "@/lib/model/openapi";
import { Fields, fieldsOf, TypeLine } from "./shape";

type Words = Messages["docs"];

const REF = "#/components/schemas/";

/** Text with `code` between backquotes. */
export function Prose({ text }: { text: string }) {
  return text.split("`").map((part, i) =>
    i % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one fixed text, never reordered.
      <code key={i}>{part}</code>
    ) : (
      part
    ),
  );
}

function Example({ label, value }: { label: string; value: unknown }) {
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  return (
    <details className="mt-3">
      <summary className="inline-flex min-h-(--tap) cursor-pointer items-center text-small text-ink-2 underline decoration-edge underline-offset-[0.2em] hover:decoration-current">
        {label}
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <pre tabIndex={0} className="mt-1 max-h-80 overflow-auto rounded-ctl bg-sunk p-4 text-small">
        {text}
      </pre>
    </details>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="mt-4">
      <h4 className="label">{title}</h4>
      {children}
    </div>
  );
}

/** A body: the name of its shape where it has one, else its fields. */
function Body({ schema, optional }: { schema: Schema; optional: string }) {
  return schema.properties !== undefined && !schema.$ref?.startsWith(REF) ? (
    <Fields fields={fieldsOf(schema)} optional={optional} />
  ) : (
    <p className="mt-1">
      <TypeLine schema={schema} />
    </p>
  );
}

export function OperationView(props: { method: string; path: string; operation: Operation; t: Words }) {
  const { method, path, operation, t } = props;
  const responses = Object.entries(operation.responses);
  const answers = responses.filter(([status]) => Number(status) < 400);
  const refusals = responses.filter(([status]) => Number(status) >= 400);
  const sent = operation.requestBody?.content["application/json"];
  return (
    <section id={operation.operationId} className="mt-10" aria-labelledby={`${operation.operationId}-title`}>
      <h3 id={`${operation.operationId}-title`} className="font-semibold">
        {operation.summary}
      </h3>
      <p className="mt-1 [overflow-wrap:anywhere]">
        <code>
          <b>{method.toUpperCase()}</b> /api/v1{path}
        </code>
      </p>
      {operation.description !== undefined && (
        <p className="mt-2 max-w-prose">
          <Prose text={operation.description} />
        </p>
      )}
      {operation.parameters.length > 0 && (
        <Part title={t.parameters}>
          <Fields
            optional={t.optional}
            fields={operation.parameters.map(({ name, required, schema, description }) => ({
              name,
              required,
              schema: description === undefined ? schema : { ...schema, description },
            }))}
          />
        </Part>
      )}
      {sent !== undefined && (
        <Part title={t.body}>
          <Body schema={sent.schema} optional={t.optional} />
          <Example label={t.example} value={sent.example} />
        </Part>
      )}
      {answers.map(([status, { content = {} }]) => (
        <Part key={status} title={`${t.answer} ${status}`}>
          {Object.entries(content).map(([mediaType, { schema, example }]) => (
            <div key={mediaType}>
              {mediaType === "application/json" ? (
                <Body schema={schema} optional={t.optional} />
              ) : (
                <p className="mt-1 text-ink-2">{mediaType}</p>
              )}
              <Example label={t.example} value={example} />
            </div>
          ))}
        </Part>
      ))}
      <Part title={t.refusals}>
        <p className="mt-1 flex flex-wrap gap-x-3 text-small">
          {refusals.flatMap(([, { description }]) =>
            [...description.matchAll(/`(\w+)`/g)].map(([, code = ""]) => (
              <a key={code} href={`#${code}`}>
                {code}
              </a>
            )),
          )}
        </p>
      </Part>
    </section>
  );
}
