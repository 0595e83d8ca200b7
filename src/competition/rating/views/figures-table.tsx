import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { EditionId } from '../../edition/model/edition.ts';
import { paths as stagePaths } from '../../stage/paths.ts';
import type { Finalist } from '../model.ts';
import type { Figures } from '../rules/figures.ts';
import { meanText } from './words.tsx';

export type FiguresTableProps = {
  readonly editionId: EditionId;
  readonly scale: number;
  /** By title. */
  readonly finalists: readonly Finalist[];
  readonly of: ReadonlyMap<string, Figures>;
};

/** What the public gave, by title: it is no ranking. */
export function FiguresTable({ editionId, scale, finalists, of }: FiguresTableProps) {
  return (
    <Section title={t('rating.figures')} id="hasil">
      <p class="mb-4">{t('rating.figuresText', { scale: formatNumber(scale) })}</p>
      <Table
        caption={t('rating.figures')}
        captionHidden
        columns={[
          { label: t('rating.finalist') },
          { label: t('rating.raters'), numeric: true },
          { label: t('rating.mean'), numeric: true },
        ]}
        rows={finalists.flatMap(({ id, title }) => {
          const figures = of.get(id);
          if (!figures) return [];
          const link = <a href={stagePaths.journey.to(editionId, id)}>{title}</a>;
          return [{ key: id, cells: [link, formatNumber(figures.raters), meanText(figures)] }];
        })}
      />
    </Section>
  );
}
