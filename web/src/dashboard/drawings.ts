/** All that draws with the library, fetched together with it. */
export { type ChartSize, drawChart, pointPlaces } from "./chart-svg";
export { barPlaces, drawHistogram } from "./histogram-svg";
