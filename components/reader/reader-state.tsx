"use client";
/** What stands in the middle of the reader's bar: how much was looked at, whether all is saved, and who is here. */
import { CoverageMeter } from "./coverage-meter";
import { OutOfReach, ReadersHere } from "./live";
import { SavingState } from "./saving-state";

export function ReaderState() {
  return (
    <div className="mx-auto flex min-w-0 items-center gap-5 max-sheet:ml-0 max-sheet:gap-3">
      <CoverageMeter />
      <SavingState />
      <OutOfReach />
      <ReadersHere />
    </div>
  );
}
