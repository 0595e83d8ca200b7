import { regionName } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { InnovationId } from '#registry/index.ts';
import { paths as registryPaths } from '#registry/index.ts';
import type { Placed, Tree } from '../model.ts';
import { placedIn } from '../rules/tree.ts';

const ROW = 52;
const STEP = 22;
const LEFT = 12;
const WIDE = 360;
/** Deeper generations stand no further to the right: on a phone there is no room left for their names. */
const MOST_STEPS = 6;
const LONGEST = 38;

const xOf = ({ depth }: Placed): number => LEFT + Math.min(depth, MOST_STEPS) * STEP;
const yOf = ({ row }: Placed): number => 20 + row * ROW;

function shortened(text: string, steps: number): string {
  const longest = LONGEST - steps * 3;
  return [...text].length > longest
    ? `${[...text]
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
    : text;
}

/**
 * The tree as a picture that the server draws: a line a record, as wide as a phone, so that it is read at 360 px and in print without
 * moving it; colours come from the page, so that it is read in the dark, too.
 */
export function Picture({ tree, own }: { readonly tree: Tree; readonly own: InnovationId }) {
  const placed = placedIn(tree);
  const high = placed.length * ROW + 4;
  return (
    <figure class="my-4">
      <svg viewBox={`0 0 ${WIDE} ${high}`} class="h-auto w-full max-w-[30rem]" font-family="inherit">
        <title>{t('descent.picture', { title: tree.title })}</title>
        {placed.map((it) => (it.parent ? <Branch key={it.kin.id} from={it.parent} to={it} /> : null))}
        {placed.map((it) => (
          <Leaf key={it.kin.id} placed={it} isOwn={it.kin.id === own} />
        ))}
      </svg>
    </figure>
  );
}

function Branch({ from, to }: { readonly from: Placed; readonly to: Placed }) {
  const x = xOf(from);
  const end = Math.max(xOf(to) - 7, x + 1);
  return (
    <path d={`M${x} ${yOf(from) + 7}V${yOf(to)}H${end}`} fill="none" stroke="currentColor" stroke-opacity="0.45" />
  );
}

function Leaf({ placed, isOwn }: { readonly placed: Placed; readonly isOwn: boolean }) {
  const { kin } = placed;
  const [x, y] = [xOf(placed), yOf(placed)];
  const steps = Math.min(placed.depth, MOST_STEPS);
  const place = [kin.institutionName, regionName(kin.regionCode)];
  const [institution = '', region = ''] = place;
  const where =
    region === '' || institution.includes(region.replace(/^Kabupaten |^Kota /, ''))
      ? institution
      : `${institution}, ${region}`;
  return (
    <>
      <circle cx={x} cy={y} r="6" fill={isOwn ? 'currentColor' : 'none'} stroke="currentColor" stroke-width="2" />
      <a href={registryPaths.record.to(kin.id)} aria-label={kin.title}>
        <text x={x + 12} y={y + 1} font-size="13" font-weight={isOwn ? 700 : 500} fill="currentColor">
          {shortened(kin.title, steps)}
        </text>
      </a>
      <text x={x + 12} y={y + 17} font-size="11" fill="currentColor" fill-opacity="0.8">
        {shortened(where, steps - 3)}
      </text>
    </>
  );
}
