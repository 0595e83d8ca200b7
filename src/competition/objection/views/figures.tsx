import { t } from '#platform/i18n/i18n.ts';
import { StatGroup, StatNumber } from '#platform/ui/stat-number.tsx';
import type { ObjectionFigures } from '../rules/figures.ts';

const shown = [
  'received',
  'answered',
  'upheld',
  'partly',
  'dismissed',
] as const satisfies readonly (keyof ObjectionFigures)[];

/** How many objections there were and what came of them: numbers alone. */
export function Figures({ figures }: { readonly figures: ObjectionFigures }) {
  return (
    <StatGroup>
      {shown.map((name) => (
        <StatNumber key={name} label={t(`objection.figure.${name}`)} value={figures[name]} />
      ))}
    </StatGroup>
  );
}
