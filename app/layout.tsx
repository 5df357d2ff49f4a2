import "@fontsource-variable/source-serif-4/opsz.css";
import "@fontsource-variable/source-serif-4/opsz-italic.css";
import "@fontsource-variable/source-sans-3/index.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
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

export default async function RootLayout({ children }: { children: React.ReactNode }) {
  const [locale, theme] = await Promise.all([pageLocale(), pageTheme()]);
  return (
    <html lang={locale} data-theme={theme ?? undefined}>
      <body>{children}</body>
    </html>
  );
}
