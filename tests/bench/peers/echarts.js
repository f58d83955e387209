// ECharts with the parts that these figures need, by its tree-shakeable imports.
import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import figures from "six";

use([BarChart, CanvasRenderer, GridComponent, LegendComponent, LineChart, MarkLineComponent, ScatterChart, TooltipComponent]);
const COLOURS = ["#0e4468", "#b3541e", "#3c7a3c", "#6d4a8d"];

const range = ({ min, max, label }) => ({ type: "value", min, max, name: label, nameLocation: "middle", nameGap: 30 });
const item = (point, value, look) => ({ value, name: point.label, words: point.words, ...look });
const shown = ({ data }) => `${data.name}: ${data.words}`;
const words = (position) => ({ show: true, position, color: position === "insideLeft" ? "#fff" : "#333", formatter: ({ data }) => data.words });

const specs = {
  columns: ({ x, y, points, reference }) => ({
    xAxis: { type: "category", data: points.map(({ label }) => label) }, yAxis: range(y),
    series: [
      {
        type: "bar", barWidth: "60%", itemStyle: { color: COLOURS[0] }, label: words("top"),
        data: points.map((point) => (point.implied ? { value: null } : item(point, point.y))),
        ...(reference && { markLine: { silent: true, symbol: "none", label: { show: false }, lineStyle: { color: COLOURS[1], type: "solid" }, data: [{ yAxis: reference }] } }),
      },
      ...(points.some(({ implied }) => implied)
        ? [{ type: "line", lineStyle: { type: "dashed", width: 1 }, itemStyle: { color: COLOURS[0] }, symbol: "emptyCircle", data: points.map((point) => item(point, point.y, point.implied ? { symbolSize: 8, label: words("top") } : { symbol: "none" })) }]
        : []),
    ],
  }),
  bars: ({ x, points }) => ({
    grid: { left: 130 }, xAxis: range(x), yAxis: { type: "category", data: points.map(({ label }) => label) },
    series: [{ type: "bar", barWidth: "60%", label: words("insideLeft"), data: points.map((point) => item(point, point.x, { itemStyle: { color: point.implied ? "#8fa9bb" : COLOURS[0] } })) }],
  }),
  lines: ({ x, y, series }) => ({
    legend: { top: 0 },
    xAxis: x.ticks ? { ...range(x), interval: 1, min: 0, max: 1, axisLabel: { formatter: (at) => x.ticks.find((tick) => tick.at === at)?.label ?? "" } } : range(x),
    yAxis: range(y),
    series: series.map(({ name, points }, index) => ({ type: "line", name, symbol: "circle", symbolSize: 8, itemStyle: { color: COLOURS[index] }, data: points.map((point) => item(point, [point.x, point.y])) })),
  }),
  events: ({ x, y, points }) => ({
    useUTC: true, xAxis: { type: "time", min: x.min, max: x.max, splitLine: { show: true } }, yAxis: { ...range(y), axisLabel: { show: false }, splitLine: { show: false } },
    series: [{
      type: "scatter", symbolSize: 8, itemStyle: { color: COLOURS[0] },
      data: points.map((point) => item(point, [point.x, point.y], { label: { show: true, color: "#333", position: point.x > (x.min + x.max) / 2 ? "left" : "right", formatter: "{b}" } })),
    }],
  }),
};

for (const figure of figures) {
  const element = document.getElementById(figure.id);
  const plot = element.querySelector(".plot");
  const chart = init(plot);
  chart.setOption({ animation: false, grid: { left: 56, right: 16, top: 32, bottom: 44 }, tooltip: { trigger: "item", formatter: shown, transitionDuration: 0 }, ...specs[figure.kind](figure) });
  new ResizeObserver(() => plot.clientWidth !== chart.getWidth() && chart.resize()).observe(plot);
  element.dataset.state = "live";
}
