/** Hands a page the texts it shows: the common ones and those of its own namespaces, in one language. */
import { MessagesProvider } from "@/components/shell/messages";
import { messagesFor, type Namespace } from "@/lib/messages/catalogue";
import { pageLocale, pageTimeZone } from "@/lib/server/page";

export async function PageMessages(props: { of: readonly Namespace[]; children: React.ReactNode }) {
  const [locale, timeZone] = await Promise.all([pageLocale(), pageTimeZone()]);
  return (
    <MessagesProvider
      locale={locale}
      timeZone={timeZone}
      messages={messagesFor(locale, ["common", "errors", "outbox", ...props.of])}
    >
      {props.children}
    </MessagesProvider>
  );
}
