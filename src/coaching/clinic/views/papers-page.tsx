import { FileInput, paths as filePaths, type UsedEvidence } from '#files/index.ts';
import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import { LONGEST_DECISIONS, LONGEST_MINUTES, paperPlaces } from '../model/outcome.ts';
import { paths } from '../paths.ts';
import { isStaff } from '../rules/moves.ts';
import type { PapersPageProps } from './papers-props.ts';
import { ProvingSections } from './proving.tsx';
import { ClinicTabs } from './tabs.tsx';

/** What comes of a clinic: its papers, what was decided, and what those present get for it. */
export function PapersPage(props: PapersPageProps) {
  const { clinic, viewer, told, errors, whyNotWrite } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={clinic.title} title={t('clinic.papers.title')} lead={t('clinic.papers.lead')} />
      <ClinicTabs clinic={clinic} viewer={viewer} current="papers" />
      {told ? (
        <Notice tone="success" role="status">
          {told}
        </Notice>
      ) : null}
      <MinutesSection {...props} />
      <Section title={t('clinic.papers.list')}>
        <PaperList papers={props.papers} />
      </Section>
      {whyNotWrite === null && isStaff(viewer) ? <AddForms {...props} /> : null}
      {isStaff(viewer) ? <ProvingSections {...props} /> : null}
    </>
  );
}

function MinutesSection({ clinic, kept, typed, errors, whyNotWrite }: PapersPageProps) {
  const by = kept.at ? t('clinic.minutes.by', { name: kept.byName ?? '', date: formatDate(kept.at) }) : null;
  return (
    <Section title={t('clinic.minutes.title')}>
      {by ? <p class="muted">{by}</p> : null}
      {whyNotWrite ? (
        <p>{kept.minutes === '' ? t('clinic.minutes.none') : kept.minutes}</p>
      ) : (
        <Form action={paths.minutes.to(clinic.id)} guard>
          <HiddenField name="dilihat" value={kept.at?.toISOString() ?? ''} />
          <TextArea
            name="notulen"
            label={t('clinic.minutes.text')}
            value={typed.minutes}
            rows={6}
            maxlength={LONGEST_MINUTES}
            optional
            errors={errors}
          />
          <TextArea
            name="keputusan"
            label={t('clinic.minutes.decisions')}
            hint={t('clinic.minutes.decisionsHint')}
            value={typed.decisions}
            rows={4}
            maxlength={LONGEST_DECISIONS}
            optional
            errors={errors}
          />
          <FormActions>
            <Button look="secondary">{t('clinic.minutes.send')}</Button>
          </FormActions>
        </Form>
      )}
    </Section>
  );
}

function PaperList({ papers }: { readonly papers: readonly UsedEvidence[] }) {
  if (papers.length === 0) return <p>{t('clinic.papers.none')}</p>;
  return (
    <>
      {paperPlaces.map((place) => {
        const own = papers.filter((it) => it.place === place);
        if (own.length === 0) return null;
        return (
          <Section key={place} level={3} title={t(`clinic.paper.${place}`)}>
            <ul class="plain-list">
              {own.map((it) => (
                <li key={it.id}>
                  <a href={filePaths.evidence.to(it.id)}>{it.title}</a>
                </li>
              ))}
            </ul>
          </Section>
        );
      })}
    </>
  );
}

function AddForms({ clinic, form, newId, waiting, megabytes, errors }: PapersPageProps) {
  const isLink = form.has('tautan');
  return (
    <Section title={t('clinic.papers.add')} onScreenOnly>
      <Form action={paths.papers.to(clinic.id)} multipart guard>
        <HiddenField name="id" value={newId} />
        <RadioGroup
          name="jenis"
          label={t('clinic.paper.kind')}
          value={form.get('jenis')}
          choices={paperPlaces.map((value) => ({
            value,
            label: t(`clinic.paper.${value}`),
            hint: t(`clinic.paper.${value}Hint`),
          }))}
          errors={errors}
        />
        <TextField
          name="judul"
          label={t('clinic.paper.title')}
          value={isLink ? '' : form.get('judul')}
          errors={isLink ? {} : errors}
        />
        <FileInput waiting={waiting} megabytes={megabytes} errors={errors} />
        <FormActions>
          <Button look="secondary">{t('clinic.paper.send')}</Button>
        </FormActions>
      </Form>
      <h3 class="mt-6 mb-3">{t('clinic.paper.linkTitle')}</h3>
      <Form action={paths.addLink.to(clinic.id)}>
        <HiddenField name="id" value={newId} />
        <TextField
          id="tautan-judul"
          name="judul"
          label={t('clinic.paper.title')}
          value={isLink ? form.get('judul') : ''}
          errors={isLink ? errors : {}}
        />
        <TextField name="tautan" type="url" label={t('clinic.paper.link')} value={form.get('tautan')} errors={errors} />
        <FormActions>
          <Button look="secondary">{t('clinic.paper.linkSend')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
