import { t } from '#platform/i18n/i18n.ts';
import { RadioGroup, SelectField } from '#platform/ui/choice-field.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { EditionDocument } from '../../edition/model/document.ts';
import { isForGroup } from '../../edition/rules/parts.ts';
import { nameOf, said } from './words.ts';

export type PlaceFieldsProps = {
  readonly document: EditionDocument;
  readonly values: { readonly group: string; readonly category: string };
  readonly errors: FieldErrors;
};

/** In which group and category of the edition it is entered. */
export function PlaceFields({ document, values, errors }: PlaceFieldsProps) {
  const open = document.groups.filter((it) => !it.byInvitation || it.code === values.group);
  const only = open.length === 1 ? open[0]?.code : undefined;
  return (
    <>
      <RadioGroup
        name="kelompok"
        label={t('entry.field.group')}
        value={values.group || only}
        choices={document.groups.map((group) => ({
          value: group.code,
          label: nameOf(group),
          hint: hintOf(group.byInvitation && group.code !== values.group, said(group.help, group.help_en)),
          disabled: group.byInvitation && group.code !== values.group,
        }))}
        errors={errors}
      />
      {document.categories.length > 0 ? (
        <SelectField
          name="kategori"
          label={t('entry.field.category')}
          value={values.category}
          {...categoryChoices(document)}
          errors={errors}
        />
      ) : null}
    </>
  );
}

const hintOf = (closed: boolean, help: string): string =>
  [closed ? t('entry.start.byInvitation') : '', help].filter((it) => it !== '').join(' ');

/** Categories by group where they differ between groups, else in one list. */
function categoryChoices({ groups, categories }: EditionDocument) {
  const choices = categories.map((it) => ({ value: it.code, label: nameOf(it) }));
  if (categories.every((it) => it.groups.length === 0)) return { choices };
  return {
    groups: groups.map((group) => ({
      label: nameOf(group),
      choices: choices.filter((_choice, at) => {
        const category = categories[at];
        return category !== undefined && isForGroup(category, group.code);
      }),
    })),
  };
}
