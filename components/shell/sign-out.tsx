"use client";
/** The way out. Whoever leaves work behind that is not on the server yet is asked first. */
import { Suspense, useState } from "react";
import { later } from "@/components/ui/later";
import { outboxOf } from "@/lib/browser/outbox-here";

const Leave = later(async () => (await import("../outbox/leave")).Leave);

export function SignOut({ person, label }: { person: string; label: string }) {
  const [leaving, setLeaving] = useState(false);
  const [asked, setAsked] = useState(false);
  const outbox = outboxOf(person);
  const leave = async (keep: boolean) => {
    setLeaving(true);
    let way: typeof import("@/lib/browser/leave");
    try {
      way = await import("@/lib/browser/leave");
      await way.endSession();
    } catch {
      // Out of reach, or not done: whoever is signed in stays so, and nothing is forgotten.
      setLeaving(false);
      setAsked(false);
      return;
    }
    if (!keep) await outbox.clear();
    outbox.stop();
    await way.forgetKept();
    // A whole new page: nothing of this person stays in memory. Relative, so it cannot leave this host.
    location.assign("/sign-in");
  };
  return (
    <>
      <button
        type="button"
        disabled={leaving}
        onClick={() => {
          const { waiting, refused, foreign } = outbox.state();
          if (waiting + refused + foreign > 0) setAsked(true);
          // What this page may not have found yet stays where it is.
          else void leave(true);
        }}
        className="flex min-h-[max(2.25rem,var(--tap))] w-full items-center rounded-ctl px-2.5 hover:bg-wash"
      >
        {label}
      </button>
      {asked && (
        <Suspense>
          <Leave outbox={outbox} leave={leave} onClose={() => setAsked(false)} />
        </Suspense>
      )}
    </>
  );
}
