"use client";
/** All that can be done with a candidate by hand; each has a key of its own. */
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Stamp } from "@/components/claim/stamp";
import { Icon } from "@/components/ui/icon";
import type { Candidate } from "@/lib/browser/candidate-store";
import { useDesk } from "./desk-context";
import { Caps } from "./keycap";
import { useTypeName } from "./type-name";

export function CandidateActs({ candidate }: { candidate: Candidate }) {
  const { candidates, candidateDesk, commands } = useDesk();
  const t = useTranslations();
  const typeName = useTypeName();
  const [reason, setReason] = useState("");
  const alike = candidates.alike(candidate.number).length;
  const setAside = (kind: "dismissed" | "not_checkable") => {
    candidateDesk.setAside(kind, reason.trim() || null);
    setReason("");
  };
  return (
    <div className="candidate-acts grid gap-2">
      <div className="flex flex-wrap items-center gap-1.5">
        <button type="button" className="btn" onClick={() => candidateDesk.accept()}>
          {t("finder.accept")} <Caps command="accept" />
        </button>
        {(["verified", "unverified"] as const).map((verdict) => (
          <button
            key={verdict}
            type="button"
            className="btn"
            onClick={() => candidateDesk.accept(undefined, verdict)}
          >
            <Icon name={verdict === "verified" ? "check" : "ask"} className="size-4" />
            {t(`common.sign.${verdict}`)} <Caps command={verdict} />
          </button>
        ))}
      </div>
      <fieldset className="flex flex-wrap items-center gap-x-1 text-ink-2">
        <legend className="float-left mr-1.5 leading-7">{t("finder.acceptAs")}</legend>
        {commands
          .usableTypes()
          .filter((type) => type.slug !== candidate.type)
          .map((type) => (
            <button
              key={type.slug}
              type="button"
              className="dock-key"
              aria-label={typeName(type.slug)}
              title={typeName(type.slug)}
              onClick={() => candidateDesk.accept(type.slug)}
            >
              <Stamp hue={type.hue} className="size-[1.125rem]" />
            </button>
          ))}
      </fieldset>
      <form
        className="flex flex-wrap gap-1.5"
        onSubmit={(event) => {
          event.preventDefault();
          setAside("dismissed");
        }}
      >
        <button type="submit" className="btn">
          {t("finder.dismiss")} <Caps command="dismiss" />
        </button>
        <button type="button" className="btn" onClick={() => setAside("not_checkable")}>
          {t("finder.notCheckable")} <Caps command="notCheckable" />
        </button>
        {alike > 1 && (
          <button type="button" className="btn" onClick={() => candidateDesk.setAlikeAside()}>
            {t("finder.dismissAlike", { count: alike })} <Caps command="dismissAlike" />
          </button>
        )}
        <input
          className="field-input w-full"
          aria-label={t("finder.reason")}
          placeholder={t("finder.reason")}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </form>
    </div>
  );
}
