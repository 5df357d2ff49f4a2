import "./styles";
import sansCyrillic from "@fontsource-variable/source-sans-3/files/source-sans-3-cyrillic-wght-normal.woff2";
import sansLatin from "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2";
import serifCyrillic from "@fontsource-variable/source-serif-4/files/source-serif-4-cyrillic-opsz-normal.woff2";
import serifLatin from "@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2";
import type { Metadata, Viewport } from "next";
import { preload } from "react-dom";
import { pageLocale, pageTheme } from "@/lib/server/page";

export const metadata: Metadata = {
  title: { default: "Proofmark", template: "%s · Proofmark" },
  icons: "/icon.svg",
};

/** `--paper`, day and night: what stands around the page on a phone has the page's ground. */
const GROUND = { light: "#faf6ee", dark: "#191714" };

export async function generateViewport(): Promise<Viewport> {
  const theme = await pageTheme();
  const asked = (["light", "dark"] as const).map((scheme) => ({
    media: `(prefers-color-scheme: ${scheme})`,
    color: GROUND[scheme],
  }));
  return {
    width: "device-width",
    initialScale: 1,
    viewportFit: "cover",
    themeColor: theme === null ? asked : GROUND[theme],
  };
}

/** What both languages are set in: asked for with the page, or its lines would break anew under somebody's eyes. */
const FACES = [serifCyrillic, serifLatin, sansCyrillic, sansLatin];

export default async function RootLayout({ children }: { children: React.ReactNode }) {
  for (const face of FACES) preload(face, { as: "font", type: "font/woff2", crossOrigin: "" });
  const [locale, theme] = await Promise.all([pageLocale(), pageTheme()]);
  return (
    <html lang={locale} data-theme={theme ?? undefined}>
      <body>{children}</body>
    </html>
  );
}
