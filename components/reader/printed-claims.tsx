"use client";
/** The numbered list of claims behind a printed article. Made when the page is about to be printed. */
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslations } from "use-intl/react";
import { signOf } from "@/lib/model/sign";
import { useDesk } from "./desk-context";
import { useTypeName } from "./type-name";

export function PrintedClaims() {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // The browser takes the page as it stands when this returns.
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  return printing && <List />;
}

function List() {
  const { store, article } = useDesk();
  const t = useTranslations();
  const typeName = useTypeName();
  return (
    <section className="reader-printed">
      <h2>{t("common.claims", { count: store.visible().length })}</h2>
      <ol>
        {store.visible().map((id) => {
          const claim = store.claim(id);
          return (
            claim && (
              <li key={id}>
                <q lang={article.language}>{claim.words}</q>{" "}
                <span>
                  {typeName(claim.type)}, {t(`common.sign.${signOf(claim)}`)}, {claim.createdBy.name}
                </span>
              </li>
            )
          );
        })}
      </ol>
    </section>
  );
}
