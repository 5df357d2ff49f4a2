/**
 * next-auth as this house uses it: two ways in without a redirect, a sealed cookie that names a person and
 * their session version and nothing else, and none of its own pages.
 */
import type { AuthOptions, User } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { logFault } from "./log";
import { requestId } from "./requests";
import { COOKIES, SESSION_SECONDS, sessionSecret } from "./session";
import { type Account, signInAsDemo, signInByPassword } from "./sign-in";

/** Text fields of a sign-in, whatever was sent in their place. */
const text = (value: unknown) => (typeof value === "string" ? value.slice(0, 300) : "");

/**
 * next-auth's options for one request.
 * @param headers of that request
 * @param refused hears what a sign-in threw; next-auth itself would put it into a redirect
 */
export function authOptions(headers: Headers, refused: (why: unknown) => void): AuthOptions {
  const attempt = async (signIn: () => Promise<Account>): Promise<User | null> => {
    try {
      return await signIn();
    } catch (error) {
      refused(error);
      return null;
    }
  };
  return {
    secret: sessionSecret(),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    useSecureCookies: COOKIES.options.secure,
    cookies: {
      sessionToken: { name: COOKIES.session, options: COOKIES.options },
      csrfToken: { name: COOKIES.csrf, options: COOKIES.options },
      callbackUrl: { name: COOKIES.callback, options: COOKIES.options },
    },
    providers: [
      CredentialsProvider({
        id: "password",
        credentials: { email: {}, password: {} },
        authorize: (given) =>
          attempt(() => signInByPassword(text(given?.email), text(given?.password), headers)),
      }),
      CredentialsProvider({
        id: "demo",
        credentials: { email: {} },
        authorize: (given) => attempt(() => signInAsDemo(text(given?.email), headers)),
      }),
    ],
    callbacks: {
      // `user` is there only at sign-in and is what `authorize` gave.
      jwt: ({ token, user }) =>
        user === undefined ? token : { sub: user.id, sessionVersion: (user as Account).sessionVersion },
    },
    // Its only warning here is that NEXTAUTH_URL is not set, which nothing in these options needs.
    logger: {
      warn: () => {},
      error: (code, metadata) =>
        logFault(
          `next-auth ${code}`,
          metadata instanceof Error ? metadata : metadata.error,
          requestId(headers),
        ),
    },
  };
}
