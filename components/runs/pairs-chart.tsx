"use client";

import {
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  XAxis,
  YAxis,
  ZAxis,
} from "recharts";
import { SCORE } from "@/lib/contracts/limits";

interface PairsChartProps {
  data: readonly { asked: number; judged: number; count: number }[];
}

const DOMAIN: [number, number] = [SCORE.min, SCORE.max];
const TICKS = Array.from({ length: SCORE.max - SCORE.min + 1 }, (_, at) => at + SCORE.min);

/** How often a score was asked for, and another was given: larger dots are more ideas. */
export function PairsChart({ data }: PairsChartProps) {
  const axis = {
    type: "number",
    domain: DOMAIN,
    ticks: TICKS,
    tickLine: false,
    axisLine: { className: "chart-axis" },
    interval: 0,
    padding: { left: 8, right: 8, top: 8, bottom: 8 },
  } as const;
  return (
    <div aria-hidden="true" className="chart h-48 overflow-hidden text-accent">
      <ResponsiveContainer width="100%" height="100%">
        <ScatterChart margin={{ top: 4, right: 4, bottom: 4, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid className="chart-grid" />
          <XAxis {...axis} dataKey="asked" />
          <YAxis {...axis} dataKey="judged" width={28} />
          <ZAxis dataKey="count" range={[40, 260]} />
          <ReferenceLine
            segment={[
              { x: SCORE.min, y: SCORE.min },
              { x: SCORE.max, y: SCORE.max },
            ]}
            className="chart-scale"
            strokeDasharray="3 3"
          />
          <Scatter data={[...data]} fill="currentColor" fillOpacity={0.75} isAnimationActive={false} />
        </ScatterChart>
      </ResponsiveContainer>
    </div>
  );
}
