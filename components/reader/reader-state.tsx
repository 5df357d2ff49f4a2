"use client";
/** What stands in the middle of the reader's bar: how much was looked at, and whether all is saved. */
import { CoverageMeter } from "./coverage-meter";
import { SavingState } from "./saving-state";

export function ReaderState() {
  return (
    <div className="mx-auto flex min-w-0 items-center gap-5 max-sheet:order-4 max-sheet:w-full max-sheet:gap-3 max-sheet:pb-1">
      <CoverageMeter />
      <SavingState />
    </div>
  );
}
