import type { Metadata } from "next";
import Link from "next/link";
import { OperationView, Prose } from "@/components/docs/operation";
import { Fields, fieldsOf, TypeLine } from "@/components/docs/shape";
import { CATALOGUES, translator } from "@/lib/messages/catalogue";
import { GROUPS } from "@/lib/model/api/endpoint";
import { ERROR_CODES, statusOf } from "@/lib/model/errors";
import { openApi } from "@/lib/model/openapi";
import { pageLocale } from "@/lib/server/page";
import { TITLES } from "@/lib/server/problem";
import { version } from "@/package.json";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await pageLocale(), "docs")("title") };
}

export default async function ContractPage() {
  const t = CATALOGUES[await pageLocale()].docs;
  const { paths, components } = openApi(version);
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const groups = GROUPS.map((name) => ({
    name,
    calls: calls.filter(({ operation }) => operation.tags.includes(name)),
  })).filter((group) => group.calls.length > 0);
  return (
    <div className="page">
      <header>
        <Link href="/">Proofmark</Link>
        <h1 className="page-title mt-3">{t.title}</h1>
        <p className="mt-3 max-w-prose">{t.intro}</p>
        <p className="mt-2">
          <a href="/api/v1/openapi.json" className="inline-flex min-h-(--tap) items-center">
            openapi.json
          </a>
        </p>
      </header>
      <div className="mt-8 gap-12 desk:grid desk:grid-cols-[15rem_1fr]">
        <nav
          aria-label={t.contents}
          className="columns-[10rem] text-small desk:sticky desk:top-6 desk:block desk:max-h-dvh desk:columns-1 desk:overflow-auto"
        >
          {groups.map((group) => (
            <div key={group.name} className="mb-4 break-inside-avoid-column">
              <p className="label">{t.group[group.name]}</p>
              <ul lang="en">
                {group.calls.map(({ operation }) => (
                  <li key={operation.operationId}>
                    <a
                      href={`#${operation.operationId}`}
                      className="flex min-h-(--tap) items-center no-underline hover:underline"
                    >
                      {operation.operationId}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <main className="min-w-0">
          <h2 className="section-title">{t.manners}</h2>
          <ul className="mt-3 grid max-w-prose list-disc gap-2 pl-5">
            {Object.entries(t.manner).map(([key, text]) => (
              <li key={key}>
                <Prose text={text} />
              </li>
            ))}
          </ul>
          {groups.map((group) => (
            <section key={group.name} aria-label={t.group[group.name]} className="mt-12">
              <h2 className="section-title">{t.group[group.name]}</h2>
              <div lang="en">
                {group.calls.map((call) => (
                  <OperationView key={call.operation.operationId} {...call} t={t} />
                ))}
              </div>
            </section>
          ))}
          <h2 className="section-title mt-12">{t.shapes}</h2>
          <div lang="en">
            {Object.entries(components.schemas).map(([name, schema]) => (
              <section key={name} id={name} className="mt-8" aria-label={name}>
                <h3 className="font-semibold">{name}</h3>
                {schema.description !== undefined && <p className="max-w-prose">{schema.description}</p>}
                {schema.properties === undefined ? (
                  <TypeLine schema={schema} />
                ) : (
                  <Fields fields={fieldsOf(schema)} optional={t.optional} />
                )}
              </section>
            ))}
          </div>
          <h2 className="section-title mt-12">{t.problems}</h2>
          <dl lang="en" className="mt-3">
            {ERROR_CODES.map((code) => (
              <div
                key={code}
                id={code}
                className="grid gap-x-6 border-b border-hair py-1.5 sm:grid-cols-[16rem_1fr]"
              >
                <dt>
                  <code className="font-semibold">{code}</code> {statusOf(code)}
                </dt>
                <dd>{TITLES[code]}</dd>
              </div>
            ))}
          </dl>
        </main>
      </div>
    </div>
  );
}
