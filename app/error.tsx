"use client";
import { Suspense } from "react";
import { later } from "@/components/ui/later";

// What it shows is fetched only then: this file is in the first load of every page.
const Fault = later(async () => (await import("@/components/shell/fault")).Fault);

export default function BrokenPage(props: { error: unknown; retry: () => void }) {
  return (
    <Suspense>
      <Fault {...props} />
    </Suspense>
  );
}
