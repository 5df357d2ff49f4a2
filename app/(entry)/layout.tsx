/** The entry: the specimen on the left page, the keys on the right; one above the other on a phone. */
import { Specimen } from "@/components/entry/specimen";
import { LanguageSwitch, ThemeSwitch } from "@/components/shell/corner";
import { translator } from "@/lib/messages/catalogue";
import { pageLocale } from "@/lib/server/page";

export default async function EntryLayout({ children }: { children: React.ReactNode }) {
  const locale = await pageLocale();
  const t = translator(locale, "shell");
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,1.25fr)_minmax(22rem,1fr)] max-sheet:block">
      <Specimen locale={locale} />
      <main className="flex flex-col justify-center gap-4 border-l border-hair bg-raised px-[clamp(2rem,5vw,5rem)] py-12 max-sheet:border-t max-sheet:border-l-0 max-sheet:px-5 max-sheet:pt-8 max-sheet:pb-10">
        {children}
        <div className="mt-4 -ml-2 flex items-center gap-2">
          <LanguageSwitch locale={locale} label={t("language")} />
          <ThemeSwitch label={t("theme")} />
        </div>
      </main>
    </div>
  );
}
