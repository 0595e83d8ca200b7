import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { TaskList } from '#platform/ui/task-list.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import {
  type Frozen,
  type FrozenId,
  LONGEST_REASON,
  type SectionKey,
  type SectionText,
  sectionKeys,
} from '../model/report.ts';
import { paths } from '../paths.ts';
import { FrozenList } from './list-page.tsx';

export type ReportPageProps = {
  readonly hub: string;
  readonly year: number;
  readonly texts: ReadonlyMap<SectionKey, SectionText>;
  readonly frozen: readonly Frozen[];
  readonly freezing: { readonly id: FrozenId; readonly reason: string };
  readonly errors: FieldErrors;
};

/** The report of a year as the hub works on it: texts by section, the draft to look at, and freezing it. */
export function ReportPage({ hub, year, texts, frozen, freezing, errors }: ReportPageProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={hub}
        title={t('report.of', { year })}
        lead={t('report.workLead')}
        actions={
          <>
            <LinkButton href={paths.pdf.to(year)} look="secondary">
              {t('report.draftPdf')}
            </LinkButton>
            <LinkButton href={paths.docx.to(year)} look="secondary">
              {t('report.draftDocx')}
            </LinkButton>
          </>
        }
      />
      <Section title={t('report.sections')}>
        <TaskList
          label={t('report.sections')}
          tasks={sectionKeys.map((key) => {
            const text = texts.get(key);
            const written = text !== undefined && text.body.trim() !== '';
            return {
              text: t(`report.section.${key}`),
              href: paths.section.to(year, key),
              state: t(written ? 'report.text.written' : 'report.text.none'),
              ...(written && text
                ? { hint: t('report.text.by', { who: text.savedByName ?? '–', when: formatMoment(text.savedAt) }) }
                : {}),
            };
          })}
        />
      </Section>
      <Freeze year={year} freezing={freezing} errors={errors} again={frozen.length > 0} />
      {frozen.length > 0 ? (
        <Section title={t('report.frozen')}>
          <FrozenList frozen={frozen} />
        </Section>
      ) : null}
    </>
  );
}

type FreezeProps = Pick<ReportPageProps, 'year' | 'freezing' | 'errors'> & { readonly again: boolean };

function Freeze({ year, freezing, errors, again }: FreezeProps) {
  return (
    <Section title={t('report.freeze')} onScreenOnly>
      <Notice>
        <p>{t('report.freezeText')}</p>
      </Notice>
      <Form action={paths.freeze.to(year)}>
        <HiddenField name="id" value={freezing.id} />
        {again ? (
          <TextArea
            name="alasan"
            label={t('report.reason')}
            hint={t('report.reasonHint')}
            value={freezing.reason}
            maxlength={LONGEST_REASON}
            rows={3}
            {...(errors.alasan ? { error: errors.alasan } : {})}
          />
        ) : null}
        <FormActions>
          <Button>{t('report.freeze')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
