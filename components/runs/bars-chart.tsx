"use client";

import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { amount } from "@/lib/view/amounts";

interface BarsChartProps {
  data: readonly { name: string; first: number; second?: number }[];
  /** Bars from left to right, for names too long to stand beneath them. */
  sideways?: boolean;
}

const AXIS = { className: "chart-axis" };

/** Bars, with their numbers. Its colour is that of the text around it, which forced colours replace. */
export function BarsChart({ data, sideways = false }: BarsChartProps) {
  const most = Math.max(1, ...data.map(({ first, second = 0 }) => first + second));
  const names = { dataKey: "name", tickLine: false, axisLine: AXIS, interval: 0 } as const;
  // Above the longest bar there is room for its number.
  const numbers = { type: "number", hide: true, domain: [0, most * 1.18] } as const;
  const bar = { fill: "currentColor", isAnimationActive: false, stackId: "one", maxBarSize: 28 } as const;
  const total = (entry: unknown) => {
    const { first, second = 0 } = entry as BarsChartProps["data"][number];
    return first + second === 0 ? "" : amount(first + second);
  };
  const label = (
    <LabelList valueAccessor={({ payload }) => total(payload)} position={sideways ? "right" : "top"} />
  );
  const two = data.some(({ second }) => second !== undefined);
  return (
    <div aria-hidden="true" className="chart h-48 overflow-hidden text-accent">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={[...data]}
          layout={sideways ? "vertical" : "horizontal"}
          margin={{ top: 4, right: 4, bottom: 0, left: 4 }}
          accessibilityLayer={false}
        >
          {sideways ? <XAxis {...numbers} /> : <XAxis {...names} />}
          {sideways ? <YAxis {...names} type="category" width={92} /> : <YAxis {...numbers} />}
          <Bar {...bar} dataKey="first">
            {!two && label}
          </Bar>
          {two && (
            <Bar {...bar} dataKey="second" fillOpacity={0.35} stroke="currentColor">
              {label}
            </Bar>
          )}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
