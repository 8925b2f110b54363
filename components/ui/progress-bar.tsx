import { Progress } from "@base-ui/react/progress";

interface ProgressBarProps {
  /** 0 to 1. */
  value: number;
  label: string;
  /** Read by screen readers in place of the percentage. */
  text: string;
  /** Whether the work ended before it was complete. */
  stopped?: boolean;
}

export function ProgressBar({ value, label, text, stopped = false }: ProgressBarProps) {
  const percent = Math.round(value * 100);
  return (
    <Progress.Root value={percent} aria-label={label} getAriaValueText={() => text}>
      <Progress.Track className="h-1 w-full bg-rule">
        {/* A width that changes would lay the page out again, and paint it, at every frame. */}
        <Progress.Indicator
          style={{ width: "100%", scale: `${percent / 100} 1` }}
          className={`h-1 origin-left motion-safe:transition-[scale] motion-safe:duration-700 ${stopped ? "bg-edge" : "bg-accent"}`}
        />
      </Progress.Track>
    </Progress.Root>
  );
}
