import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason, LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import { type CarriedRecord, pieceLabel } from '#registry/index.ts';
import type { Edition } from '../../edition/model/edition.ts';
import type { EditionSection } from '../../edition/model/sections.ts';
import type { EntryId } from '../model/entry.ts';
import type { EntryRefusal } from '../model/refusal.ts';
import { paths } from '../paths.ts';
import { wordsOf } from '../rules/section.ts';
import { PlaceFields } from './place-fields.tsx';
import { closingText } from './start-page.tsx';
import { editionTitle, nameOf } from './words.ts';

export type BeginPageProps = {
  readonly id: EntryId;
  readonly edition: Edition;
  readonly record: CarriedRecord;
  readonly values: { readonly group: string; readonly category: string };
  /** Why it cannot be begun at all; null when it can. */
  readonly whyNot: EntryRefusal | null;
  readonly errors: FieldErrors;
  readonly now: Date;
};

/** Third step: group and category, and what is carried over from the record. */
export function BeginPage(props: BeginPageProps) {
  const { edition, record, errors, whyNot } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={editionTitle(edition.document)}
        title={t('entry.begin.title', { title: record.title })}
        lead={t('entry.begin.lead', { no: record.versionNo })}
        facts={<span>{closingText(edition, props.now)}</span>}
      />
      <Form action={paths.start.to()}>
        <HiddenField name="id" value={props.id} />
        <HiddenField name="edisi" value={edition.id} />
        <HiddenField name="inovasi" value={record.id} />
        <PlaceFields document={edition.document} values={props.values} errors={errors} />
        <FormActions>
          {whyNot ? (
            <DisabledWithReason id="mulai" reason={t(`entry.refusal.${whyNot}`)}>
              {t('entry.begin.button')}
            </DisabledWithReason>
          ) : (
            <Button>{t('entry.begin.button')}</Button>
          )}
          <LinkButton look="plain" href={paths.start.to({ edisi: edition.id })}>
            {t('entry.begin.other')}
          </LinkButton>
        </FormActions>
      </Form>
      <Section title={t('entry.begin.carried')}>
        <Table
          caption={t('entry.begin.caption')}
          columns={[
            { label: t('entry.field.section') },
            { label: t('entry.begin.from') },
            { label: t('entry.begin.words'), numeric: true },
          ]}
          rows={edition.document.sections.map((section) => ({
            key: section.code,
            cells: [nameOf(section), fromText(section), wordsText(section, record)],
          }))}
        />
      </Section>
    </>
  );
}

export function fromText({ from, kind }: Pick<EditionSection, 'from' | 'kind'>): string {
  if (kind === 'evidence') return t('entry.begin.evidence');
  return from.length === 0 ? t('entry.begin.nothing') : from.map(pieceLabel).join(', ');
}

function wordsText({ from, words, kind }: EditionSection, record: CarriedRecord): string {
  if (kind === 'evidence') return '–';
  const n = formatNumber(wordsOf(record.textOf(from)));
  return words === null ? n : t('entry.begin.wordsOf', { n, most: formatNumber(words) });
}
