/** Where an article is on the web. */
import { useTranslations } from "use-intl";
import { TextField } from "@/components/ui/field";
import type { Wanted } from "@/lib/browser/import";
import { typedAddress } from "@/lib/model/address";

export function AddressForm(props: {
  address: string;
  onAddress: (address: string) => void;
  busy: boolean;
  onSubmit: (wanted: Wanted) => void;
}) {
  const t = useTranslations("articles.new");
  return (
    <form
      className="mt-6 flex flex-wrap items-start gap-x-3 gap-y-2"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit({ url: typedAddress(props.address) });
      }}
    >
      <div className="min-w-0 flex-[1_1_24rem]">
        <TextField
          name="url"
          // Not of type url: the scheme is added to what people type.
          inputMode="url"
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          label={t("address")}
          hint={t("addressHint")}
          placeholder="https://"
          maxLength={2000}
          value={props.address}
          onChange={(event) => props.onAddress(event.currentTarget.value)}
        />
      </div>
      <button
        type="submit"
        className="btn btn-ink sheet:mt-6"
        disabled={props.busy || props.address.trim() === ""}
      >
        {t("fetch")}
      </button>
    </form>
  );
}
