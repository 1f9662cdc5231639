import { span } from "../dashboard/span";

/** The guide's dashboard without its contents, in the same places and heights. */
export function Skeleton() {
  return (
    <div class="grid" aria-hidden="true">
      <NumberBones />
      <ChartBones />
      <NumberBones />
      <ChartBones />
      <NumberBones />
      <NumberBones wide />
      <TableBones />
    </div>
  );
}

function Bone({ width, class: name = "" }: { width: string; class?: string }) {
  return <span class={`bone ${name}`} style={{ width }} />;
}

function Head() {
  return (
    <>
      <div class="card-head">
        <h2 class="card-title bone-line">
          <Bone width="11em" />
        </h2>
      </div>
      <p class="card-description bone-line">
        <Bone width="19em" />
      </p>
    </>
  );
}

function NumberBones({ wide = false }: { wide?: boolean }) {
  return (
    <div class="card card-number" style={span(wide ? 8 : 4)}>
      <Head />
      <p class="number">
        <Bone width="2.6em" />
      </p>
      <div class="number-tier">
        <Bone width="5em" />
      </div>
    </div>
  );
}

function ChartBones() {
  return (
    <div class="card" style={span(8)}>
      <Head />
      <div class="chart">
        <Bone width="100%" class="bone-block" />
      </div>
    </div>
  );
}

function TableBones() {
  return (
    <div class="card" style={span(12)}>
      <Head />
      <div class="chart">
        <Bone width="100%" class="bone-block" />
      </div>
    </div>
  );
}
