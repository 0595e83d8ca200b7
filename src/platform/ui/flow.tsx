export type FlowLink = { readonly from: string; readonly to: string; readonly value: number };
export type FlowProps = {
  readonly label: string;
  readonly links: readonly FlowLink[];
  /** What stands beside the two ends; short, for a phone. */
  readonly nameOf: (end: string) => string;
  readonly fromTitle: string;
  readonly toTitle: string;
};

type End = { readonly name: string; readonly value: number; readonly top: number; readonly height: number };
type Ribbon = FlowLink & { readonly fromTop: number; readonly toTop: number; readonly height: number };
export type PlacedFlow = {
  readonly height: number;
  readonly from: readonly End[];
  readonly to: readonly End[];
  readonly ribbons: readonly Ribbon[];
};

const UNIT = 22;
const MOST_HEIGHT = 420;
const GAP = 16;
const HEAD = 24;

function endsOf(links: readonly FlowLink[], side: 'from' | 'to', unit: number): readonly End[] {
  const sums = new Map<string, number>();
  for (const link of links) sums.set(link[side], (sums.get(link[side]) ?? 0) + link.value);
  let top = HEAD;
  return [...sums]
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .map(([name, value]) => {
      const end = { name, value, top, height: value * unit };
      top += end.height + GAP;
      return end;
    });
}

/** Where ends and ribbons lie: as high as they carry, the heaviest on top, ribbons in the order of both sides. */
export function placedFlow(links: readonly FlowLink[]): PlacedFlow {
  const total = links.reduce((sum, it) => sum + it.value, 0);
  const unit = Math.min(UNIT, MOST_HEIGHT / Math.max(1, total));
  const [from, to] = [endsOf(links, 'from', unit), endsOf(links, 'to', unit)];
  const place = (ends: readonly End[], name: string) => ends.findIndex((it) => it.name === name);
  const used = { from: new Map<string, number>(), to: new Map<string, number>() };
  const take = (side: 'from' | 'to', ends: readonly End[], name: string, height: number) => {
    const before = used[side].get(name) ?? 0;
    used[side].set(name, before + height);
    return (ends[place(ends, name)]?.top ?? 0) + before;
  };
  const ribbons = links
    .toSorted((a, b) => place(from, a.from) - place(from, b.from) || place(to, a.to) - place(to, b.to))
    .map((link) => {
      const height = link.value * unit;
      return {
        ...link,
        height,
        fromTop: take('from', from, link.from, height),
        toTop: take('to', to, link.to, height),
      };
    });
  const bottom = (ends: readonly End[]) => (ends.at(-1)?.top ?? 0) + (ends.at(-1)?.height ?? 0);
  return { height: Math.ceil(Math.max(bottom(from), bottom(to)) + GAP), from, to, ribbons };
}

/** A ribbon between x = 0 and x = 100 of the middle of the picture. */
function pathOf({ fromTop, toTop, height }: Ribbon): string {
  const [a, b] = [fromTop + height, toTop + height];
  return `M0 ${fromTop}C50 ${fromTop} 50 ${toTop} 100 ${toTop}V${b}C50 ${b} 50 ${a} 0 ${a}Z`;
}

const [LEFT, RIGHT] = [34, 66];
const LABEL = 1.5;

/** Who gives to whom: two columns of ends and ribbons as thick as what goes between them. The table stands beside it. */
export function Flow({ label, links, nameOf, fromTitle, toTitle }: FlowProps) {
  const placed = placedFlow(links);
  const told = links.map((it) => `${nameOf(it.from)} → ${nameOf(it.to)}: ${it.value}`).join('; ');
  return (
    <svg class="flow-picture" width="100%" height={placed.height} role="img" aria-label={label}>
      <title>{label}</title>
      <desc>{told}</desc>
      <text class="bars-label" x={`${LEFT}%`} y="12" text-anchor="end">
        {fromTitle}
      </text>
      <text class="bars-label" x={`${RIGHT}%`} y="12">
        {toTitle}
      </text>
      <svg
        x={`${LEFT}%`}
        y="0"
        width={`${RIGHT - LEFT}%`}
        height={placed.height}
        viewBox={`0 0 100 ${placed.height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {placed.ribbons.map((it, index) => (
          <path key={`${it.from} ${it.to}`} class={`flow-ribbon chart-${index % 3}`} d={pathOf(it)} />
        ))}
      </svg>
      {placed.from.map((it) => (
        <EndLabel key={it.name} end={it} side="from" name={nameOf(it.name)} />
      ))}
      {placed.to.map((it) => (
        <EndLabel key={it.name} end={it} side="to" name={nameOf(it.name)} />
      ))}
    </svg>
  );
}

type EndLabelProps = { readonly end: End; readonly side: 'from' | 'to'; readonly name: string };

function EndLabel({ end, side, name }: EndLabelProps) {
  const isFrom = side === 'from';
  return (
    <>
      <line
        class="flow-end"
        x1={`${isFrom ? LEFT : RIGHT}%`}
        x2={`${isFrom ? LEFT : RIGHT}%`}
        y1={end.top}
        y2={end.top + end.height}
      />
      <text
        x={`${isFrom ? LEFT - LABEL : RIGHT + LABEL}%`}
        y={end.top + end.height / 2}
        dy="0.34em"
        text-anchor={isFrom ? 'end' : 'start'}
      >
        {`${name} · ${end.value}`}
      </text>
    </>
  );
}
