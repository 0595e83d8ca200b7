import type { FormValues } from '#platform/http/form.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Table } from '#platform/ui/table.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import type { EditionDocument } from '../model/document.ts';
import type { Edition } from '../model/edition.ts';
import { eligibilityKinds } from '../model/eligibility.ts';
import type { ItemPart } from '../model/layout.ts';
import type { Problem } from '../model/problem.ts';
import { paths } from '../paths.ts';
import { sumOf } from '../rules/problems/told.ts';
import { stageName, valueText } from '../wording.ts';
import { Problems } from './form/problems.tsx';
import { Reason } from './part-page.tsx';
import { ruleText } from './rule-text.ts';

export type ItemsPageProps = {
  readonly edition: Edition;
  readonly part: ItemPart;
  readonly problems: readonly Problem[];
  readonly form: FormValues;
  readonly errors: FieldErrors;
};

/** The items of a part: each on a page of its own, moved and taken out here. */
export function ItemsPage({ edition, part, problems, form, errors }: ItemsPageProps) {
  const { id, document } = edition;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t(`edition.part.${part}`)} lead={t(`edition.lead.${part}`)} />
      <Problems id={id} document={document} problems={problems} here={{ part, index: null }} />
      <Form action={paths.part.to(id, part)} label={t(`edition.part.${part}`)}>
        <HiddenField name="revisi" value={String(edition.revision)} />
        {document[part].length === 0 ? (
          <EmptyState title={t('edition.items.none')}>{t(`edition.lead.${part}`)}</EmptyState>
        ) : (
          <Items edition={edition} part={part} />
        )}
        <Reason edition={edition} typed={{ form, errors }} />
        <Adding part={part} />
      </Form>
      <p class="actions">
        <LinkButton look="plain" href={paths.work.to(id)}>
          {t('edition.back.work')}
        </LinkButton>
      </p>
    </>
  );
}

function Adding({ part }: { readonly part: ItemPart }) {
  const choices = eligibilityKinds.map((it) => ({ value: it, label: t(`edition.eligibility.${it}`) }));
  return (
    <div class="field-group">
      {part === 'eligibility' ? (
        <SelectField name="jenis" label={t('edition.eligibility.kind')} choices={choices} empty={null} width="medium" />
      ) : null}
      <Button look="secondary" name="aksi" value={`tambah:${part}`}>
        {t(`edition.add.${part}`)}
      </Button>
    </div>
  );
}

function Items({ edition, part }: { readonly edition: Edition; readonly part: ItemPart }) {
  const { id, document } = edition;
  const rows = rowsOf(document, part).map(({ name, cells }, index) => ({
    key: `${index}`,
    cells: [
      <a href={paths.item.to(id, part, index)}>{name}</a>,
      ...cells,
      <RowButtons part={part} index={index} name={name} />,
    ],
  }));
  const columns = columnsOf(part);
  const labels = [
    { label: t('edition.items.name') },
    ...columns,
    { label: t('edition.items.deeds'), labelHidden: true },
  ];
  return <Table caption={t(`edition.part.${part}`)} captionHidden columns={labels} rows={rows} />;
}

function RowButtons({ part, index, name }: { readonly part: ItemPart; readonly index: number; readonly name: string }) {
  return (
    <div class="flex flex-wrap gap-2">
      {index > 0 ? (
        <Button look="plain" small name="aksi" value={`naik:${part}.${index}`}>
          {t('platform.document.rowUp')}
          <span class="sr-only"> {name}</span>
        </Button>
      ) : null}
      <Button look="plain" small name="aksi" value={`hapus:${part}.${index}`}>
        {t('platform.document.rowRemove')}
        <span class="sr-only"> {name}</span>
      </Button>
    </div>
  );
}

function columnsOf(part: ItemPart) {
  const label = (name: 'words' | 'weight' | 'evidence' | 'source' | 'groups' | 'criteria', numeric = false) => ({
    label: t(`edition.field.${name}`),
    numeric,
  });
  if (part === 'sections') return [label('words', true), label('weight', true), label('evidence', true)];
  if (part === 'rubrics') return [label('criteria', true), label('weight', true), label('groups')];
  return [label('groups'), label('source')];
}

type ItemRow = { readonly name: string; readonly cells: readonly string[] };

function rowsOf(document: EditionDocument, part: ItemPart): readonly ItemRow[] {
  const groups = (codes: readonly string[]) => {
    const names = codes.map((code) => document.groups.find((it) => it.code === code)?.name ?? code);
    return names.length === 0 ? t('edition.groups.all') : names.join(', ');
  };
  if (part === 'sections')
    return document.sections.map((it) => ({
      name: it.name || it.code,
      cells: [valueText(it.words), valueText(it.weight), formatNumber(it.evidence.length)],
    }));
  if (part === 'rubrics')
    return document.rubrics.map((it) => {
      const known = it.criteria.flatMap((criterion) => (criterion.weight === null ? [] : [criterion.weight]));
      const sum = known.length === 0 ? t('edition.value.none') : formatNumber(sumOf(known));
      return { name: stageName(it.stage), cells: [formatNumber(it.criteria.length), sum, groups(it.groups)] };
    });
  return document.eligibility.map((it) => ({ name: ruleText(it), cells: [groups(it.groups), it.source] }));
}
