import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageMessages } from "@/app/page-messages";
import { SetupForm } from "@/components/entry/setup-form";
import { translator } from "@/lib/messages/catalogue";
import { pageLocale } from "@/lib/server/page";
import { isNewsroomEmpty } from "@/lib/server/users";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await pageLocale(), "entry")("setup.title") };
}

export default async function SetupPage() {
  if (!(await isNewsroomEmpty())) redirect("/sign-in");
  const t = translator(await pageLocale(), "entry");
  return (
    <PageMessages of={["entry"]}>
      <h1 className="font-serif text-h2 leading-tight font-semibold">{t("setup.title")}</h1>
      <p className="text-ink-2">{t("setup.text")}</p>
      <SetupForm />
    </PageMessages>
  );
}
