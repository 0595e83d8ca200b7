import { formatNumber, t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { FieldGroup } from '#platform/ui/form.tsx';
import { NumberField } from '#platform/ui/text-field.tsx';
import type { CutBox } from './cut-boxes.ts';

export type CutFieldsProps = { readonly boxes: readonly CutBox[]; readonly errors: FieldErrors };

/** How many are chosen: of all, or of each island by itself. */
export function CutFields({ boxes, errors }: CutFieldsProps) {
  const fields = boxes.map(({ name, island, value }) => (
    <NumberField
      key={name}
      {...{ name, value, errors }}
      label={island ? islandLabel(island.no, island.entries) : t('meaning.field.cut')}
      {...(island ? {} : { hint: t('meaning.hint.cut') })}
      whole
      width="short"
    />
  ));
  if (boxes.length === 1) return <>{fields}</>;
  return (
    <FieldGroup title={t('meaning.field.cut')} text={t('meaning.hint.cuts')}>
      {fields}
    </FieldGroup>
  );
}

const islandLabel = (no: number, entries: number): string =>
  t('meaning.field.cutOf', { no: formatNumber(no + 1), count: entries, n: formatNumber(entries) });
