"use client";
/** What stands in a sheet from below on a narrow window; a wide one never fetches it. */
import { CandidateSheet } from "./candidate-sheet";
import { ClaimSheet } from "./rail-sheet";

export function Sheets() {
  return (
    <>
      <ClaimSheet />
      <CandidateSheet />
    </>
  );
}
