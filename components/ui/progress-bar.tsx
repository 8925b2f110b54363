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
        <Progress.Indicator
          className={`h-1 motion-safe:transition-[width] motion-safe:duration-700 ${stopped ? "bg-edge" : "bg-accent"}`}
        />
      </Progress.Track>
    </Progress.Root>
  );
}
