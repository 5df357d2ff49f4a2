/**
 * The texts of the interface: one catalogue a language, one file a namespace, in ICU message format.
 * Messages are compiled here, on the server, so that no page carries the ICU parser.
 */
import compile from "icu-minify/compile";
import type {} from "use-intl"; // Brings the module into scope for the declaration below.
import { createTranslator } from "use-intl/core";
import bgArticles from "./bg/articles.json";
import bgClaim from "./bg/claim.json";
import bgClaims from "./bg/claims.json";
import bgCommon from "./bg/common.json";
import bgCompare from "./bg/compare.json";
import bgDocs from "./bg/docs.json";
import bgEntry from "./bg/entry.json";
import bgErrors from "./bg/errors.json";
import bgFault from "./bg/fault.json";
import bgFinder from "./bg/finder.json";
import bgLive from "./bg/live.json";
import bgOffline from "./bg/offline.json";
import bgOutbox from "./bg/outbox.json";
import bgReader from "./bg/reader.json";
import bgSettings from "./bg/settings.json";
import bgShell from "./bg/shell.json";
import bgSummary from "./bg/summary.json";
import bgVersions from "./bg/versions.json";
import enArticles from "./en/articles.json";
import enClaim from "./en/claim.json";
import enClaims from "./en/claims.json";
import enCommon from "./en/common.json";
import enCompare from "./en/compare.json";
import enDocs from "./en/docs.json";
import enEntry from "./en/entry.json";
import enErrors from "./en/errors.json";
import enFault from "./en/fault.json";
import enFinder from "./en/finder.json";
import enLive from "./en/live.json";
import enOffline from "./en/offline.json";
import enOutbox from "./en/outbox.json";
import enReader from "./en/reader.json";
import enSettings from "./en/settings.json";
import enShell from "./en/shell.json";
import enSummary from "./en/summary.json";
import enVersions from "./en/versions.json";
import { LANGUAGE_TAG, type LanguageTag } from "./language-tag";

const en = {
  articles: enArticles,
  claim: enClaim,
  claims: enClaims,
  common: enCommon,
  compare: enCompare,
  docs: enDocs,
  entry: enEntry,
  errors: enErrors,
  fault: enFault,
  finder: enFinder,
  live: enLive,
  offline: enOffline,
  outbox: enOutbox,
  reader: enReader,
  settings: enSettings,
  shell: enShell,
  summary: enSummary,
  versions: enVersions,
};

export type Messages = typeof en;
export type Namespace = keyof Messages;

const bg: Messages = {
  articles: bgArticles,
  claim: bgClaim,
  claims: bgClaims,
  common: bgCommon,
  compare: bgCompare,
  docs: bgDocs,
  entry: bgEntry,
  errors: bgErrors,
  fault: bgFault,
  finder: bgFinder,
  live: bgLive,
  offline: bgOffline,
  outbox: bgOutbox,
  reader: bgReader,
  settings: bgSettings,
  shell: bgShell,
  summary: bgSummary,
  versions: bgVersions,
};

/** Every catalogue as it was written, for the test that holds them against each other. */
export const CATALOGUES = { bg, en };
export type Locale = keyof typeof CATALOGUES;

declare module "use-intl" {
  interface AppConfig {
    Locale: LanguageTag;
    Messages: Messages;
  }
}

type Tree = { [key: string]: string | Tree };

function compileAll(tree: Tree): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(tree).map(([key, node]) => [
      key,
      // Round-tripped, because the compiler's objects have no prototype and cannot cross to the browser so.
      typeof node === "string" ? JSON.parse(JSON.stringify(compile(node))) : compileAll(node),
    ]),
  );
}

// The library's types know messages as strings; compiled ones have the same keys.
const compiled = { bg: compileAll(bg) as Messages, en: compileAll(en) as Messages };

/** The compiled messages of `namespaces`, to be handed to a page's `MessagesProvider`. */
export function messagesFor(locale: Locale, namespaces: readonly Namespace[]): Partial<Messages> {
  const all = compiled[locale];
  return Object.fromEntries(namespaces.map((name) => [name, all[name]]));
}

/** A translator for server components. `t("key", {argument})`; a key that is missing throws. */
export function translator<N extends Namespace>(locale: Locale, namespace: N) {
  return createTranslator<Messages, N>({
    locale: LANGUAGE_TAG[locale],
    messages: compiled[locale],
    // The generic signature wants the key type that N stands for; N is one of the top-level keys.
    namespace: namespace as never,
    onError: (error) => {
      throw error;
    },
  });
}
