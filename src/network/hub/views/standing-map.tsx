import { regionName, tileLayout } from '#identity/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import type { PublicStanding } from '../../commitment/model.ts';
import { paths } from '../paths.ts';

const SIZE = 100;
const GAP = 6;
const order = ['signed', 'expired', 'none'] as const satisfies readonly PublicStanding[];
const shades = { signed: 4, expired: 2, none: 0 } as const satisfies Record<PublicStanding, number>;
/** Drawn, so that no font has to have them: a tick, an exclamation mark, a dash. */
const signs = {
  signed: 'M32 70 l12 12 l24 -26',
  expired: 'M50 56 v16 M50 81 v3',
  none: 'M38 70 h24',
} as const satisfies Record<PublicStanding, string>;

export type StandingMapProps = {
  readonly hubRegion: string;
  /** By the code of the region. */
  readonly standings: ReadonlyMap<string, PublicStanding>;
};

/** The members as equal tiles, each with a sign of its commitment that needs no colour; the same stands in the table of members. */
export function StandingMap({ hubRegion, standings }: StandingMapProps) {
  const layout = tileLayout(hubRegion);
  if (!layout) return null;
  const title = t('hub.map.title', { region: regionName(hubRegion) });
  return (
    <figure class="tile-map">
      <figcaption class="tile-title">{title}</figcaption>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing of links cannot be a fieldset */}
      <svg class="tiles" viewBox={`0 0 ${layout.columns * SIZE} ${layout.rows * SIZE}`} role="group" aria-label={title}>
        {layout.tiles.map((tile) => (
          <MemberTile key={tile.code} {...tile} standing={standings.get(tile.code) ?? 'none'} />
        ))}
      </svg>
      <Legend standings={standings} />
    </figure>
  );
}

type MemberTileProps = {
  readonly code: string;
  readonly name: string;
  readonly label: string;
  readonly column: number;
  readonly row: number;
  readonly standing: PublicStanding;
};

function MemberTile({ code, name, label, column, row, standing }: MemberTileProps) {
  const [x, y] = [column * SIZE, row * SIZE];
  const side = SIZE - GAP;
  return (
    <a href={paths.member.to(code)} class={`tile shade-${shades[standing]}`}>
      <title>{t('hub.map.tile', { name, label, standing: t(`hub.standing.${standing}`) })}</title>
      <rect x={x + GAP / 2} y={y + GAP / 2} width={side} height={side} rx={6} />
      <text x={x + SIZE / 2} y={y + 45} text-anchor="middle" class="tile-label">
        {label}
      </text>
      <path class="tile-sign" transform={`translate(${x} ${y})`} d={signs[standing]} />
    </a>
  );
}

function Legend({ standings }: Pick<StandingMapProps, 'standings'>) {
  const all = [...standings.values()];
  return (
    <ul class="tile-legend" aria-label={t('hub.map.legend')}>
      {order.map((standing) => (
        <li key={standing}>
          <svg
            class={`shade-${shades[standing]}`}
            width="24"
            height="24"
            viewBox="20 40 60 60"
            aria-hidden="true"
            focusable="false"
          >
            <rect x="20" y="40" width="60" height="60" rx={6} />
            <path class="tile-sign" d={signs[standing]} />
          </svg>
          {t(`hub.standing.${standing}`)}: {formatNumber(all.filter((it) => it === standing).length)}
        </li>
      ))}
    </ul>
  );
}
