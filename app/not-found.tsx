import Link from "next/link";
import { Logo } from "@/components/shell/bar";
import { translator } from "@/lib/messages/catalogue";
import { pageLocale } from "@/lib/server/page";

export default async function NotFound() {
  const t = translator(await pageLocale(), "shell");
  return (
    <main className="page">
      <Logo />
      <h1 className="page-title mt-8">{t("notFound.title")}</h1>
      <p className="mt-3 max-w-prose text-ink-2">{t("notFound.text")}</p>
      <Link className="btn mt-6" href="/articles">
        {t("notFound.back")}
      </Link>
    </main>
  );
}
