"use client";
/** When something happened, as short as it can be said today. */
import { useCallback } from "react";
import { useFormatter } from "use-intl/react";

/** A function from a time on the wire to the hour if it was today, else to the day and the hour. */
export function useWhen(): (iso: string) => string {
  const format = useFormatter();
  return useCallback(
    (iso) => {
      const at = new Date(iso);
      const today = format.dateTime(new Date(), "date") === format.dateTime(at, "date");
      return today
        ? format.dateTime(at, "time")
        : format.dateTime(at, {
            day: "numeric",
            month: "short",
            hour: "2-digit",
            minute: "2-digit",
            hourCycle: "h23",
          });
    },
    [format],
  );
}
