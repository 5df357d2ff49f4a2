"use client";
/** On a narrow window the change in sight stands at the foot, with the claims it touches and the ways on. */
import { useCompared, useLooking } from "./compare-context";
import { ChangeWords, OtherEnd } from "./compare-list";
import { Navigator } from "./compare-navigator";
import { TouchedList } from "./touched-claims";

export function CompareFoot() {
  const { changes } = useCompared();
  const { current, shown } = useLooking();
  const change = current !== null && shown.has(current) ? changes[current] : undefined;
  return (
    <div className="compare-foot">
      <Navigator />
      {change && (
        <div className="pb-2">
          <ChangeWords change={change} />
          <OtherEnd change={change} />
          <TouchedList ids={change.claims} />
        </div>
      )}
    </div>
  );
}
