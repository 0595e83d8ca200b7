import type { ComponentChildren } from 'preact';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pager } from '#platform/ui/pagination.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import type { EditionSection } from '../../edition/model/sections.ts';
import { sectionsFor } from '../../edition/rules/parts.ts';
import { type Entry, type EntryNote, LONGEST_TEXT, type SectionText } from '../model/entry.ts';
import { paths } from '../paths.ts';
import { fromText } from './begin-page.tsx';
import { Notes } from './notes.tsx';
import { SectionEvidence, type SectionEvidenceProps } from './section-evidence.tsx';
import { nameOf, said } from './words.ts';

export type SectionPageProps = {
  readonly entry: Entry;
  readonly edition: Edition;
  readonly section: EditionSection;
  /** What is stored; null when nothing is. */
  readonly stored: SectionText | null;
  readonly text: string;
  readonly revision: number;
  readonly notes: readonly EntryNote[];
  readonly evidence: SectionEvidenceProps['evidence'];
  readonly errors: FieldErrors;
  /** What one should know before typing: others at work, text that is not saved yet. */
  readonly notice: ComponentChildren;
  /** Keeps what is typed, where there is script. */
  readonly keep: ComponentChildren;
};

/** One section of the entry on one page: the question, where the text came from, the text, and its evidence. */
export function SectionPage(props: SectionPageProps) {
  const { entry, edition, section, errors } = props;
  const sections = sectionsFor(edition.document, entry.group);
  const at = sections.findIndex((it) => it.code === section.code);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={t('entry.section.kicker', {
          n: formatNumber(at + 1),
          of: formatNumber(sections.length),
          title: entry.title,
        })}
        title={nameOf(section)}
        lead={said(section.question, section.question_en) || undefined}
      />
      {props.notice}
      <Notes notes={props.notes} />
      {section.kind === 'text' ? <TextForm {...props} isLast={at === sections.length - 1} /> : null}
      {section.evidence.length > 0 ? (
        <SectionEvidence id={entry.id} section={section} evidence={props.evidence} />
      ) : null}
      <Pager previous={step(entry, sections[at - 1])} next={step(entry, sections[at + 1])} />
      <p class="section">
        <a href={paths.entry.to(entry.id)}>{t('entry.backToEntry')}</a>
      </p>
    </>
  );
}

function step({ id }: Entry, section: EditionSection | undefined) {
  return section ? { href: paths.section.to(id, section.code), text: nameOf(section) } : null;
}

function TextForm(props: SectionPageProps & { readonly isLast: boolean }) {
  const { entry, section, errors } = props;
  const help = said(section.help, section.help_en);
  return (
    <>
      <Origin {...props} />
      <Form action={paths.section.to(entry.id, section.code)} guard>
        <HiddenField name="revision" value={String(props.revision)} />
        <TextArea
          name="teks"
          label={t('entry.section.text')}
          hint={help === '' ? undefined : help}
          value={props.text}
          rows={14}
          maxlength={LONGEST_TEXT}
          words={section.words ?? undefined}
          errors={errors}
          optional={!section.required}
        />
        {props.keep}
        <FormActions>
          <Button name="lanjut" value="berikut">
            {t(props.isLast ? 'entry.section.saveCheck' : 'entry.section.saveNext')}
          </Button>
          <Button look="secondary" name="lanjut" value="usulan">
            {t('entry.section.saveBack')}
          </Button>
          <LinkButton look="plain" href={paths.entry.to(entry.id)}>
            {t('entry.section.leave')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

/** Where the text came from, and whether it was changed here since. */
function Origin({ entry, section, stored }: SectionPageProps) {
  const from = fromText(section);
  if (section.from.length === 0) return null;
  const isCarried = stored?.carriedNo !== null && stored?.carriedNo !== undefined && stored.carried !== '';
  const isChanged = isCarried && stored.text !== stored.carried;
  const key = isCarried ? (isChanged ? 'entry.origin.changed' : 'entry.origin.carried') : 'entry.origin.none';
  return (
    <div class="mb-6">
      <Notice title={t('entry.origin.title')}>
        <p>{t(key, { from, no: formatNumber(stored?.carriedNo ?? entry.versionNo) })}</p>
        {isChanged ? (
          <details>
            <summary>{t('entry.origin.show')}</summary>
            <DescriptionText text={stored.carried} />
          </details>
        ) : null}
        {entry.innovationId ? (
          <PostButton look="plain" small action={paths.carrySection.to(entry.id, section.code)}>
            {t('entry.origin.again')}
          </PostButton>
        ) : null}
      </Notice>
    </div>
  );
}
