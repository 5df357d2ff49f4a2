"use client";
/** The choice of a role, each with what it means. */
import { useTranslations } from "use-intl";
import type { Role } from "@/lib/model/vocabulary";

const ROLES = ["checker", "editor", "admin"] as const satisfies readonly Role[];

export function RoleField({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  const t = useTranslations("settings.people");
  const common = useTranslations("common");
  return (
    <fieldset>
      <legend className="field-label mb-1">{t("role")}</legend>
      <div className="border-t border-hair">
        {ROLES.map((role) => (
          <label
            key={role}
            className="grid min-h-(--tap) cursor-pointer grid-cols-[auto_1fr] items-baseline gap-x-3 border-b border-hair py-2 hover:bg-wash"
          >
            <input
              type="radio"
              name="role"
              value={role}
              checked={value === role}
              onChange={() => onChange(role)}
              className="translate-y-0.5 accent-ink"
            />
            <span>
              <b className="font-semibold">{common(`role.${role}`)}</b>
              <span className="block text-small text-ink-2">{t(`${role}Means`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
