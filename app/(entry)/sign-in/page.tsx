import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { PageMessages } from "@/app/page-messages";
import { DemoPeople } from "@/components/entry/demo-people";
import { PasswordForm } from "@/components/entry/password-form";
import { translator } from "@/lib/messages/catalogue";
import { pageLocale } from "@/lib/server/page";
import { currentActor } from "@/lib/server/session";
import { readSettings } from "@/lib/server/settings";
import { listDemoPeople } from "@/lib/server/sign-in";
import { isNewsroomEmpty } from "@/lib/server/users";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await pageLocale(), "entry")("title") };
}

/** Where to go after signing in: a path of ours, never another host, however it is disguised. */
function pathOf(next: unknown): string {
  const base = "http://here.invalid";
  if (typeof next !== "string" || !URL.canParse(next, base)) return "/articles";
  const { origin, pathname, search } = new URL(next, base);
  return origin === base && !pathname.startsWith("//") ? pathname + search : "/articles";
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: unknown }> }) {
  const back = pathOf((await searchParams).next);
  if ((await currentActor()) !== null) redirect(back);
  if (await isNewsroomEmpty()) redirect("/setup");
  const [locale, people, { newsroom }] = await Promise.all([
    pageLocale(),
    listDemoPeople(await headers()),
    readSettings(),
  ]);
  const t = translator(locale, "entry");
  const form = <PasswordForm back={back} first={people.length === 0} />;
  return (
    <PageMessages of={["entry"]}>
      {people.length === 0 ? (
        <>
          <div>
            <p className="text-ink-2">{newsroom}</p>
            <h1 className="font-serif text-h2 leading-tight font-semibold">{t("signIn")}</h1>
          </div>
          {form}
        </>
      ) : (
        <>
          <h1 className="font-serif text-h2 leading-tight font-semibold">{t("signInAs")}</h1>
          <DemoPeople people={people} back={back} />
          <p className="text-small text-ink-2">{t("demo")}</p>
          <details>
            <summary className="mb-2 inline-flex min-h-(--tap) cursor-pointer items-center text-small underline decoration-edge underline-offset-[0.2em] hover:decoration-current">
              {t("byPassword")}
            </summary>
            {form}
          </details>
        </>
      )}
    </PageMessages>
  );
}
