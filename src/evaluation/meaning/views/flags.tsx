import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Plot, type PlotAxis } from '#platform/ui/plot.tsx';
import { Section } from '#platform/ui/section.tsx';
import { roundTicks } from '#platform/ui/ticks.ts';
import type { Round } from '../../model/round.ts';
import { namedSubject } from '../../views/labels.ts';
import type { Flag, FlagKind } from '../model/flag.ts';
import { paths } from '../paths.ts';
import type { Board } from '../queries/board.ts';
import { points } from './numbers.ts';

const kinds = [
  'wide-gap',
  'far-off',
  'central-tendency',
  'reads-otherwise',
  'drift',
  'straight-lining',
  'halo',
  'favours',
  'groups-apart',
] as const satisfies readonly FlagKind[];

export type FlagsProps = {
  readonly round: Pick<Round, 'id'>;
  readonly board: Board;
  readonly flags: readonly Flag[];
  /** Which of the flags shows its picture; null: the first of each kind. */
  readonly spot: number | null;
};

/** What people should look at, each with the picture that shows it. Nothing follows from it by itself. */
export function Flags({ round, board, flags, spot }: FlagsProps) {
  const spotted = spot === null ? undefined : flags[spot];
  return (
    <Section title={t('meaning.flags.title')} id="perhatian">
      <p class="mb-4">{t(flags.length > 0 ? 'meaning.flags.text' : 'meaning.flags.none')}</p>
      {kinds.map((kind) => {
        const own = flags.filter((it) => it.kind === kind);
        const shown = spotted?.kind === kind ? spotted : own[0];
        if (!shown) return null;
        return (
          <details key={kind} class="tile-table mb-2" open={shown === spotted}>
            <summary>
              {t('meaning.flags.kind', { kind: t(`meaning.flag.${kind}`), n: formatNumber(own.length) })}
            </summary>
            <p>{t(`meaning.flagText.${kind}`)}</p>
            <ul>
              {own.map((it) => (
                <li key={flags.indexOf(it)}>
                  {it === shown ? (
                    <strong>{sentenceOf(it, board)}</strong>
                  ) : (
                    <a href={`${paths.certainty.to(round.id, { sorot: String(flags.indexOf(it)) })}#perhatian`}>
                      {sentenceOf(it, board)}
                    </a>
                  )}
                </li>
              ))}
            </ul>
            <Cloud flag={shown} board={board} />
          </details>
        );
      })}
    </Section>
  );
}

function sentenceOf(flag: Flag, { jurors, entries }: Board): string {
  const subject = entries.find((it) => it.entry === flag.entry)?.subject;
  const named = [
    jurors.find((it) => it.juror === flag.juror)?.name,
    subject ? namedSubject(subject) : undefined,
    flag.trait ? levelText(flag.trait.level) : undefined,
  ].filter((it) => it !== undefined);
  const numbers = { value: points(flag.value), usual: points(flag.usual) };
  return t('meaning.flags.line', { what: named.join(' · '), ...numbers });
}

function levelText(level: string): string {
  switch (level) {
    case 'ministry':
    case 'agency':
    case 'province':
    case 'regency':
    case 'city':
    case 'state_enterprise':
    case 'regional_enterprise':
    case 'village':
    case 'other':
      return t(`identity.kind.${level}`);
    case 'digital':
    case 'not_digital':
    case 'leader_came':
    case 'leader_away':
      return t(`meaning.level.${level}`);
    default:
      return level;
  }
}

function axisOf(values: readonly number[], title: string): PlotAxis {
  const ticks = roundTicks(Math.min(...values), Math.max(...values), 4);
  return {
    title,
    min: ticks[0] ?? 0,
    max: ticks.at(-1) ?? 1,
    ticks: ticks.map((at) => ({ at, text: formatNumber(at, { maximumFractionDigits: 2 }) })),
  };
}

function Cloud({ flag, board }: { readonly flag: Flag; readonly board: Board }) {
  if (flag.points.length < 2) return null;
  const [x, y] = [flag.points.map((it) => it.x), flag.points.map((it) => it.y)];
  const name = t(`meaning.flag.${flag.kind}`);
  return (
    <Plot
      label={sentenceOf(flag, board)}
      x={axisOf(x, t(`meaning.axis.${flag.kind}.x`))}
      y={axisOf(y, t(`meaning.axis.${flag.kind}.y`))}
      series={[{ name, look: 0, points: flag.points, isCloud: true }]}
    />
  );
}
