import { t } from '#platform/i18n/i18n.ts';

/** Two versions of a record, as their texts are called where they stand side by side. */
export const sidesOf = ([from, to]: readonly [number, number]): readonly [string, string] => [
  t('registry.versions.one', { no: from }),
  t('registry.versions.one', { no: to }),
];
