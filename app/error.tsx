"use client";
import { lazy, Suspense } from "react";

// What it shows is fetched only then: this file is in the first load of every page.
const Fault = lazy(async () => ({ default: (await import("@/components/shell/fault")).Fault }));

export default function BrokenPage(props: { error: unknown; retry: () => void }) {
  return (
    <Suspense>
      <Fault {...props} />
    </Suspense>
  );
}
