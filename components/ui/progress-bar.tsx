import { Progress } from "@base-ui/react/progress";

interface ProgressBarProps {
  /** 0 to 1. */
  value: number;
  label: string;
  /** Read by screen readers in place of the percentage. */
  text: string;
  /** Whether the work ended before it was complete. */
  stopped?: boolean;
  /** The share at the end of what is done that failed, 0 to 1. */
  failed?: number;
}

export function ProgressBar({ value, label, text, stopped = false, failed = 0 }: ProgressBarProps) {
  const percent = Math.round(value * 100);
  const good = Math.round((value - failed) * 100);
  return (
    <Progress.Root value={percent} aria-label={label} getAriaValueText={() => text}>
      <Progress.Track className="progress-track relative h-1 w-full">
        {/* A width that changes would lay the page out again, and paint it, at every frame. */}
        <Progress.Indicator
          style={{ width: "100%", scale: `${good / 100} 1` }}
          className={`h-1 origin-left motion-safe:transition-[scale] motion-safe:duration-700 ${stopped ? "bg-edge" : "bg-accent"}`}
        />
        {failed > 0 && (
          <div
            style={{ left: `${good}%`, width: `${percent - good}%` }}
            className="progress-failed absolute inset-y-0"
          />
        )}
      </Progress.Track>
    </Progress.Root>
  );
}
