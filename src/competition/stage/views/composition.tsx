import { regionFullName } from '#identity/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Table } from '#platform/ui/table.tsx';
import type { EditionDocument } from '../../edition/model/document.ts';
import { type Composition, type CompositionAxis, compositionAxes } from '../rules/composition.ts';
import { categoryName, groupName } from './words.ts';

export type CompositionProps = { readonly document: EditionDocument; readonly composition: Composition };

/** Which regions are left behind says the office; any other axis without values has nothing to tell. */
function Uncounted({ axis }: { readonly axis: CompositionAxis }) {
  if (axis !== 'leftBehind') return null;
  return <p class="muted mt-6">{t('stage.composition.leftBehind.unknown')}</p>;
}

/** How many of the field and of those chosen have each value, axis by axis. */
export function CompositionTables({ document, composition }: CompositionProps) {
  return (
    <section aria-labelledby="komposisi">
      <h2 id="komposisi">{t('stage.composition.title')}</h2>
      {compositionAxes.map((axis) =>
        composition[axis].length === 0 ? (
          <Uncounted key={axis} axis={axis} />
        ) : (
          <div key={axis} class="mt-6">
            <Table
              caption={t(`stage.composition.${axis}`)}
              columns={[
                { label: t(`stage.composition.${axis}`), labelHidden: true },
                { label: t('stage.composition.field'), numeric: true },
                { label: t('stage.composition.chosen'), numeric: true },
              ]}
              rows={composition[axis].map((it) => ({
                key: it.value,
                cells: [valueText(document, axis, it.value), formatNumber(it.field), formatNumber(it.chosen)],
              }))}
            />
          </div>
        ),
      )}
    </section>
  );
}

export function valueText(document: EditionDocument, axis: CompositionAxis, value: string): string {
  switch (axis) {
    case 'group':
      return groupName(document, value);
    case 'category':
      return categoryName(document, value === '' ? null : value);
    case 'institutionKind':
      return t(`identity.kind.${value}` as never);
    case 'region':
      return value === '' ? t('stage.composition.noRegion') : regionFullName(value);
    case 'leftBehind':
      return t(value === 'yes' ? 'stage.composition.leftBehind.yes' : 'stage.composition.leftBehind.no');
  }
}
