"use client";
/** Opens the page anew, from the server, as soon as it can be reached; for pages on which nothing is lost by it. */
import { useEffect } from "react";

/** The browser does not always say when a network is back, and never when a server is. */
const LOOK_EVERY_MS = 5_000;

export function useComeBack(): void {
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState !== "visible") return;
      const answer = await fetch("/api/health", { cache: "no-store" }).catch(() => null);
      if (answer?.ok) location.reload();
    };
    const lookNow = () => void look();
    const timer = setInterval(lookNow, LOOK_EVERY_MS);
    window.addEventListener("online", lookNow);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", lookNow);
    };
  }, []);
}
