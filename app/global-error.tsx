"use client";
import "./styles";
import { Suspense } from "react";
import { later } from "@/components/ui/later";

// What it shows is fetched only then: this file is in the first load of every page.
const Fault = later(async () => (await import("@/components/shell/fault")).Fault);

/** For pages and their root alike: what broke is left behind as a whole, and one way to say so is light. */
export default function Broken({ error }: { error: unknown }) {
  return (
    // biome-ignore lint/a11y/useHtmlLang: the language is found out with the rest.
    <html>
      <body>
        <Suspense>
          <Fault error={error} />
        </Suspense>
      </body>
    </html>
  );
}
