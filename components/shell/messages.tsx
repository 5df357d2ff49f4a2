"use client";
/** Hands a page's messages to the components under it. Messages arrive compiled (lib/messages). */
import type { Formats } from "use-intl";
import { IntlProvider } from "use-intl/react";
import type { Locale, Messages } from "@/lib/messages/catalogue";
import { LANGUAGE_TAG } from "@/lib/messages/language-tag";

/** The ways in which times and numbers are written, by name. */
const FORMATS = {
  dateTime: {
    time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    day: { day: "numeric", month: "long" },
    date: { day: "numeric", month: "long", year: "numeric" },
    short: {
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    },
    moment: {
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    },
  },
} satisfies Partial<Formats>;

export function MessagesProvider(props: {
  locale: Locale;
  timeZone: string;
  messages: Partial<Messages>;
  children: React.ReactNode;
}) {
  return (
    <IntlProvider
      locale={LANGUAGE_TAG[props.locale]}
      timeZone={props.timeZone}
      // Each page hands down only the namespaces it shows.
      messages={props.messages as Messages}
      formats={FORMATS}
      onError={(error) => {
        throw error;
      }}
    >
      {props.children}
    </IntlProvider>
  );
}
